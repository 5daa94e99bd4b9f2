/**
 * The way of a pushed payload: verify ▸ parse ▸ split ▸ map ▸ rows. Everything but the write; it runs in the feed's worker.
 */
import {
  type InboundRequest,
  type PushAnswer,
  type PushBatch,
  type ReceivedItem,
  RefuseRequest,
  RetryLater,
} from '@halcyon/connector-kit'
import {
  decodeUtf8,
  type EncodedBatch,
  type FeedRef,
  type Finding,
  type JsonValue,
  parseJson,
  stringifyJson,
} from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { type CapturedRequest, encodeCapture } from './capture.ts'
import { entityMarks } from './coalesce.ts'
import { eventIds, sha256 } from './identity.ts'
import { parseRedactPath, REDACTED, redactPayload } from './redact.ts'
import { type ItemPlace, rowMaker } from './rows.ts'

/** Outcome of an item before the dedupe, as a byte. */
export const MAPPED = 0
export const FILTERED = 1
export const REJECTED = 2

export interface TrackedRequest extends InboundRequest {
  readonly correlationId: string
}

export type RequestResult =
  /** Nothing of it is stored. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly code: string
      readonly message: string
      readonly retryAfterMs?: number
    }
  /** Its items are `first … first + count - 1`. */
  | {
      readonly kind: 'taken'
      readonly first: number
      readonly count: number
      /** Status when every item was malformed; 0 otherwise. */
      readonly malformedStatus: number
      readonly answer?: PushAnswer
    }

export interface Processed {
  readonly results: readonly RequestResult[]
  /** One byte an item, from the batch's first. */
  readonly outcomes: Uint8Array
  readonly batch: EncodedBatch
  /** The first rejects, for the log. */
  readonly rejects: readonly { readonly correlationId: string; readonly errors: readonly Finding[] }[]
}

export interface PushPipelineOptions {
  readonly feed: FeedRef
  readonly receive: (request: InboundRequest) => PushBatch | Promise<PushBatch>
  readonly mapping: CompiledMapping
  /** Which requests are kept raw. */
  readonly capture: 'always' | 'sampled' | 'rejectsOnly'
  /** Parsed paths whose values are not kept. */
  readonly redact: readonly (readonly string[])[]
  /** Headers as they may be kept. */
  readonly keepHeaders: (headers: Readonly<Record<string, string>>) => Record<string, string>
  readonly now: () => number
}

/** An item to map: which one it is of those split off its payload. */
interface Unfolded {
  readonly item: JsonValue
  readonly whole: JsonValue
  readonly index: number
}

/** Item numbers start over past this, far from what fits the column and far above what is ever under way. */
const MAX_N = 2 ** 30
/** One in this many requests is kept when capture is `sampled`. */
const SAMPLE_EVERY = 100
const MAX_LOGGED_REJECTS = 20

