/** What a connector is. One folder a connector under `packages/connectors/src/<type>/`. */
import type { CodedFinding, ErrorCode, JsonObject, JsonValue } from '@halcyon/domain'
import type { Static, TObject, TSchema } from 'typebox'
import type { OutboundHttp } from './outbound/outbound-http.ts'

export type ConnectorMode = 'push' | 'pull'

export interface ConnectorSpec<
  C extends TSchema = TSchema,
  S extends TObject = TObject,
  M extends ConnectorMode = ConnectorMode,
> {
  /** lower_snake noun: `http_webhook`. */
  readonly type: string
  readonly title: string
  readonly description: string
  readonly stability: 'alpha' | 'beta' | 'stable'
  readonly mode: M
  /** Of a pull connector: `pull` can be asked for a range. */
  readonly ranges?: boolean
  /** Of a pull connector: the source itself knows what is still to be read, as a queue does. A checkpoint only tells; nobody sets it. */
  readonly keepsPlace?: boolean
  /** Of a pull connector: checkpoints that whoever sets one by hand is offered to begin with. */
  readonly standings?: readonly { readonly title: string; readonly value: JsonObject }[]
  /** This value IS the JSON Schema that validates, draws the form and writes the docs. */
  readonly config: C
  /** Separate, so that no secret can enter a version: field name → its description; all optional, `requiredSecrets` decides. */
  readonly secrets: S
  /** Which secret fields this configuration needs. */
  requiredSecrets(config: Static<C>): readonly string[]
  /**
   * Of a pull connector: hosts that this configuration leads to (`api.example.com`, `*.example.com`). A secret that names none itself may
   * be sent to these and nowhere else. Absent, or none: the source tells where to go, as the brokers of a cluster do.
   */
  hosts?(config: Static<C>): readonly string[]
  /** Beyond the schema: what only code can tell (a regular expression that does not compile …). Empty = fine. */
  validate?(config: Static<C>): readonly CodedFinding[]
  readonly uiSchema?: JsonValue
  /** Ready settings of known senders or sources. */
  readonly presets?: readonly ConnectorPreset[]
  /** Feeds that work from the start: what a preset's sender sends, and what becomes of it. */
  readonly templates?: readonly ConnectorTemplate[]
  /**
   * A realistic payload, different each time; without a config it passes through the connector's own parser.
   * @param config a draft's, which may be wrong: where it names a sender, the payload is one record as that sender sends it
   */
  sample(config?: JsonValue): JsonValue
}

export interface ConnectorPreset {
  readonly name: string
  readonly title: string
  /** What a draft's config begins with. */
  readonly config: JsonValue
  /** What the preset stands for: the fields of the config it fills in where they are not set. */
  readonly fills?: JsonValue
}

/** A beginning of a feed, as data: nothing of it is in force until a person takes it. */
export interface ConnectorTemplate {
  /** lower_snake, unique in the connector: `github_security_alerts`. */
  readonly name: string
  readonly title: string
  readonly description: string
  /** Name of the preset it belongs to. */
  readonly preset: string
  /** What a draft's config begins with. */
  readonly config: JsonValue
  /** A mapping document. */
  readonly mapping: JsonValue
  /** Records as the sender sends them, at least one; the mapping gives an alert for each. */
  readonly samples: readonly JsonValue[]
  /** What to set at the sender, and what to look at; Markdown, short. */
  readonly guide: string
  /** JSONPaths of fields that were written down without a recorded delivery: to be compared with a real one. */
  readonly unverified: readonly string[]
}

export interface SecretVersionValue {
  /** Version number in the secret store, reported back through `host.secretUsed`. */
  readonly version: number
  readonly value: string
  /** Epoch ms; null = no end. An expired value does not verify. */
  readonly expiresAt: number | null
}

/** The one way to files of this machine. */
export interface LocalFiles {
  /** Absolute paths, as an administrator listed them. */
  readonly folders: readonly string[]
  /**
   * A file's own path, links followed, when it lies in a listed folder.
   * Throws NeedsHuman: `permission_denied`, which does not tell what is outside; `source_not_found`.
   */
  resolve(path: string): Promise<string>
}

