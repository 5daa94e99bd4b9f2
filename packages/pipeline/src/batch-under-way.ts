import { NeedsHuman, type PushBatch, RefuseRequest, type RetryLater } from '@halcyon/connector-kit'
import { type ErrorCode, type FeedRef, type Finding, isErrorCode, type JsonValue, stringifyJson } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { type CapturedRequest, encodeCapture } from './capture.ts'
import { entityMarks } from './coalesce.ts'
import { batchCounts } from './counts.ts'
import { eventIds, sha256 } from './identity.ts'
import { keptItems, keptRequest } from './kept.ts'
import {
  FILTERED,
  MAPPED,
  type Processed,
  REJECTED,
  type Reject,
  type RequestResult,
  type TrackedRequest,
} from './processed.ts'
import { type EntityNeeded, type ItemPlace, rowMaker } from './rows.ts'
import { type LineScript, mapScripted, type Scripted, scriptedItems, withoutValues } from './script.ts'
import { type Unfolded, unfold } from './unfold.ts'

/** What makes the rows of a feed's payloads what they are, however these come. */
export interface LineOptions {
  readonly feed: FeedRef
  /** The run that reads the records; absent where they are sent. */
  readonly run?: string
  readonly mapping: CompiledMapping
  /** What the items go through before the mapping; absent where it has no script. */
  readonly script?: LineScript
  /** Which requests are kept raw. */
  readonly capture: 'always' | 'sampled' | 'rejectsOnly'
  /** Parsed paths whose values are not kept. */
  readonly redact: readonly (readonly string[])[]
  /** Headers as they may be kept. */
  readonly keepHeaders: (headers: Readonly<Record<string, string>>) => Record<string, string>
  readonly now: () => number
}

/** What a feed's batches have in common, and carry on from one to the next. */
export interface Line extends LineOptions {
  readonly rows: ReturnType<typeof rowMaker>
  readonly marks: ReturnType<typeof entityMarks>
  readonly nextEventId: (epochMs: number) => string
  /** The next item's number. */
  nextN: number
  /** Requests so far, for the sampling. */
  seen: number
}

export const newLine = (options: LineOptions): Line => ({
  ...options,
  rows: rowMaker(options.feed, options.run),
  marks: entityMarks(options.now),
  nextEventId: eventIds(),
  nextN: 0,
  seen: 0,
})

/** Item numbers start over past this, far from what fits the column and far above what is ever under way. */
const MAX_N = 2 ** 30
/** One in this many requests is kept when capture is `sampled`. */
const SAMPLE_EVERY = 100
const MAX_LOGGED_REJECTS = 20
/** What a sender hears while a person is needed: no more of the feed's settings than that. */
const WAITS_FOR_A_PERSON = 'The feed takes nothing until somebody has looked after it; send it again later.'
const PERSON_MS = 30_000

/** A connector from outside may bring codes of its own. */
const knownCode = (code: string, other: ErrorCode): ErrorCode => (isErrorCode(code) ? code : other)

/** A request whose sender is known, with its items. */
export interface TakenRequest {
  /** Which one of the batch it is. */
  readonly index: number
  readonly request: TrackedRequest
  readonly received: PushBatch
  readonly rawSha256: string
  readonly unfolded: readonly Unfolded[]
}

const UNSCRIPTED: ReadonlyMap<Unfolded, Scripted> = new Map()

/** One batch under construction: requests go in one by one, rows come out. */
export class BatchUnderWay {
  readonly #line: Line
  readonly #id: number
  readonly #first: number
  readonly #captureId: string
  readonly #keptItem: ReturnType<typeof keptItems>
  readonly #captured: CapturedRequest[] = []
  readonly #outcomes: number[] = []
  readonly #counts = batchCounts()
  readonly #entityNeeded: EntityNeeded
  readonly #results: RequestResult[]
  readonly #rejects: Reject[] = []

  constructor(line: Line, id: number, requests: number) {
    if (line.nextN > MAX_N) line.nextN = 0
    this.#line = line
    this.#id = id
    this.#first = line.nextN
    this.#captureId = line.nextEventId(line.now())
    this.#keptItem = keptItems(line.mapping, line.redact)
    this.#entityNeeded = (entity, content) => line.marks.needed(id, line.nextN, entity, content)
    this.#results = new Array<RequestResult>(requests)
  }

  /**
   * The items of a request whose sender is known.
   * @param bodyIsRecord where there is one item, its body is it, to the byte: the body's digest names it
   */
  read(
    index: number,
    request: TrackedRequest,
    received: PushBatch,
    bodyIsRecord = request.headers['content-encoding'] === undefined,
  ): TakenRequest {
    if (received.items.length === 0) return { index, request, received, rawSha256: '', unfolded: [] }
    const rawSha256 = sha256(request.body)
    const unfolded = unfold(this.#line.mapping, received.items, rawSha256, bodyIsRecord)
    return { index, request, received, rawSha256, unfolded }
  }

  /** Their rows. */
  take(taken: TakenRequest, scripted = UNSCRIPTED): void {
    const first = this.#line.nextN
    const { items, malformedStatus, answer } = taken.received
    if (items.length > 0) this.#takeItems(taken, scripted)
    this.#results[taken.index] = {
      kind: 'taken',
      first,
      count: this.#line.nextN - first,
      malformedStatus:
        items.length > 0 && items.every((item) => item.kind === 'malformed') ? (malformedStatus ?? 400) : 0,
      ...(answer === undefined ? {} : { answer }),
    }
  }

