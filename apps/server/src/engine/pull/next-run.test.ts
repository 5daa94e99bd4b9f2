import { expect, test } from 'vitest'
import { nextRun } from './next-run.ts'

const at = (text: string): number => Date.parse(text)
const iso = (ms: number): string => new Date(ms).toISOString()
const never = () => 0

test('an interval keeps its step, and leaves out what was missed', () => {
  const minute = { kind: 'interval', every: 'PT1M' } as const
  expect(nextRun(minute, null, 1000)).toBe(1000)
  expect(nextRun(minute, 0, 10_000)).toBe(60_000)
  expect(nextRun(minute, 0, 200_000)).toBe(240_000)
})

test('cron follows the clock of its time zone over the change of summer time', () => {
  const six = { kind: 'cron', expression: '0 6 * * *', timeZone: 'Europe/Berlin' } as const
  expect(iso(nextRun(six, null, at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T04:00:00.000Z')
  expect(iso(nextRun(six, null, at('2026-03-27T12:00:00Z')))).toBe('2026-03-28T05:00:00.000Z')
})

test('after a time without an engine: the latest, or each', () => {
  const hourly = { kind: 'cron', expression: '0 * * * *' } as const
  const [due, now] = [at('2026-01-01T00:00:00Z'), at('2026-01-01T05:30:00Z')]
  expect(iso(nextRun(hourly, due, now))).toBe('2026-01-01T06:00:00.000Z')
  expect(iso(nextRun({ ...hourly, catchUp: 'all' }, due, now))).toBe('2026-01-01T01:00:00.000Z')
})

test('jitter comes on top; quiet hours are waited for, also over midnight', () => {
  const minute = { kind: 'interval', every: 'PT1M' } as const
  expect(nextRun({ ...minute, jitter: 'PT10S' }, 0, 1, () => 0.5)).toBe(65_000)
  const quiet = { ...minute, quietHours: { from: '22:00', to: '06:00', timeZone: 'Europe/Berlin' } }
  expect(iso(nextRun(quiet, null, at('2026-01-01T22:30:00Z'), never))).toBe('2026-01-02T05:00:00.000Z')
  expect(iso(nextRun(quiet, null, at('2026-01-01T20:30:00Z'), never))).toBe('2026-01-01T20:30:00.000Z')
  expect(iso(nextRun(quiet, null, at('2026-01-02T04:30:00Z'), never))).toBe('2026-01-02T05:00:00.000Z')
})

test('what is no expression or no time zone is said', () => {
  expect(() => nextRun({ kind: 'cron', expression: '61 * * * *' }, null, 0)).toThrow()
  expect(() => nextRun({ kind: 'cron', expression: '0 6 * * *', timeZone: 'Mars/Base' }, null, 0)).toThrow()
})
