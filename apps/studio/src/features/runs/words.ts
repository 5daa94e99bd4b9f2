import type { RunState } from '../../api/generated/graphql.ts'
import { formatExactTime, formatNumber } from '../../ui/index.ts'

export const isOver = (state: RunState): boolean => state !== 'queued' && state !== 'running' && state !== 'paused'

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

/** What a run works on, in words. */
export function runScope(kind: string, parameters: unknown): string {
  const fields = fieldsOf(parameters)
  const version = typeof fields.version === 'number' ? ` with v${fields.version}` : ''
  const tried = fields.dryRun === true ? ', tried only' : ''
  if (kind === 'pull') return 'what is new'
  if (kind === 'undo') return typeof fields.version === 'number' ? `what v${fields.version} wrote` : 'what a run wrote'
  if (kind === 'backfill') {
    const from = fields.source === 'captured' ? 'captured events' : 'the source'
    return `${spanWords(fields)} from ${from}${version}${tried}`.trimStart()
  }
  if (Array.isArray(fields.ids)) return `${formatNumber(fields.ids.length)} chosen${version}${tried}`
  const set = Object.entries(fieldsOf(fields.filter))
  const words = set.filter(([name]) => name !== 'state').map(([name, value]) => `${name} ${String(value)}`)
  if (kind === 'replay') return (words.length === 0 ? 'all open' : `open, ${words.join(', ')}`) + version + tried
  return words.join(', ') + version
}

const spanWords = ({ from, to }: Fields): string =>
  typeof from === 'string' && typeof to === 'string' ? `${exact(from)} to ${exact(to)}` : ''

const KINDS: Readonly<Record<string, string>> = {
  pull: 'Poll',
  backfill: 'Backfill',
  replay: 'Replay',
  undo: 'Undo',
}
export const RUN_KINDS = Object.entries(KINDS).map(([value, label]) => ({ value, label }))

/** `replay` → `Replay`. */
export const kindWord = (kind: string): string =>
  KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')

/** Of a backfill: records a second at most; null = as fast as the feed may. */
export function rateOf(parameters: unknown): number | null {
  const { eventsPerSecond } = fieldsOf(parameters)
  return typeof eventsPerSecond === 'number' ? eventsPerSecond : null
}

export const isDryRun = (parameters: unknown): boolean => fieldsOf(parameters).dryRun === true

/** What a run over stored events found, where it says so. */
export function foundOf(result: unknown): readonly (readonly [outcome: string, count: number])[] {
  const fields = fieldsOf(result)
  return (['mapped', 'filtered', 'rejected', 'left'] as const).flatMap((name) => {
    const count = fields[name]
    return typeof count === 'number' && count > 0 ? [[name, count] as const] : []
  })
}

/** Why events were rejected: code → how many, most first. */
export const codesOf = (result: unknown): readonly (readonly [code: string, count: number])[] =>
  Object.entries(fieldsOf(fieldsOf(result).codes))
    .flatMap(([code, count]) => (typeof count === 'number' ? [[code, count] as const] : []))
    .sort((a, b) => b[1] - a[1])

/** A time with its zone: seconds where it has any, `2026-03-01 14:05 UTC`. */
export const exact = (time: string): string =>
  formatExactTime(Date.parse(time))
    .replace(/ \(.*\)$/, '')
    .replace('.000', '')
    .replace(/(\d\d:\d\d):00 /, '$1 ')
