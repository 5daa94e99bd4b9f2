import type { FetchResponse } from '../client/client.ts'

export type Fetched = FetchResponse['responses'][number]['partitions'][number]
export type Batch = NonNullable<Fetched['records']>[number]

/** Bits of a batch's attributes (kafka.apache.org, "Record Batch"). */
const TRANSACTIONAL = 1 << 4
const CONTROL = 1 << 5
const LOG_APPEND_TIME = 1 << 3

const isControl = ({ attributes }: Batch): boolean => (attributes & CONTROL) !== 0
export const hasLogAppendTime = ({ attributes }: Batch): boolean => (attributes & LOG_APPEND_TIME) !== 0

const firstToLast = (a: { readonly firstOffset: bigint }, b: { readonly firstOffset: bigint }): number =>
  a.firstOffset < b.firstOffset ? -1 : 1

/**
 * Batches of records without those of aborted transactions. A broker names these by where each begins; it ends with its marker, which
 * may come in a later answer only. (The client leaves such a transaction's records in.)
 */
export function* committedBatches({ records, abortedTransactions }: Fetched): Generator<Batch> {
  const begins = [...(abortedTransactions ?? [])].sort(firstToLast)
  const aborted = new Set<bigint>()
  for (const batch of records ?? []) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta)
    while (begins[0] !== undefined && begins[0].firstOffset <= last)
      aborted.add((begins.shift() ?? begins[0]).producerId)
    if (isControl(batch)) {
      if (isAbort(batch)) aborted.delete(batch.producerId)
    } else if ((batch.attributes & TRANSACTIONAL) === 0 || !aborted.has(batch.producerId)) {
      yield batch
    }
  }
}

/** A marker's key is its version and its type; 0 = abort, 1 = commit. */
const isAbort = ({ records }: Batch): boolean => records[0]?.key?.readInt16BE(2) === 0
