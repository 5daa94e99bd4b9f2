import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { stringifyJson } from '@halcyon/domain'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { DECODE_LIMITS, type DecodeLimits, type DecodeOptions, decodeRecords, parquetRecords } from '../index.ts'

/** Five rows in groups of two, snappy; columns int64, text, decimal(28, 2), timestamp in microseconds, date, bytes. */
const file = readFileSync(new URL('../fixtures/rows.parquet', import.meta.url))
const PARQUET = { kind: 'parquet' } as const

/** How the reading ended; null: well. */
const endOf = (
  bytes: Uint8Array,
  limits: Partial<DecodeLimits> = {},
): Promise<{ code: string; message: string } | null> =>
  decodeRecords(bytes, PARQUET, { compression: 'none', limits }).then(
    () => null,
    (error) => error,
  )
const damaged = (...flips: readonly (readonly [at: number, byte: number])[]): Uint8Array => {
  const bytes = Uint8Array.from(file)
  for (const [at, byte] of flips) bytes[at] = byte
  return bytes
}

describe('Parquet', () => {
  const texts = async (options: DecodeOptions = {}) =>
    (await decodeRecords(file, PARQUET, options)).map((one) => one.kind === 'value' && stringifyJson(one.value))

  it('row 43: keeps every digit of integers, decimals and times', async () => {
    const all = await texts()
    expect(all).toHaveLength(5)
    expect(all[0]).toBe(
      '{"id":9007199254740993,"name":"grüße 0","amount":123456789012345678901.23,"at":"2026-01-01T00:00:00.123456Z","day":"2026-01-01","raw":"/wA="}',
    )
    expect(all[1]).toContain('"amount":-0.05,')
    expect(all[3]).toContain('"name":null,')
    expect(all[4]).toContain('"at":"1969-12-31T23:59:59.999999Z"')
    expect(await texts({ skip: 3 })).toEqual(all.slice(3))
    expect(await decodeRecords(gzipSync(file), PARQUET)).toHaveLength(5)
  })

  it('lists, objects and JSON of a column are what they were, whatever their names', async () => {
    const values = [{ a: [1, 2.5], '__proto__ ': { b: 'x' } }, null, { a: [], c: 'ü"\n' }]
    const buffer = parquetWriteBuffer({ columnData: [{ name: 'doc', data: values, type: 'JSON' }] })
    const records = await decodeRecords(new Uint8Array(buffer), PARQUET)
    expect(records.map((one) => one.kind === 'value' && one.value)).toEqual(values.map((doc) => ({ doc })))
  })

  it('a row that is too large is malformed, and the others go on; what is too much as a whole ends it', async () => {
    const data = ['a', 'b'.repeat(5000), 'c']
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'text', data, type: 'STRING' }] }))
    const records = await decodeRecords(bytes, PARQUET, { limits: { maxRecordBytes: 1000 } })
    expect(records.map((one) => (one.kind === 'value' ? one.row : one.code))).toEqual([0, 'record_too_large', 2])
    expect(await endOf(bytes, { maxInflatedBytes: 2000 })).toMatchObject({ code: 'inflated_too_large' })
  })

  it('asks only for what it needs, and for no more at once than it may hold', async () => {
    const asked: [number, number][] = []
    const ranges = {
      byteLength: file.byteLength,
      slice: async (start: number, end: number) => {
        asked.push([start, end])
        return file.subarray(start, end)
      },
    }
    const rows: unknown[] = []
    for await (const records of parquetRecords(ranges, DECODE_LIMITS, 4)) rows.push(...records.map(({ row }) => row))
    expect(rows).toEqual([4])
    expect(asked).toHaveLength(2)
    const limits = { ...DECODE_LIMITS, maxRowGroupBytes: 100 }
    await expect(parquetRecords(ranges, limits).next()).rejects.toMatchObject({ code: 'response_too_large' })
  })

  it('what the file’s source throws stays as it is', async () => {
    const slice = async () => {
      throw new RangeError('gone')
    }
    await expect(parquetRecords({ byteLength: 1000, slice }).next()).rejects.toThrow(new RangeError('gone'))
  })
})

describe('a damaged file', () => {
  it('with a column that its schema has not, or has twice, is refused before it is read', async () => {
    // The last of each name is that of the last row group's column.
    const other = Buffer.from(file)
    other.write('nama', other.lastIndexOf('name'))
    expect((await endOf(other))?.message).toMatch(/schema has not/)
    const twice = Buffer.from(file)
    twice.write('raw', twice.lastIndexOf('day'))
    expect((await endOf(twice))?.message).toMatch(/schema has not/)
  })

  it('row 2: whose count in a page’s head would be counted to for ever is ended in its time', async () => {
    for (const flip of [59, 303, 531, 537]) {
      expect(await endOf(damaged([flip, 255]), { maxRowGroupMs: 300 })).toMatchObject({
        code: 'parquet_invalid',
        message: expect.stringContaining('longer than 0.3 s'),
      })
    }
  })

  it('row 2: or one that is small, and has more values than fit into memory, is ended for it', async () => {
    const data = new Array<null>(500_000).fill(null)
    const columnData = Array.from({ length: 90 }, (_, i) => ({ name: `c${i}`, data, type: 'INT32' as const }))
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: data.length }))
    expect(bytes.byteLength).toBeLessThan(200_000)
    expect(await endOf(bytes)).toMatchObject({
      code: 'parquet_invalid',
      message: expect.stringContaining('more memory than it may'),
    })
    // The next one is read as if nothing had been.
    expect(await endOf(file)).toBe(null)
  }, 60_000)

  it('or none at all, says so, and throws nothing else', async () => {
    for (const length of [0, 1, 11, 300, file.length - 1])
      expect(await endOf(file.subarray(0, length)), `${length}`).toMatchObject({ code: 'parquet_invalid' })
    const seed = Math.floor(Math.random() * 2 ** 31)
    console.log(`damaged Parquet files of seed ${seed}`)
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(flips, async (some) => {
        const end = await endOf(damaged(...some), { maxRowGroupMs: 500 })
        expect([undefined, 'parquet_invalid', 'response_too_large', 'too_many_items']).toContain(end?.code)
      }),
      { numRuns: 200, seed },
    )
  }, 120_000)
})
