import { decodeUtf8, parseJson } from '@halcyon/domain'
import { malformedBy } from '../../piece.ts'
import { tooLarge } from '../column-values.ts'
import { type DecodedRecord, DecodeError, type DecodeLimits } from '../format.ts'
import { type Decoder, takeDecoder } from './decoder.ts'
import type { FromDecoder, Rows } from './protocol.ts'

/** A file any part of which can be asked for. */
export interface ByteRanges {
  readonly byteLength: number
  /** @param end exclusive */
  slice(start: number, end: number): Promise<Uint8Array>
}

/** As `parquetRecords`. */
export async function* readParquet(
  file: ByteRanges,
  limits: DecodeLimits,
  skip: number,
): AsyncGenerator<readonly DecodedRecord[]> {
  const { maxRecords, maxRecordBytes, maxRowGroupBytes, maxRowGroupMs } = limits
  const decoder = takeDecoder()
  let done = false
  try {
    decoder.open({ byteLength: file.byteLength, skip, maxRecords, maxRecordBytes, maxRowGroupBytes, maxRowGroupMs })
    let inflated = 0
    for (let message = await next(decoder); message.kind !== 'end'; message = await next(decoder)) {
      if (message.kind === 'want') decoder.tell({ kind: 'bytes', bytes: await file.slice(message.start, message.end) })
      else if (message.kind === 'fault') {
        done = true
        throw new DecodeError(message.code, message.message)
      } else {
        inflated += message.bytes.byteLength
        if (inflated > limits.maxInflatedBytes)
          throw new DecodeError('inflated_too_large', `The rows have more than ${limits.maxInflatedBytes} bytes.`)
        // It goes on while these are read.
        decoder.tell({ kind: 'next' })
        yield [...recordsOf(message, limits)]
      }
    }
    done = true
  } finally {
    if (done) decoder.release()
    else decoder.kill()
  }
}

async function next(decoder: Decoder): Promise<FromDecoder> {
  try {
    return await decoder.next()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new DecodeError('parquet_invalid', `The Parquet file cannot be read: ${message}.`, { cause: error })
  }
}

function* recordsOf({ first, bytes, ends, tooLarge: over }: Rows, limits: DecodeLimits): Generator<DecodedRecord> {
  let from = 0
  for (const [index, end] of ends.entries()) {
    const part = bytes.subarray(from, end)
    from = end
    if (over.includes(index)) yield tooLarge(part, first + index, limits)
    else yield { ...record(part, limits), row: first + index, offset: 0 }
  }
}

function record(bytes: Uint8Array, { maxDepth }: DecodeLimits) {
  try {
    return { kind: 'value', value: parseJson(decodeUtf8(bytes), { maxDepth }), bytes, json: true } as const
  } catch (error) {
    return malformedBy(error, bytes)
  }
}
