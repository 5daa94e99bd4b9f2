import { decodeUtf8 } from '@halcyon/domain'
import { malformedBy, type Piece, readJson, refuseTooMany } from './piece.ts'

const LF = 0x0a
const CR = 0x0d

/** One JSON value a line (ndjson.org); blank lines count for nothing, a bad line spoils no other. @throws RefuseRequest 413 */
export function readNdjson(bytes: Uint8Array, maxItems: number): Piece[] {
  return readLines(bytes, maxItems, readJson)
}

/** One record `{message}` a line. @throws RefuseRequest 413 */
export function readTextLines(bytes: Uint8Array, maxItems: number): Piece[] {
  return readLines(bytes, maxItems, (line) => {
    try {
      return { kind: 'value', value: { message: decodeUtf8(line) }, bytes: line }
    } catch (error) {
      return malformedBy(error, line)
    }
  })
}

function readLines(bytes: Uint8Array, maxItems: number, read: (line: Uint8Array) => Piece): Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LF, start)
    const next = found === -1 ? bytes.length : found
    const end = next > start && bytes[next - 1] === CR ? next - 1 : next
    const line = bytes.subarray(start, end)
    start = next + 1
    if (isBlank(line)) continue
    if (pieces.length >= maxItems) refuseTooMany(maxItems)
    pieces.push(read(line))
  }
  return pieces
}

const isBlank = (line: Uint8Array) => line.every((byte) => byte === 0x20 || byte === 0x09)
