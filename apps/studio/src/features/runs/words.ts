import type { RunState } from '../../api/generated/graphql.ts'
import { formatNumber } from '../../ui/index.ts'

export const isOver = (state: RunState): boolean => state !== 'queued' && state !== 'running'

/** What a run works on, in words. */
export function runScope(kind: string, parameters: unknown): string {
  const fields = (typeof parameters === 'object' && parameters !== null ? parameters : {}) as Record<string, unknown>
  const version = typeof fields.version === 'number' ? ` with v${fields.version}` : ''
  if (Array.isArray(fields.ids)) return `${formatNumber(fields.ids.length)} chosen${version}`
  const filter = fields.filter
  const set = Object.entries((typeof filter === 'object' && filter !== null ? filter : {}) as Record<string, unknown>)
  const words = set.filter(([name]) => name !== 'state').map(([name, value]) => `${name} ${String(value)}`)
  if (kind === 'replay') return (words.length === 0 ? 'all open' : `open, ${words.join(', ')}`) + version
  return words.join(', ') + version
}

/** `replay` → `Replay`. */
export const kindWord = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
