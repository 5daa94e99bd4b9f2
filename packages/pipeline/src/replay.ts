import {
  decodeUtf8,
  type EncodedBatch,
  type ErrorCode,
  type FeedRef,
  type Finding,
  type JsonValue,
  parseJson,
} from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { sha256 } from './identity.ts'
import { type ItemPlace, rowMaker } from './rows.ts'
import { mapScripted, type RunScript, runScript } from './script.ts'

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

/** The letter has its raw bytes already. */
const KEPT = new Uint8Array(0)
const MANY = 'The request holds several records; they cannot take the place of one. Have it sent again.'

/** Dead letters through a mapping, as the live stream would: the same calls, the same rows. */
export async function replayLetters(
  feed: FeedRef,
  mapping: CompiledMapping,
  letters: readonly Letter[],
  script: RunScript | null = null,
): Promise<EncodedBatch> {
  const rows = rowMaker(feed)
  const read = letters.map((letter) => ({ letter, payload: payloadOf(letter, mapping) }))
  const items = read.flatMap(({ payload }) => (payload.kind === 'item' ? [payload.item] : []))
  const scripted = script === null ? [] : await runScript(script, items)
  let item = 0
  for (const { letter, payload } of read) {
    const place = placeOf(letter)
    const reject = (errors: readonly Finding[]): void => rows.rejected(place, errors, KEPT, letter.rawKind)
    if (payload.kind === 'unreadable') {
      reject([payload.finding])
      continue
    }
    const context = { scope: feed.datasourceId, receivedAt: letter.receivedAt }
    const result = mapScripted(mapping, payload.item, scripted[item++], context)
    if (result.outcome === 'rejected') reject(result.errors)
    else if (result.outcome === 'filtered') rows.filtered(place)
    else rows.mapped(place, result, () => true)
  }
  return rows.take(0)
}

/** A letter that nothing can be made of: it stays open, and says why. */
export function rejectLetter(feed: FeedRef, letter: Letter, finding: Finding): EncodedBatch {
  const rows = rowMaker(feed)
  rows.rejected(placeOf(letter), [finding], KEPT, letter.rawKind)
  return rows.take(0)
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
  eventId: letter.eventId,
  receivedMs: Date.parse(letter.receivedAt),
  receivedAt: letter.receivedAt,
  correlationId: letter.correlationId,
  digest: letter.digest,
  rawSha256: sha256(letter.raw),
  captureId: null,
  request: 0,
  item: 0,
  bytes: 0,
})
