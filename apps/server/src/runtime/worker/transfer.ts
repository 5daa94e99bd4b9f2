import type { EncodedBatch } from '@halcyon/domain'

/** The rows' memory, which goes to the process with them. */
export const buffersOf = ({ first: _, count: __, ...rows }: EncodedBatch): ArrayBuffer[] =>
  Object.values(rows).flatMap(({ count, bytes }) =>
    count > 0 && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  )
