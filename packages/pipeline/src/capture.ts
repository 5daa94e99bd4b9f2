import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** One request as it is kept: the headers a replay needs, and the body as received. */
export interface CapturedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

// A small window: a context is made for each call, and a large one costs more than it saves on bodies of this size.
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 15 } }
/** Bytes; more than any batch may hold. */
const MAX_CAPTURE = 256 * 1024 * 1024

/** Requests → zstd of frames `[u32 headers length][u32 body length][headers JSON][body]`, big endian. */
export function encodeCapture(requests: readonly CapturedRequest[]): { data: Uint8Array; bytes: number } {
  const parts: Uint8Array[] = []
  let bytes = 0
  for (const { headers, body } of requests) {
    const head = Buffer.from(JSON.stringify(headers))
    const lengths = Buffer.allocUnsafe(8)
    lengths.writeUInt32BE(head.length, 0)
    lengths.writeUInt32BE(body.length, 4)
    parts.push(lengths, head, body)
    bytes += body.length
  }
  return { data: zstdCompressSync(Buffer.concat(parts), OPTIONS), bytes }
}

/** The inverse of `encodeCapture`. Throws a RangeError when the data is cut off. */
export function decodeCapture(data: Uint8Array): CapturedRequest[] {
  const frames = zstdDecompressSync(data, { maxOutputLength: MAX_CAPTURE })
  const requests: CapturedRequest[] = []
  for (let at = 0; at < frames.length; ) {
    const headersEnd = at + 8 + frames.readUInt32BE(at)
    const bodyEnd = headersEnd + frames.readUInt32BE(at + 4)
    if (bodyEnd > frames.length) throw new RangeError('capture is cut off')
    requests.push({
      headers: JSON.parse(frames.toString('utf8', at + 8, headersEnd)) as Record<string, string>,
      body: frames.subarray(headersEnd, bodyEnd),
    })
    at = bodyEnd
  }
  return requests
}
