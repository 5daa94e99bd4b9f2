import { isUuid } from '@halcyon/domain'

const REDACTED = '[redacted]'

const SENSITIVE =
  /pass(word|phrase)|token|secret|^value$|authorization|cookie|api[-_]?key|private[-_]?key|credential|signing|digest/i
/** Names that match above and hold nothing secret. */
const HARMLESS = new Set(['secrets', 'secretId', 'secretIds', 'tokenId', 'credentials'])

/**
 * A copy without anything that could be a secret: the safety net behind commands, which leave values out themselves.
 * Under `secrets` (a draft's references) ids stay, because who used which secret is what an audit is for.
 */
export const redact = (value: unknown): unknown => walk(value, false)

function walk(value: unknown, references: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, references))
  if (typeof value !== 'object' || value === null) return value
  if ('toJSON' in value && typeof value.toJSON === 'function') return walk(value.toJSON(), references)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, keep(key, member, references)]))
}

function keep(key: string, member: unknown, references: boolean): unknown {
  if (member === null || member === undefined || typeof member === 'boolean') return member
  if (references && isUuid(member)) return member
  if (SENSITIVE.test(key) && !HARMLESS.has(key)) return REDACTED
  return walk(member, key === 'secrets')
}
