import { gzipSync, zstdCompressSync } from 'node:zlib'
import { compressionsAlgorithms } from '@platformatic/kafka'
import { expect, it } from 'vitest'
import { boundDecompression, lz4Size, snappySize } from './inflate.ts'

const MIB = 1024 * 1024
const { gzip, zstd, lz4, snappy } = compressionsAlgorithms

it.each([
  ['gzip', gzip, (data: Buffer) => gzipSync(data)],
  ['zstd', zstd, (data: Buffer) => zstdCompressSync(data)],
  ['lz4', lz4, (data: Buffer) => lz4.compressSync(data)],
  ['snappy', snappy, (data: Buffer) => snappy.compressSync(data)],
] as const)('%s: what would become more than 128 MiB is refused before it does', (_, algorithm, compress) => {
  boundDecompression()
  const small = Buffer.from('{"n":1}'.repeat(1000))
  expect(algorithm.decompressSync(compress(small)).equals(small)).toBe(true)
  const bomb = compress(Buffer.alloc(129 * MIB))
  expect(bomb.byteLength).toBeLessThan(16 * MIB)
  expect(() => algorithm.decompressSync(bomb)).toThrow()
})

it('tells what a block becomes without making it', () => {
  const data = Buffer.alloc(3 * MIB)
  expect(lz4Size(lz4.compressSync(data))).toBeGreaterThanOrEqual(data.length)
  expect(snappySize(snappy.compressSync(data))).toBe(data.length)
})
