import type { ReceivedItem } from '@halcyon/connector-kit'
import { decodeUtf8, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import type { CapturedRequest } from './capture.ts'
import type { TrackedRequest } from './processed.ts'
import { parseRedactPath, REDACTED, redactPayload } from './redact.ts'

type Paths = readonly (readonly string[])[]

/** Items as they may be kept. A path to redact may start at the payload or at the item that was split off it. */
export function keptItems(mapping: CompiledMapping, redact: Paths) {
  let last: { whole: JsonValue; split: readonly JsonValue[] } | null = null
  /** @param index which one of those split off `whole` the item is */
  return (item: JsonValue, whole: JsonValue, index: number): JsonValue => {
    if (redact.length === 0) return item
    if (item === whole) return redactPayload(item, redact)
    if (last?.whole !== whole) last = { whole, split: mapping.split(redactPayload(whole, redact)) }
    return redactPayload(last.split[index] ?? REDACTED, redact)
  }
}

/** A request as it may be kept: as received, or where something is redacted its payloads. */
export function keptRequest(
  request: TrackedRequest,
  items: readonly ReceivedItem[],
  redact: Paths,
  keepHeaders: (headers: Readonly<Record<string, string>>) => Record<string, string>,
): CapturedRequest {
  if (redact.length === 0)
    return { headers: { ...keepHeaders(request.headers), ...keptTarget(request, keepHeaders) }, body: request.body }
  const kept: JsonValue[] = []
  for (const item of items) if (item.kind === 'payload') kept.push(redactPayload(item.payload, redact))
  const body = Buffer.from(stringifyJson(kept.length === 1 ? (kept[0] ?? null) : kept))
  return { headers: { 'content-type': 'application/json' }, body }
}

/** Where a request goes beyond the feed's own address; written like HTTP/2's pseudo-header, which no sender can set. */
const TARGET = ':path'

/** What a request said by its path and query, without what carries a credential. */
function keptTarget(
  { path, query }: Pick<TrackedRequest, 'path' | 'query'>,
  keep: (named: Readonly<Record<string, string>>) => Record<string, string>,
): Record<string, string> {
  if (path === '' && query === '') return {}
  const said: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) said[name] ??= value
  const kept = new URLSearchParams(keep(said)).toString()
  return keep({ [TARGET]: kept === '' ? path : `${path}?${kept}` })
}

/** The request that was kept: its path and query, and its headers. */
export function targetOf({ headers }: Pick<CapturedRequest, 'headers'>): {
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
} {
  const { [TARGET]: target = '', ...others } = headers
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  return { path, query, headers: others }
}

/** A JSON body, or each element of one, without the values at these paths. What is not JSON cannot be looked into and stays. */
export function keptBody(body: Uint8Array, redact: readonly string[]): Uint8Array {
  const paths = redact.map(parseRedactPath).filter((path) => path !== null)
  if (paths.length === 0) return body
  const value = jsonOf(body)
  if (value === undefined) return body
  const kept = Array.isArray(value) ? value.map((item) => redactPayload(item, paths)) : redactPayload(value, paths)
  return Buffer.from(stringifyJson(kept))
}

/** The elements of a JSON array of so many, each as it may be kept; null where the body is no such array. */
export function keptElements(body: Uint8Array, count: number, redact: readonly string[]): readonly Uint8Array[] | null {
  const value = jsonOf(body)
  if (!Array.isArray(value) || value.length !== count) return null
  return value.map((element) => keptBody(Buffer.from(stringifyJson(element)), redact))
}

function jsonOf(body: Uint8Array): JsonValue | undefined {
  try {
    return parseJson(decodeUtf8(body))
  } catch {
    return undefined
  }
}