  /** Requests of a line with a script, their items in one go. */
  async takeScripted(script: LineScript, requests: readonly TakenRequest[]): Promise<void> {
    const all = requests.flatMap(({ unfolded }) => unfolded)
    const scripted = await scriptedItems(script.run, this.#line.mapping, all)
    for (const taken of requests) this.take(taken, scripted)
  }

  /** A request of which nothing is stored. */
  refuse(index: number, error: RefuseRequest | RetryLater | NeedsHuman): void {
    const { message } = error
    if (error instanceof NeedsHuman) {
      const needs = { cause: message, action: error.action }
      const told = { message: WAITS_FOR_A_PERSON, retryAfterMs: PERSON_MS }
      this.#results[index] = {
        kind: 'refused',
        status: 503,
        code: knownCode(error.code, 'needs_human'),
        ...told,
        needs,
      }
      return
    }
    if (!(error instanceof RefuseRequest)) {
      const retryAfterMs = error.afterMs ?? 5000
      this.#results[index] = { kind: 'refused', status: 503, code: 'retry_later', message, retryAfterMs }
      return
    }
    const { status, answer } = error
    const refused = { kind: 'refused', status, code: knownCode(error.code, 'connector_refused'), message } as const
    this.#results[index] = answer === undefined ? refused : { ...refused, answer }
  }

  /** Items of this batch so far. */
  get count(): number {
    return this.#outcomes.length
  }

  finish(): Processed {
    const { rows } = this.#line
    this.#counts.addTo(rows)
    this.#capture()
    const batch = rows.take(this.#first)
    return {
      results: this.#results,
      outcomes: Uint8Array.from(this.#outcomes),
      batch,
      awaited: this.#line.marks.open(this.#id),
      rejects: this.#rejects,
    }
  }

  #takeItems({ request, received, rawSha256, unfolded }: TakenRequest, scripted: typeof UNSCRIPTED): void {
    const line = this.#line
    const receivedAt = new Date(request.receivedAt).toISOString()
    const position = this.#keep(request, received.items)
    for (let i = 0; i < unfolded.length; i++) {
      const one = unfolded[i]
      if (one === undefined) continue
      const place: ItemPlace = {
        eventId: line.nextEventId(request.receivedAt),
        receivedMs: request.receivedAt,
        receivedAt,
        correlationId: request.correlationId,
        digest: one.digest,
        rawSha256,
        captureId: position < 0 ? null : this.#captureId,
        request: position,
        item: i,
        bytes: i === 0 ? request.body.length : 0,
      }
      const outcome = this.#put(place, one, scripted.get(one))
      this.#outcomes.push(outcome)
      line.nextN++
      this.#counts.add(request.receivedAt, outcome, place.bytes)
    }
  }

  /** Makes an item's rows. */
  #put(place: ItemPlace, { received, payload, index }: Unfolded, scripted: Scripted | undefined): number {
    if (received.kind === 'payload') return this.#map(place, payload, received.payload, index, scripted)
    const { raw, code, message, path } = received
    return this.#reject(place, [{ path: path ?? '$', code, message }], raw, 'request')
  }

  #map(place: ItemPlace, item: JsonValue, whole: JsonValue, index: number, scripted: Scripted | undefined): number {
    const { mapping, feed, rows } = this.#line
    const context = { scope: feed.datasourceId, receivedAt: place.receivedAt }
    const result =
      scripted === undefined
        ? mapping.map(item, context)
        : mapScripted(mapping, item, this.#heard(place, scripted, [item, whole]), context)
    if (result.outcome === 'rejected') {
      const raw = Buffer.from(stringifyJson(this.#keptItem(item, whole, index)))
      return this.#reject(place, result.errors, raw, 'payload')
    }
    if (result.outcome === 'filtered') {
      rows.filtered(place)
      return FILTERED
    }
    rows.mapped(place, result, this.#entityNeeded)
    return MAPPED
  }

  /** What a script said of an item goes to the log, without what is not kept. */
  #heard(place: ItemPlace, scripted: Scripted, values: readonly JsonValue[]): Scripted {
    const kept = withoutValues(scripted, values, this.#line.redact)
    for (const line of kept.logs) this.#line.script?.log(line, place.correlationId)
    return kept
  }

  #reject(place: ItemPlace, errors: readonly Finding[], raw: Uint8Array, kind: 'payload' | 'request'): number {
    this.#line.rows.rejected(place, errors, raw, kind)
    if (this.#rejects.length < MAX_LOGGED_REJECTS) this.#rejects.push({ correlationId: place.correlationId, errors })
    return REJECTED
  }

  /** Keeps the request raw, if it is to be kept: its position in the capture, else -1. */
  #keep(request: TrackedRequest, items: PushBatch['items']): number {
    const line = this.#line
    if (line.capture === 'rejectsOnly') return -1
    if (line.capture === 'sampled' && line.seen++ % SAMPLE_EVERY !== 0) return -1
    return this.#captured.push(keptRequest(request, items, line.redact, line.keepHeaders)) - 1
  }

  #capture(): void {
    if (this.#captured.length === 0) return
    const { data, bytes } = encodeCapture(this.#captured)
    const { rows, now } = this.#line
    rows.capture({ id: this.#captureId, at: now(), requests: this.#captured.length, bytes, data })
  }
}
