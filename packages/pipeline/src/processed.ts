import type { InboundRequest, PushAnswer } from '@halcyon/connector-kit'
import type { EncodedBatch, ErrorCode, Finding } from '@halcyon/domain'

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
      readonly code: ErrorCode
      readonly message: string
      readonly retryAfterMs?: number
      readonly answer?: PushAnswer
      /** Nothing can be taken until a person has done something; what the sender need not know. */
      readonly needs?: { readonly cause: string; readonly action: string }
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

export interface Reject {
  readonly correlationId: string
  readonly errors: readonly Finding[]
}

/** What a batch of requests became. */
export interface Processed {
  readonly results: readonly RequestResult[]
  /** One byte an item, from the batch's first. */
  readonly outcomes: Uint8Array
  readonly batch: EncodedBatch
  /** The pipeline wants to hear what became of it: `committed` or `dropped`. */
  readonly awaited: boolean
  /** The first rejects, for the log. */
  readonly rejects: readonly Reject[]
}