export function pushPipeline(options: PushPipelineOptions) {
  const { feed, mapping, redact } = options
  const rows = rowMaker(feed)
  const windowMs = feed.dedupeHours * 3_600_000
  const nextEventId = eventIds()
  const marks = entityMarks(options.now)
  let nextN = 0
  let seen = 0

  /** One batch under construction. */
  const start = (batchId: number, requestCount: number) => {
    if (nextN > MAX_N) nextN = 0
    const first = nextN
    const captureId = nextEventId(options.now())
    const deliveries: string[] = []
    const items: string[] = []
    const alerts: string[] = []
    const entities: string[] = []
    const relationships: string[] = []
    const deadLetters: string[] = []
    const captured: CapturedRequest[] = []
    const outcomes: number[] = []
    const counts = batchCounts()
    const results: RequestResult[] = new Array<RequestResult>(requestCount)
    const rejects: { correlationId: string; errors: readonly Finding[] }[] = []

    const reject = (
      place: ItemPlace,
      errors: readonly Finding[],
      raw: Uint8Array,
      kind: 'payload' | 'request',
    ): void => {
      const made = rows.rejected(place, errors, raw, kind)
      items.push(made.item)
      deadLetters.push(made.deadLetter)
      outcomes.push(REJECTED)
      if (rejects.length < MAX_LOGGED_REJECTS) rejects.push({ correlationId: place.correlationId, errors })
    }

    let redacted: { whole: JsonValue; split: readonly JsonValue[] } | null = null
    /** An item as it may be kept. A path to redact may start at the payload or at the item that was split off it. */
    const keepable = ({ item, whole, index }: Unfolded): JsonValue => {
      if (redact.length === 0) return item
      if (item === whole) return redactPayload(item, redact)
      if (redacted?.whole !== whole) redacted = { whole, split: mapping.split(redactPayload(whole, redact)) }
      return redactPayload(redacted.split[index] ?? REDACTED, redact)
    }

    const mapItem = (place: ItemPlace, one: Unfolded): void => {
      const { item } = one
      const result = mapping.map(item, { scope: feed.datasourceId, receivedAt: place.receivedAt })
      if (result.outcome === 'rejected') {
        reject(place, result.errors, Buffer.from(stringifyJson(keepable(one))), 'payload')
      } else if (result.outcome === 'filtered') {
        items.push(rows.filtered(place))
        outcomes.push(FILTERED)
      } else {
        const made = rows.mapped(place, result)
        items.push(made.item)
        for (const row of made.alerts) alerts.push(row)
        for (const { id, row, content } of made.entities)
          if (marks.needed(batchId, place.n, id, content)) entities.push(row)
        for (const row of made.relationships) relationships.push(row)
        outcomes.push(MAPPED)
      }
    }

    const keepRaw = (request: TrackedRequest, payloads: readonly JsonValue[]): number => {
      if (options.capture === 'rejectsOnly') return -1
      if (options.capture === 'sampled' && seen++ % SAMPLE_EVERY !== 0) return -1
      const headers = options.keepHeaders(request.headers)
      if (redact.length === 0) return captured.push({ headers, body: request.body }) - 1
      const kept = payloads.map((payload) => redactPayload(payload, redact))
      const body = Buffer.from(stringifyJson(kept.length === 1 ? (kept[0] ?? null) : kept))
      return captured.push({ headers: { 'content-type': 'application/json' }, body }) - 1
    }

    /** Payloads → mapping items, each with the digest that names its delivery. */
    const unfold = (received: readonly ReceivedItem[], bodySha256: string, plainBody: boolean) => {
      const out: { item: ReceivedItem; payload: JsonValue; digest: string; index: number }[] = []
      for (const item of received) {
        if (item.kind === 'malformed') {
          out.push({ item, payload: null, digest: sha256(item.raw), index: 0 })
          continue
        }
        const split = mapping.split(item.payload)
        for (let i = 0; i < split.length; i++) {
          const payload = split[i] ?? null
          const whole = split.length === 1 && split[0] === item.payload
          const digest =
            item.deliveryId !== null
              ? sha256(`id\u0000${item.deliveryId}${whole ? '' : `#${i}`}`)
              : whole && plainBody && received.length === 1
                ? bodySha256
                : sha256(JSON.stringify(payload))
          out.push({ item, payload, digest, index: i })
        }
      }
      return out
    }

    return {
      take(index: number, request: TrackedRequest, batch: PushBatch): void {
        const from = nextN
        if (batch.items.length > 0) {
          const rawSha256 = sha256(request.body)
          const receivedAt = new Date(request.receivedAt).toISOString()
          const expires = new Date(request.receivedAt + windowMs).toISOString()
          const unfolded = unfold(batch.items, rawSha256, request.headers['content-encoding'] === undefined)
          const position = keepRaw(
            request,
            batch.items.flatMap((item) => (item.kind === 'payload' ? [item.payload] : [])),
          )
          for (let i = 0; i < unfolded.length; i++) {
            const one = unfolded[i]
            if (one === undefined) continue
            const place: ItemPlace = {
              n: nextN++,
              eventId: nextEventId(request.receivedAt),
              receivedAt,
              correlationId: request.correlationId,
              digest: one.digest,
              rawSha256,
              captureId: position < 0 ? null : captureId,
              request: position,
              item: i,
              bytes: i === 0 ? request.body.length : 0,
            }
            if (one.item.kind === 'payload')
              mapItem(place, { item: one.payload, whole: one.item.payload, index: one.index })
            else {
              const { raw, code, message, path } = one.item
              reject(place, [{ path: path ?? '$', code, message }], raw, 'request')
            }
            const outcome = outcomes[outcomes.length - 1] ?? REJECTED
            deliveries.push(rows.delivery(place, expires, outcome === REJECTED))
            counts.add(request.receivedAt, outcome, place.bytes)
          }
        }
        const malformedStatus =
          batch.items.length > 0 && batch.items.every((item) => item.kind === 'malformed')
            ? (batch.malformedStatus ?? 400)
            : 0
        const answer = batch.answer === undefined ? {} : { answer: batch.answer }
        results[index] = { kind: 'taken', first: from, count: nextN - from, malformedStatus, ...answer }
      },
      refuse(index: number, error: RefuseRequest | RetryLater): void {
        results[index] =
          error instanceof RefuseRequest
            ? { kind: 'refused', status: error.status, code: error.code, message: error.message }
            : {
                kind: 'refused',
                status: 503,
                code: 'retry_later',
                message: error.message,
                retryAfterMs: error.afterMs ?? 5000,
              }
      },
      finish(): Processed {
        let capture: EncodedBatch['capture'] = null
        if (captured.length > 0) {
          const { data, bytes } = encodeCapture(captured)
          capture = { id: captureId, at: new Date(options.now()).toISOString(), requests: captured.length, bytes, data }
        }
        return {
          results,
          outcomes: Uint8Array.from(outcomes),
          batch: {
            first,
            count: nextN - first,
            deliveries: deliveries.join(','),
            items: items.join(','),
            alerts: alerts.join(','),
            entities: entities.join(','),
            relationships: relationships.join(','),
            deadLetters: deadLetters.join(','),
            counts: counts.list(),
            capture,
          },
          rejects,
        }
      },
    }
  }

  return {
    /** Requests → rows. `onVerified` is called when the connector has accepted a request. A throw other than the kit's is a bug and passes through. */
    async process(batchId: number, requests: readonly TrackedRequest[], onVerified?: () => void): Promise<Processed> {
      const batch = start(batchId, requests.length)
      for (let i = 0; i < requests.length; i++) {
        const request = requests[i]
        if (request === undefined) continue
        try {
          const received = options.receive(request)
          const verified = received instanceof Promise ? await received : received
          onVerified?.()
          batch.take(i, request, verified)
        } catch (error) {
          if (!(error instanceof RefuseRequest || error instanceof RetryLater)) throw error
          batch.refuse(i, error)
        }
      }
      return batch.finish()
    },
    committed: marks.committed,
    dropped: marks.dropped,
  }
}

/** A JSON body, or each element of one, without the values at these paths. What is not JSON cannot be looked into and stays. */
function redactBody(body: Uint8Array, redact: readonly string[]): Uint8Array {
  const paths = redact.map(parseRedactPath).filter((path) => path !== null)
  if (paths.length === 0) return body
  try {
    const value = parseJson(decodeUtf8(body))
    const kept = Array.isArray(value) ? value.map((item) => redactPayload(item, paths)) : redactPayload(value, paths)
    return Buffer.from(stringifyJson(kept))
  } catch {
    return body
  }
}

/** A whole request as one reject, for the process to write when no worker survives mapping it. */
export function rejectRequest(
  feed: FeedRef,
  request: TrackedRequest,
  errors: readonly Finding[],
  redact: readonly string[] = [],
): EncodedBatch {
  const digest = sha256(request.body)
  const place: ItemPlace = {
    n: 0,
    eventId: eventIds()(request.receivedAt),
    receivedAt: new Date(request.receivedAt).toISOString(),
    correlationId: request.correlationId,
    digest,
    rawSha256: digest,
    captureId: null,
    request: 0,
    item: 0,
    bytes: request.body.length,
  }
  const rows = rowMaker(feed)
  const { item, deadLetter } = rows.rejected(place, errors, redactBody(request.body, redact), 'request')
  const expires = new Date(request.receivedAt + feed.dedupeHours * 3_600_000).toISOString()
  const counts = batchCounts()
  counts.add(request.receivedAt, REJECTED, place.bytes)
  return {
    first: 0,
    count: 1,
    deliveries: rows.delivery(place, expires, true),
    items: item,
    alerts: '',
    entities: '',
    relationships: '',
    deadLetters: deadLetter,
    counts: counts.list(),
    capture: null,
  }
}

const COUNT_STEP_MS = 10_000

/** Counts items by the ten seconds they came in. */
function batchCounts() {
  const byStart = new Map<
    number,
    { received: number; mapped: number; filtered: number; rejected: number; bytes: number }
  >()
  return {
    add(receivedAt: number, outcome: number, bytes: number): void {
      const start = receivedAt - (receivedAt % COUNT_STEP_MS)
      let count = byStart.get(start)
      if (count === undefined) {
        count = { received: 0, mapped: 0, filtered: 0, rejected: 0, bytes: 0 }
        byStart.set(start, count)
      }
      count.received++
      count.bytes += bytes
      if (outcome === MAPPED) count.mapped++
      else if (outcome === FILTERED) count.filtered++
      else count.rejected++
    },
    list: () => [...byStart].map(([start, count]) => ({ at: new Date(start).toISOString(), ...count })),
  }
}
