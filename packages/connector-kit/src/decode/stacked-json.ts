import { malformed, type Piece, readJson, refuseTooMany } from './piece.ts'
import { JsonCutter } from './records/cut-json.ts'
import type { Cut } from './records/cutter.ts'
import { DecodeError } from './records/format.ts'

/**
 * JSON values one after the other, with or without white space between them; of an array its elements. Where the text cannot be read
 * on, all that is left of it is one malformed piece. @throws RefuseRequest 413
 */
export function readStackedJson(bytes: Uint8Array, maxItems: number): Piece[] {
  const cutter = new JsonCutter({ steps: [], spread: true }, Number.POSITIVE_INFINITY)
  const pieces: Piece[] = []
  let read = 0
  let failed = false
  const take = (found: Cut | DecodeError): void => {
    if (pieces.length >= maxItems) refuseTooMany(maxItems)
    failed = found instanceof DecodeError
    if (found instanceof DecodeError) {
      pieces.push(malformed(bytes.subarray(read), 'json_invalid', found.message))
      return
    }
    read = found.offset + found.bytes.byteLength
    pieces.push(readJson(found.bytes))
  }
  cutter.push(bytes).forEach(take)
  if (!failed) cutter.end().forEach(take)
  return pieces
}
