/** Compressed by bzip2 itself. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DecodeError, type DecodeOptions, decodeRecords, streamRecords } from './index.ts'

const MIB = 1024 * 1024
/** `{"n":0}` to `{"n":29999}`, a line each, in blocks of 100 kB. */
const LINES = readFileSync(new URL('./fixtures/lines.ndjson.bz2', import.meta.url))
const NUMBERS = Array.from({ length: 30_000 }, (_, n) => ({ n }))
/** 64 MiB of spaces. */
const BOMB = Buffer.from(
  'QlpoOTFBWSZTWbUiZb8BX44QAMAAAAggADCATUZCoCWpCoCXMUFZJlNZqKLo3gCiddAAwABAAAAIIAAgpTQZjjVFRCbFRUQni7kinChIYXMR0IA=',
  'base64',
)
const NOTHING = Buffer.from('QlpoORdyRThQkAAAAAA=', 'base64')

async function* pieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

async function read(source: AsyncIterable<Uint8Array>, options: DecodeOptions = {}) {
  const records: unknown[] = []
  try {
    for await (const record of streamRecords(source, { kind: 'ndjson' }, options))
      records.push(record.kind === 'value' ? record.value : record.code)
    return { records, end: null }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return { records, end: error.code }
  }
}

it.each([1, 1000, 1_000_000])('is told by its first bytes and read in pieces of %i bytes', async (size) => {
  expect(await read(pieces(LINES, size))).toEqual({ records: NUMBERS, end: null })
})

it('several streams are read as one; one of nothing is nothing', async () => {
  const { records, end } = await read(pieces(Buffer.concat([LINES, NOTHING, LINES]), 5000), { compression: 'bzip2' })
  expect([records.length, end]).toEqual([60_000, null])
  expect(await decodeRecords(NOTHING, { kind: 'ndjson' }, { compression: 'bzip2' })).toEqual([])
})

it('one that is cut is told from one that is whole; what was whole of it comes out', async () => {
  for (const length of [LINES.length - 1, LINES.length >> 1, 20, 3]) {
    const { records, end } = await read(pieces(LINES.subarray(0, length), 500), { compression: 'bzip2' })
    expect(end, `${length} of ${LINES.length}`).toBe('content_ended_early')
    expect(records).toEqual(NUMBERS.slice(0, records.length))
  }
})

it('a byte that is another is found by the checksum', async () => {
  for (const at of [2, 30, LINES.length >> 1, LINES.length - 3]) {
    const broken = Uint8Array.from(LINES)
    broken[at] = (broken[at] ?? 0) ^ 0x10
    expect(['encoding_corrupt', 'content_ended_early'], `byte ${at}`).toContain(
      (await read(pieces(broken, 500), { compression: 'bzip2' })).end,
    )
  }
})

it('row 34: a bomb costs its limit, not its size', async () => {
  const before = process.memoryUsage().rss
  expect((await read(pieces(BOMB, 50), { limits: { maxInflatedBytes: 4 * MIB } })).end).toBe('inflated_too_large')
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MIB)
})
