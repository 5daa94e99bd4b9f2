export type BodyFormat = 'json' | 'ndjson' | 'form' | 'text'

const FORMATS: ReadonlyMap<string, BodyFormat> = new Map<string, BodyFormat>([
  ['application/json', 'json'],
  ['text/json', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['application/ndjson', 'ndjson'],
  ['application/jsonl', 'ndjson'],
  ['application/x-jsonlines', 'ndjson'],
  ['application/x-www-form-urlencoded', 'form'],
  ['text/plain', 'text'],
])
/** What says nothing about the content: a configured format may be read from it. */
const NEUTRAL = new Set(['text/plain', 'application/octet-stream', 'binary/octet-stream'])
const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii'])

export interface MediaType {
  /** Lower case, without parameters. */
  readonly essence: string
  /** Lower case; null when none is given. */
  readonly charset: string | null
}

/** RFC 9110, 8.3.1. */
export function parseMediaType(header: string): MediaType {
  const [essence = '', ...parameters] = header.split(';')
  const charset = parameters
    .map((parameter) => parameter.trim().toLowerCase())
    .find((parameter) => parameter.startsWith('charset='))
  return {
    essence: essence.trim().toLowerCase(),
    charset: charset === undefined ? null : charset.slice('charset='.length).replaceAll('"', ''),
  }
}

/** The format a `Content-Type` names; `+json` suffixes count (RFC 6839). Null for what is no format of ours. */
export function formatOf(essence: string): BodyFormat | null {
  const known = FORMATS.get(essence)
  if (known !== undefined) return known
  return essence.startsWith('application/') && essence.endsWith('+json') ? 'json' : null
}

/**
 * Which format a body is read as, or null when its `Content-Type` contradicts the configured one or is not ours.
 * No header: the configured format, else JSON. Only UTF-8 is read.
 */
export function chooseFormat(header: string | undefined, configured: BodyFormat | 'auto'): BodyFormat | null {
  if (header === undefined || header.trim() === '') return configured === 'auto' ? 'json' : configured
  const { essence, charset } = parseMediaType(header)
  if (charset !== null && !UTF8.has(charset)) return null
  const named = formatOf(essence)
  if (configured === 'auto') return named
  if (named === configured || NEUTRAL.has(essence)) return configured
  // NDJSON is often sent as plain JSON.
  return configured === 'ndjson' && named === 'json' ? configured : null
}
