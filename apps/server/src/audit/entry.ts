import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@halcyon/domain'

export interface AuditActor {
  readonly kind: 'user' | 'token' | 'system'
  readonly id: string
  readonly name: string
}

/** What an audit row says; `seq` and the hashes are the chain's. Absent values are null, so that the digest has one form. */
export interface AuditEntry {
  readonly tenantId: string
  readonly id: string
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  readonly actor: AuditActor
  readonly action: string
  readonly resourceKind: string
  readonly resourceId: string | null
  readonly projectId: string | null
  readonly datasourceId: string | null
  readonly reason: string | null
  /** Redacted. */
  readonly before: unknown
  readonly after: unknown
  readonly remoteAddress: string | null
  readonly correlationId: string | null
}

/** 32 zero bytes: what stands before a chain's first row. */
export const GENESIS = Buffer.alloc(32)

/** SHA-256 of the canonical JSON (RFC 8785) of everything the row says. */
export const contentDigest = (entry: AuditEntry): Buffer =>
  createHash('sha256')
    .update(canonicalJson(plain(entry)))
    .digest()

/** The row's place in its chain. `halcyon.append_audit` computes the same. */
export function chainHash(previous: Buffer, seq: number, digest: Buffer): Buffer {
  const place = Buffer.alloc(8)
  place.writeBigInt64BE(BigInt(seq))
  return createHash('sha256').update(previous).update(place).update(digest).digest()
}

/** As jsonb gives it back: no undefined, no Date, no class. */
const plain = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value))
