import { decodeUtf8, type ErrorCode, type FeedRef, type Finding, type JsonValue, parseJson } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { sha256 } from './identity.ts'
import { type ItemPlace, rowMaker } from './rows.ts'

/** A dead letter as it is kept. */
export interface Letter {
  readonly eventId: string
  /** RFC 3339. */
  readonly receivedAt: string
  readonly correlationId: string
  /** SHA-256, hex, that names the delivery. */
  readonly digest: string
  readonly raw: Uint8Array
  /** `payload`: an item's JSON; `request`: a body as it was received. */
  readonly rawKind: 'payload' | 'request'
}

/** Rows in the shapes `halcyon.write_replay` names, each a JSON array. */
export interface ReplayRows {
  readonly items: string
  readonly alerts: string
  readonly entities: string
  readonly relationships: string
}

const MANY = 'The request holds several records; they cannot take the place of one. Have it sent again.'

/** Dead letters through a mapping, as the live stream would: the same call, other rows. */
export function replayLetters(feed: FeedRef, mapping: CompiledMapping, letters: readonly Letter[]): ReplayRows {
  const rows = rowMaker(feed)
  const items: string[] = []
  const alerts: string[] = []
  const entities: string[] = []
  const relationships: string[] = []
  for (const letter of letters) {
    const { eventId: event, receivedAt: at } = letter
    const plain = (columns: object): number => items.push(JSON.stringify({ event, at, ...columns }))
    const reject = (errors: readonly Finding[]): number =>
      plain({ outcome: 'rejected', reason: errors[0]?.code ?? 'rejected', errors })
    const payload = payloadOf(letter, mapping)
    if (payload.kind === 'unreadable') {
      reject([payload.finding])
      continue
    }
    const result = mapping.map(payload.item, { scope: feed.datasourceId, receivedAt: at })
    if (result.outcome === 'rejected') reject(result.errors)
    else if (result.outcome === 'filtered') plain({ outcome: 'filtered' })
    else {
      const made = rows.mapped(placeOf(letter), result)
      items.push(made.item)
      alerts.push(...made.alerts)
      entities.push(...made.entities.map(({ row }) => row))
      relationships.push(...made.relationships)
    }
  }
  const list = (parts: readonly string[]): string => `[${parts.join(',')}]`
  return { items: list(items), alerts: list(alerts), entities: list(entities), relationships: list(relationships) }
}

type Payload =
  | { readonly kind: 'item'; readonly item: JsonValue }
  | { readonly kind: 'unreadable'; readonly finding: Finding }

function payloadOf({ raw, rawKind }: Letter, mapping: CompiledMapping): Payload {
  try {
    const value = parseJson(decodeUtf8(raw))
    if (rawKind === 'payload') return { kind: 'item', item: value }
    const found = (Array.isArray(value) ? value : [value]).flatMap((payload) => mapping.split(payload))
    const [item] = found
    if (found.length !== 1 || item === undefined) {
      return { kind: 'unreadable', finding: { path: '$', code: 'not_replayable' satisfies ErrorCode, message: MANY } }
    }
    return { kind: 'item', item }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'unreadable', finding: { path: '$', code: 'json_invalid' satisfies ErrorCode, message } }
  }
}

const placeOf = (letter: Letter): ItemPlace => ({
  n: 0,
  eventId: letter.eventId,
  receivedAt: letter.receivedAt,
  correlationId: letter.correlationId,
  digest: letter.digest,
  rawSha256: sha256(letter.raw),
  captureId: null,
  request: 0,
  item: 0,
  bytes: 0,
})
