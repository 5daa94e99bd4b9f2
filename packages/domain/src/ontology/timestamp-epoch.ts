/** Milliseconds in one unit, as digits to shift the decimal point: seconds +3, microseconds -3. */
const SHIFT = new Map([
  ['epoch_s', 3],
  ['epoch_ms', 0],
  ['epoch_us', -3],
  ['epoch_ns', -6],
])

/** Whole digits → unit. Nine digits of seconds begin in 1973; anything shorter is a count or a date like 20240115. */
function shiftBySize(wholeDigits: number): number {
  if (wholeDigits < 9 || wholeDigits > 20) return Number.NaN
  if (wholeDigits <= 11) return 3
  if (wholeDigits <= 14) return 0
  return wholeDigits <= 17 ? -3 : -6
}

/** `1553296223.123` in digits → epoch ms without passing through a double's rounding; NaN when it is not a plain positive decimal. */
export function epochFromDigits(text: string, unit: string | undefined): number {
  const dot = text.indexOf('.')
  const whole = dot < 0 ? text : text.slice(0, dot)
  const fraction = dot < 0 ? '' : text.slice(dot + 1)
  if (whole.length > 20 || !allDigits(whole) || (dot >= 0 && !allDigits(fraction))) return Number.NaN
  const shift = unit === undefined ? shiftBySize(whole.length) : (SHIFT.get(unit) ?? Number.NaN)
  if (Number.isNaN(shift)) return Number.NaN
  if (shift > 0) return Number(whole + fraction.slice(0, shift).padEnd(shift, '0'))
  return Number(whole.slice(0, whole.length + shift) || '0')
}

/** Whole numbers by arithmetic; fractions through their shortest digits, so that text and number give the same instant. */
export function epochFromNumber(value: number, unit: string | undefined): number {
  if (!(value > 0 && value < 1e20)) return Number.NaN
  if (!Number.isInteger(value)) return epochFromDigits(String(value), unit)
  if (unit === undefined && value >= 1e8 && value < 1e14) return value < 1e11 ? value * 1000 : value
  return epochFromDigits(String(value), unit)
}

function allDigits(text: string): boolean {
  if (text === '') return false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 57) return false
  }
  return true
}
