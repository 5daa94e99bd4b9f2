import type { Schedule } from '@halcyon/connector-kit'
import { Cron } from 'croner'

/**
 * When the next run is due. Pure.
 * @param due when the run before was due, null = never; `now` and the result in epoch ms
 * @throws when the expression or the time zone is none
 */
export function nextRun(schedule: Schedule, due: number | null, now: number, random = Math.random): number {
  const at = schedule.kind === 'interval' ? afterInterval(schedule.every, due, now) : afterCron(schedule, due, now)
  const jitter = schedule.jitter === undefined ? 0 : random() * milliseconds(schedule.jitter)
  return afterQuiet(schedule.quietHours, Math.round(at + jitter))
}

/** In step with the runs before; what was missed is left out, since a run reads all there is. */
function afterInterval(every: string, due: number | null, now: number): number {
  const step = Math.max(1000, milliseconds(every))
  if (due === null) return now
  return due + step * Math.max(1, Math.ceil((now - due) / step))
}

function afterCron(schedule: Extract<Schedule, { kind: 'cron' }>, due: number | null, now: number): number {
  const { expression, timeZone = 'UTC', catchUp = 'latest' } = schedule
  const from = catchUp === 'all' && due !== null ? due : now
  const next = new Cron(expression, { timezone: timeZone, mode: '5-part' }).nextRun(new Date(from))
  if (next === null) throw new RangeError(`"${expression}" never comes.`)
  return next.getTime()
}

/** The first time not in the quiet hours, from `at` on. */
function afterQuiet(quiet: Schedule['quietHours'], at: number): number {
  if (quiet === undefined || quiet.from === quiet.to) return at
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(quiet.timeZone ?? 'UTC')
  const time = local.toPlainTime().toString().slice(0, 5)
  const inside = quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to
  if (!inside) return at
  const day = time < quiet.to ? local : local.add({ days: 1 })
  return day.withPlainTime(quiet.to).epochMilliseconds
}

/** An ISO 8601 duration in milliseconds; a day is 24 hours. */
const milliseconds = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'millisecond', relativeTo: '2000-01-01' })
