import { zoneMinutes } from './timestamp-rfc3339.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const CTIME = /^(?:mon|tue|wed|thu|fri|sat|sun),? +([a-z]{3}) +(\d{1,2}) +(\d{2}):(\d{2}):(\d{2}) +(\d{4})( .*)?$/i

/** `Fri Jun 21 09:12:30 2024`, as C's ctime and Zscaler write it, with an optional zone (`+0100`, `GMT`) → epoch ms, NaN otherwise. */
export function parseCtime(text: string): number {
  const match = CTIME.exec(text)
  if (match === null) return Number.NaN
  const [, name = '', day = '', hour = '', minute = '', second = '', year = '', zone = ''] = match
  const month = MONTHS.indexOf(name.toLowerCase())
  const date = new Date(0)
  date.setUTCFullYear(Number(year), month, Number(day))
  const valid = month >= 0 && date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60
  if (!valid || Number(second) > 60) return Number.NaN
  const seconds = (Number(hour) * 60 + Number(minute) - zoneMinutes(zone, 0)) * 60 + Number(second)
  return date.getTime() + seconds * 1000
}
