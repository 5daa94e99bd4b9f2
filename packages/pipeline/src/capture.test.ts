import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCapture, encodeCapture } from './capture.ts'

const request = fc.record({
  headers: fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
    fc.string(),
  ),
  body: fc.uint8Array({ maxLength: 2000 }),
})

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 20 }), (requests) => {
      const { data, bytes } = encodeCapture(requests)
      expect(bytes).toBe(requests.reduce((sum, { body }) => sum + body.length, 0))
      const plain = decodeCapture(data).map(({ headers, body }) => ({ headers, body: [...body] }))
      expect(plain).toEqual(requests.map(({ headers, body }) => ({ headers: { ...headers }, body: [...body] })))
    }),
  )
})

test('a capture that is cut off is refused, wherever it is cut', () => {
  const { data } = encodeCapture([{ headers: { a: 'b' }, body: Buffer.from('hello') }])
  const frames = zstdDecompressSync(data)
  for (let length = 1; length < frames.length; length++) {
    expect(() => decodeCapture(zstdCompressSync(frames.subarray(0, length)))).toThrow()
  }
  expect(() => decodeCapture(data.subarray(0, data.length - 3))).toThrow()
})
