import {
  DecodeError,
  decodeRecords,
  InflateError,
  inflate,
  malformed,
  malformedBy,
  type Piece,
  readJson,
} from '@halcyon/connector-kit'
import { decodeUtf8 } from '@halcyon/domain'
import type { Settings } from '../config/settings.ts'

/** Of one message, after decompression. */
const [MAX_INFLATED_BYTES, MAX_RECORDS] = [64 * 1024 * 1024, 10_000]
const [OBJECT, LIST] = [0x7b, 0x5b]

/** A message's body → its records. */
export type BodyReader = (body: Uint8Array, contentEncoding: string) => readonly Piece[] | Promise<readonly Piece[]>

export function bodyReader({ format, messageBytes }: Pick<Settings, 'format' | 'messageBytes'>): BodyReader {
  const limits = { maxInflatedBytes: MAX_INFLATED_BYTES, maxRecordBytes: messageBytes, maxRecords: MAX_RECORDS }
  const read = (plain: Uint8Array): readonly Piece[] | Promise<readonly Piece[]> => {
    if (format.kind === 'whole') return [readText(plain)]
    // Most messages are this: no promise is needed for them.
    if (format.kind === 'json' && format.path === '$' && isObjectOrList(plain)) return elements(readJson(plain))
    return decoded(plain, () => decodeRecords(plain, format, { compression: 'none', limits }))
  }
  return (body, contentEncoding) => {
    try {
      return read(plainOf(body, contentEncoding))
    } catch (error) {
      if (!(error instanceof InflateError)) throw error
      return [malformed(body, error.code, error.message)]
    }
  }
}

const COMPRESSIONS = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd'])
const MAGIC: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
]

/** Without its compression. Senders also write the character set into the property, which says nothing of one. @throws InflateError */
function plainOf(body: Uint8Array, contentEncoding: string): Uint8Array {
  const named = contentEncoding.trim().toLowerCase()
  const found = MAGIC.find(([, bytes]) => bytes.every((byte, i) => body[i] === byte))?.[0]
  const encoding = COMPRESSIONS.has(named) ? named : found
  return encoding === undefined ? body : inflate(body, encoding, MAX_INFLATED_BYTES)
}

const isObjectOrList = ([first]: Uint8Array): boolean => first === OBJECT || first === LIST

/** A list's elements, or the value itself. */
function elements(piece: Piece): readonly Piece[] {
  if (piece.kind !== 'value' || !Array.isArray(piece.value)) return [piece]
  const { value, bytes } = piece
  return value.map((element): Piece => ({ kind: 'value', value: element, bytes }))
}

function readText(body: Uint8Array): Piece {
  try {
    return { kind: 'value', value: { message: decodeUtf8(body) }, bytes: body }
  } catch (error) {
    return malformedBy(error, body)
  }
}

async function decoded(body: Uint8Array, decode: () => Promise<readonly Piece[]>): Promise<readonly Piece[]> {
  try {
    const pieces = await decode()
    return pieces.length === 0 ? [malformed(body, 'body_empty', 'The message has no record.')] : pieces
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return [malformed(body, error.code, error.message)]
  }
}