/** What a connector is given. It has no other way to the world. */
export interface ConnectorHost<C> {
  readonly config: C
  /** Current first, then the previous ones that have not expired. Empty when the field has no secret. */
  secret(field: string): readonly SecretVersionValue[]
  /** Recorded as the version's last use (coalesced). */
  secretUsed(field: string, version: number): void
  /**
   * The source gave another value in the place of one, which it takes no more: a refresh token that is good for one use. It becomes the
   * secret's current version, unless another value is in force by now; until it is, go on with it.
   */
  replaceSecret(field: string, from: string, to: string): void
  readonly log: ConnectorLog
  /** Aborts when the connector must stop; every wait honours it. */
  readonly signal: AbortSignal
  /** The one guarded way out. */
  readonly http: OutboundHttp
  /** The one way to files of this machine. */
  readonly files: LocalFiles
  /** Epoch ms; tests move it. */
  now(): number
}

export interface ConnectorLog {
  debug(message: string, fields?: Record<string, unknown>): void
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

/** A request as the ingest listener took it; header names in lower case, several values joined with ', '. */
export interface InboundRequest {
  readonly method: string
  /** Path after `/in/{datasourceId}`, without the query; '' or '/services/collector/event'. */
  readonly path: string
  /** Raw query string without '?'. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  /** As received: still encoded, the bytes a signature covers. */
  readonly body: Uint8Array
  /** The sender's address, taken from a trusted proxy's header where there is one. */
  readonly remoteAddress: string
  /** The TCP peer, when `remoteAddress` came from a proxy's header; absent = they are the same. */
  readonly peerAddress?: string
  /** Epoch ms. */
  readonly receivedAt: number
}

/** One record taken out of a request or a page. */
export type ReceivedItem =
  | {
      readonly kind: 'payload'
      readonly payload: JsonValue
      /** The transport's own id for this record; null = digest of its canonical bytes. */
      readonly deliveryId: string | null
    }
  /** Malformed, but from the right sender: kept as a dead letter with `raw`. */
  | {
      readonly kind: 'malformed'
      readonly raw: Uint8Array
      readonly code: ErrorCode
      readonly message: string
      readonly path?: string
      /** As of a payload; absent = digest of `raw`. */
      readonly deliveryId?: string
    }

export interface PushBatch {
  readonly items: readonly ReceivedItem[]
  /** Answer of the connector's own making (handshake, template); absent = 202 with the counts after the commit. */
  readonly answer?: PushAnswer
  /** Status of the problem document when every item is malformed; default 400. 0 = `answer` goes out then too. */
  readonly malformedStatus?: number
}
export interface PushCounts {
  readonly accepted: number
  readonly duplicates: number
  readonly filtered: number
  readonly rejected: number
  readonly correlationId: string
}
export interface PushAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  /** True: `body` holds names of counts in braces (`{accepted}`), filled in after the commit by `fillAnswer`. Else it goes out as it is. */
  readonly template?: boolean
}

export interface CheckReport {
  readonly ok: boolean
  readonly steps: readonly { name: string; ok: boolean; ms: number; detail: string; action?: string }[]
}

export interface PushConnector<C extends TSchema = TSchema, S extends TObject = TObject> {
  readonly spec: ConnectorSpec<C, S, 'push'>
  /** Named steps; failures carry an action. */
  check(host: ConnectorHost<Static<C>>): Promise<CheckReport>
  /**
   * Called once for a configuration; what can be compiled is compiled here. Throws `NeedsHuman` when the configuration cannot work.
   * `receive` verifies, decodes and splits one request. It may answer synchronously: the hot path takes no promise where none is needed.
   * Throws `RefuseRequest` (nothing is stored), `RetryLater`, or `NeedsHuman`: the feed is failing and its senders try again, until a
   * request is taken.
   */
  open(host: ConnectorHost<Static<C>>): {
    /** Names (lower case) of the request headers `receive` reads; nothing else crosses to the worker. `x-*` = all that begin so, '*' = all. */
    readonly headers: readonly string[]
    receive(request: InboundRequest): PushBatch | Promise<PushBatch>
    close?(): void
  }
}

/** Where a source stands, in its own words: JSON, saved in the transaction that writes what it stands behind. */
export type Checkpoint = JsonObject

