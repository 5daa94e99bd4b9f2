/** The answers of the REST interface as its description has them. What is compared with `toEqual` in a test is compared in full. */

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export interface DatasourceView {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly status: string
  readonly desiredState: string
  readonly ownerId: string | null
  readonly projectId: string
  readonly tags: readonly string[]
  readonly publishedVersion: number | null
  readonly draft: { readonly etag: string }
  readonly etag: string
  readonly ingestUrl: string
}

export interface Finding {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

export interface DraftView {
  readonly config: unknown
  readonly secrets: Readonly<Record<string, string>>
  readonly mapping: unknown
  readonly runtime: unknown
  readonly etag: string
  readonly contentHash: string
  readonly validation: { readonly ok: boolean; readonly errors: readonly Finding[] }
}

export interface PublishedView {
  readonly state: string
  readonly version: number
}

export interface ProblemView {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: readonly Finding[]
}

export interface AlertView {
  readonly id: string
  readonly datasourceId: string
  readonly sourceEventId: string
  readonly kind: string
  readonly title: string
  readonly description: string | null
  readonly severity: string
  readonly severityRaw: string | null
  readonly status: string
  readonly occurredAt: string
  readonly receivedAt: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly mapping: { readonly version: number }
  readonly entities: readonly {
    readonly id: string
    readonly type: string
    readonly key: string
    readonly role: string | null
  }[]
}

export interface EntityView {
  readonly id: string
  readonly type: string
  readonly key: string
  readonly name: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly alertCount: number
}

export interface RelationshipView {
  readonly id: string
  readonly type: string
  readonly from: { readonly kind: string; readonly id: string }
  readonly to: { readonly kind: string; readonly id: string }
  readonly role?: string
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly count: number
}

export interface EventView {
  readonly id: string
  readonly receivedAt: string
  readonly committedAt: string
  readonly outcome: string
  readonly version: number | null
  readonly sourceEventId: string | null
  readonly correlationId: string
  readonly reasonCode: string | null
  readonly alertIds: readonly string[]
}

export interface DeadLetterView {
  readonly id: string
  readonly version: number | null
  readonly correlationId: string
  readonly errors: readonly Finding[]
  readonly rawKind: string
  readonly state: string
  readonly replays: number
}

export interface RunView {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly progress: { readonly done: number; readonly total?: number }
}

export interface SecretView {
  readonly id: string
  readonly name: string
  readonly versions: readonly {
    readonly n: number
    readonly createdAt: string
    readonly createdBy: string | null
    readonly expiresAt: string | null
    readonly lastUsedAt: string | null
    readonly state: string
  }[]
  readonly usedBy: readonly unknown[]
}

export interface StatusView {
  readonly desiredState: string
  readonly health: string
  readonly failure?: { readonly code: string; readonly cause: string; readonly action: string }
  readonly workers: readonly { readonly state: string; readonly version: number | null; readonly restarts: number }[]
  readonly circuit: string
  readonly lastEventAt: string | null
}

type Points = readonly (readonly [string, number])[]

export interface MetricsView {
  readonly series: Readonly<
    Record<'received' | 'mapped' | 'filtered' | 'duplicate' | 'rejected' | 'pending' | 'bytes' | 'lagSeconds', Points>
  > & { readonly latencyMs: { readonly p50: Points; readonly p95: Points; readonly p99: Points } }
}

export interface LogLine {
  readonly id: string
  readonly at: string
  readonly level: string
  readonly component: string
  readonly message: string
  readonly correlationId: string | null
}

export interface AuditItem {
  readonly id: string
  readonly at: string
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string }
  readonly action: string
  readonly resource: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly correlationId: string | null
  readonly hash: string
}

interface Difference {
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

/** One item of a test run. */
export interface TestItem {
  readonly outcome: string
  readonly alerts: readonly Readonly<Record<string, unknown>>[]
  readonly entities: readonly Readonly<Record<string, unknown>>[]
  readonly relationships: readonly Readonly<Record<string, unknown>>[]
  readonly warnings: readonly Finding[]
  readonly errors: readonly Finding[]
  readonly unmapped: readonly string[]
  readonly logs: readonly unknown[]
  readonly ms: number
  readonly would: string | null
}

export interface TestRunView {
  readonly items: readonly TestItem[]
  readonly summary: unknown
  readonly compare?: readonly Difference[]
}

/** What a sender is told. */
export interface IngestAnswer {
  readonly accepted: number
  readonly duplicates: number
  readonly filtered: number
  readonly rejected: number
  readonly correlationId: string
  readonly code?: string
  readonly detail?: string
}
