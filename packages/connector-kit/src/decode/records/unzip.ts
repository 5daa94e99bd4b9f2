import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { DecodeError } from './format.ts'

/** What goes in at once: the library inflates it whole, at most about a thousandfold. */
const STEP = 4096
const MAX_FILES = 100_000
/** The last record of an archive: its signature, its length without and with the longest comment. */
const LAST_RECORD = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const [LAST_LENGTH, LAST_LONGEST] = [22, 22 + 65_535]

/** The files of an archive, one after the other, each followed by null; folders are left out. @throws DecodeError */
export async function* unzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  const out: (Uint8Array | null)[] = []
  let files = 0
  let open: string | null = null
  const failed = (message: string) =>
    new DecodeError('encoding_corrupt', `The content is not a valid zip archive: ${message}.`)
  const archive = new Unzip((file: UnzipFile) => {
    if (open !== null) throw failed('a file begins before the one before it has ended')
    if (++files > MAX_FILES) throw failed(`it has more than ${MAX_FILES} files`)
    if (file.name.endsWith('/')) return
    open = file.name
    let size = 0
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw failed(error.message)
      size += chunk.byteLength
      if (chunk.byteLength > 0) out.push(chunk)
      if (!final) return
      if (file.originalSize !== undefined && file.originalSize !== size)
        throw failed('a file is not as long as it says')
      open = null
      out.push(null)
    }
    file.start()
  })
  archive.register(UnzipInflate)
  const push = (bytes: Uint8Array, final: boolean): void => {
    try {
      archive.push(bytes, final)
    } catch (error) {
      throw error instanceof DecodeError ? error : failed(error instanceof Error ? error.message : String(error))
    }
  }
  let tail: Uint8Array = new Uint8Array()
  for await (const chunk of source) {
    tail = Buffer.concat([tail, chunk.subarray(-LAST_LONGEST)]).subarray(-LAST_LONGEST)
    for (let at = 0; at < chunk.length; at += STEP) {
      push(chunk.subarray(at, at + STEP), false)
      yield* out.splice(0)
    }
  }
  const last = Buffer.from(tail).lastIndexOf(LAST_RECORD)
  if (open !== null || last === -1 || last > tail.length - LAST_LENGTH)
    throw new DecodeError('content_ended_early', 'The zip archive ends early.')
  push(new Uint8Array(), true)
  yield* out.splice(0)
}
