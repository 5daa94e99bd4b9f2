import {
  DECODE_LIMITS,
  type DecodedRecord,
  DecodeError,
  type DecodeLimits,
  type FileInHand,
  parquetRecords,
  recordChunks,
} from '@halcyon/connector-kit'
import type { Bucket } from './client/client.ts'
import type { Settings } from './settings.ts'

/** The records of an object from its row on; only of the version that was listed. @throws DecodeError; what the store refuses with */
export async function* readObject(
  store: Bucket,
  { read }: Settings,
  object: FileInHand,
  signal: AbortSignal,
): AsyncGenerator<readonly DecodedRecord[]> {
  const { maxObjectBytes, maxInflatedBytes, maxRecordBytes, format, compression } = read
  if (object.size > maxObjectBytes)
    throw new DecodeError('too_large', `The object has ${object.size} bytes, more than ${maxObjectBytes}.`)
  const limits: DecodeLimits = { ...DECODE_LIMITS, maxBytes: maxObjectBytes, maxInflatedBytes, maxRecordBytes }
  if (format.kind === 'parquet' && compression !== 'gzip' && compression !== 'zip') {
    const slice = async (start: number, end: number): Promise<Uint8Array> => {
      const chunks: Uint8Array[] = []
      for await (const chunk of body(store, object, signal, [start, end])) chunks.push(chunk)
      return Buffer.concat(chunks)
    }
    yield* parquetRecords({ byteLength: object.size, slice }, limits, object.row)
    return
  }
  yield* recordChunks(body(store, object, signal), format, { compression, limits, skip: object.row })
}

/** The bytes of an object, or of a part of it. */
async function* body(
  { client, sdk, bucket }: Bucket,
  object: FileInHand,
  signal: AbortSignal,
  range?: readonly [number, number],
): AsyncGenerator<Uint8Array> {
  const answer = await client.send(
    new sdk.GetObjectCommand({
      Bucket: bucket,
      Key: object.key,
      // A store that is asked for this version gives it, or says that there is another.
      IfMatch: `"${object.version}"`,
      ...(range === undefined ? {} : { Range: `bytes=${range[0]}-${range[1] - 1}` }),
    }),
    { abortSignal: signal },
  )
  const expected = range === undefined ? object.size : range[1] - range[0]
  let size = 0
  for await (const chunk of answer.Body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    yield chunk
  }
  if (size !== expected)
    throw new DecodeError('content_ended_early', `The store gave ${size} bytes of an object that has ${expected}.`)
}
