import type { PushCounts } from '@halcyon/connector-kit'
import type { Failure, FeedRef, Finding } from '@halcyon/domain'
import type { TrackedRequest, Writer } from '@halcyon/pipeline'
import type { FeedDefinition } from './registry.ts'
import type { FeedSecrets, LogLevel, SecretReplaced, WorkerData } from './worker/protocol.ts'

/** What a feed needs of its process. */
export interface FeedHost {
  readonly writer: Writer
  readonly workerData: WorkerData
  /** The feed as it is in force now; null when it is gone. */
  read(): Promise<FeedDefinition | null>
  secrets(definition: FeedDefinition): Promise<FeedSecrets>
  secretUsed(definition: FeedDefinition, field: string, version: number): void
  /** Keeps what the source gave in the place of a secret. */
  replaceSecret(definition: FeedDefinition, replaced: SecretReplaced): Promise<void>
  nextSlot(): number
  /** Live nodes that share a feed's rate. */
  nodes(): number
  log(
    level: LogLevel,
    component: string,
    message: string,
    fields?: Record<string, unknown> & { correlationId?: string },
  ): void
  latency(milliseconds: number): void
  settled(counts: PushCounts): void
  /** The record that killed two workers, kept as a dead letter. */
  buryRequest(
    feed: FeedRef,
    request: TrackedRequest,
    errors: readonly Finding[],
    redact: readonly string[],
  ): Promise<void>
  /** The writer could not say that something is durable. */
  databaseAway(): void
  quarantine(definition: FeedDefinition, failure: Failure): Promise<void>
  changed(): void
  now(): number
}