/** What is asked of a source: to go on from where it stands, or to read a range again. */
export interface PullRun {
  /** By partition; '' where the source has none. A partition that is absent was never read. */
  readonly checkpoints: ReadonlyMap<string, Checkpoint>
  /** RFC 3339, from inclusive, to exclusive; null = from the checkpoint to what there is now. */
  readonly range: { readonly from: string; readonly to: string } | null
  /** About so many items a batch should have; a page is never cut for it. */
  readonly maxItems: number
  /** Aborts when the run is to end; every wait honours it. */
  readonly signal: AbortSignal
  /**
   * True: a person only looks at what the source holds; `checkpoints` is empty and one batch with items is taken. The source must be
   * afterwards as it was: nothing committed, taken, moved or deleted, and no place in a group of readers claimed.
   */
  readonly peek?: boolean
}

/** What was read in one piece: an answer, a message, some lines of an object. Kept raw as a whole. */
export interface PullPage {
  /** As the raw capture keeps it. */
  readonly body: Uint8Array
  /** Of the answer or the message, where they say how to read the body; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Epoch ms. */
  readonly receivedAt: number
  readonly items: readonly ReceivedItem[]
}

export interface PullBatch {
  readonly pages: readonly PullPage[]
  /** Where the source stands once these pages are written; none = as before. */
  readonly checkpoints: readonly { readonly partition: string; readonly value: Checkpoint }[]
  /** A span of the source's time that these pages complete, for the ledger of windows. */
  readonly window?: TimeWindow
  /**
   * Present: the next batch may be asked for while this one is written, which acknowledges nothing; this is called once it is. Not called
   * where it was not written.
   */
  readonly onWritten?: () => void
}

/** A span of a source's time; RFC 3339, from inclusive, to exclusive. */
export interface TimeWindow {
  readonly from: string
  readonly to: string
  /** True: further batches belong to it. It counts as fetched, not as whole, until one comes without this. */
  readonly more?: boolean
}

export interface NextRequest {
  /** '' where the source has none. */
  readonly partition: string
  /** One sentence: 'Records changed since 1 May 2026, 10:00 UTC, up to now.' */
  readonly words: string
  /** As the protocol has it: `GET https://…?since=…`, a statement with its parameters, a topic with its offset; null = nothing to show. */
  readonly request: string | null
}

export interface PullConnector<C extends TSchema = TSchema, S extends TObject = TObject> {
  readonly spec: ConnectorSpec<C, S, 'pull'>
  /** Named steps; failures carry an action. */
  check(host: ConnectorHost<Static<C>>): Promise<CheckReport>
  /**
   * Called once for a configuration. `pull` yields batches; asking for the next one IS the acknowledgement of the one before, unless it
   * has `onWritten`: its rows and its checkpoint are committed. What stands in `finally` is the teardown. Throws `RetryLater` or `NeedsHuman`.
   */
  open(host: ConnectorHost<Static<C>>): {
    pull(run: PullRun): AsyncIterable<PullBatch>
    close?(): void
  }
  /** The windows a run over this range reads, in their order, for what is shown before it begins. Pure; absent = the range in one. */
  windows?(config: Static<C>, range: NonNullable<PullRun['range']>): readonly TimeWindow[]
  /**
   * What the next run asks first, for whoever looks at where the source stands or sets it anew. Pure. No secret is at hand: where one
   * would stand, `{secret}` does.
   * @param now epoch ms
   */
  describeNext?(config: Static<C>, checkpoints: PullRun['checkpoints'], now: number): readonly NextRequest[]
  /**
   * The records of a page as `pull` gave them, from what was kept of it: so that a kept page can be mapped again. Pure; absent = pages of
   * this source cannot. Throws when the page is none of its own.
   */
  reread?(
    config: Static<C>,
    page: Pick<PullPage, 'body' | 'headers'>,
  ): readonly ReceivedItem[] | Promise<readonly ReceivedItem[]>
}

export type Connector = PushConnector | PullConnector

export const isPush = (connector: Connector): connector is PushConnector => connector.spec.mode !== 'pull'
export const isPull = (connector: Connector): connector is PullConnector => connector.spec.mode === 'pull'
