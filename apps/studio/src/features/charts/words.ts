import type { Chart, TimeMark, Track } from './chart.ts'

const digitsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)

export function valueText(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return '–'
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digitsOf(value) })
  return /^\p{L}/u.test(unit) ? `${text} ${unit}` : `${text}${unit}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `14:05:10`, with its day where the range has more than one; local time. */
export function clockText(seconds: number, withDay = false): string {
  const date = new Date(seconds * 1000)
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return withDay ? `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock}` : clock
}

export const spansDays = (time: readonly number[]): boolean => {
  const [first, last] = [time[0], time.at(-1)]
  return first !== undefined && last !== undefined && last - first > 20 * 3_600
}

/** What is read at a place of the chart. */
export function pointText(chart: Chart, time: readonly number[], index: number): string {
  const at = time[index]
  if (at === undefined) return 'no values'
  const values = chart.tracks.map(({ label, values }) => `${label} ${valueText(values[index], chart.unit)}`)
  return `${clockText(at, spansDays(time))}: ${values.join(', ')}`
}

/** A chart in words: of each line its last value, mean and peak. */
export function summaryText(chart: Chart, time: readonly number[], marks: readonly TimeMark[] = []): string {
  const lines = chart.tracks.map((track) => trackText(track, chart.unit, time))
  const published = marks.map(({ at, label }) => `${label} at ${clockText(at, spansDays(time))}`)
  const after = published.length === 0 ? [] : [`Published: ${published.join(', ')}.`]
  return [...lines, ...after].join(' ')
}

function trackText({ label, values }: Track, unit: string, time: readonly number[]): string {
  const known = values.filter((value) => value !== null)
  const peak = known.length === 0 ? null : known.reduce((most, value) => Math.max(most, value))
  if (peak === null) return `${label}: no values.`
  const name = label.charAt(0).toUpperCase() + label.slice(1)
  if (peak === 0) return `${name}: 0 throughout.`
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const at = time[values.indexOf(peak)] ?? 0
  const when = clockText(at, spansDays(time))
  return `${name}: last ${valueText(known.at(-1), unit)}, mean ${valueText(mean, unit)}, peak ${valueText(peak, unit)} at ${when}.`
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Time in UTC and the numbers as they are: for a spreadsheet, not for reading. */
export function csvText(chart: Chart, time: readonly number[]): string {
  const unit = chart.unit === '' ? '' : ` (${chart.unit})`
  const head = ['time', ...chart.tracks.map(({ label }) => `${label}${unit}`)]
  const rows = time.map((at, index) => [
    new Date(at * 1000).toISOString(),
    ...chart.tracks.map(({ values }) => String(values[index] ?? '')),
  ])
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}
