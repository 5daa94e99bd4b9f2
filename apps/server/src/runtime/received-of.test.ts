import { expect, test } from 'vitest'
import { receivedOf } from './received-of.ts'

const of = (body: string) => ({ request: { body: Buffer.from(body) } })
const WAITING = [of('{"a":1}'), of('refused'), of('[{"b": 1},{"b": 2}]'), of('{"list":[{"c":1},{"c":2}]}')]
const COUNTS = [1, -1, 2, 2]

test('an item alone has its request’s bytes, one of an array its element, one that cannot be told apart the whole, once', () => {
  const received = receivedOf(WAITING, COUNTS, 7, [])
  const texts = [7, 8, 9, 10, 11, 12].map((n) => {
    const bytes = received(n)
    return bytes === null ? null : Buffer.from(bytes).toString()
  })
  expect(texts).toEqual(['{"a":1}', '{"b":1}', '{"b":2}', '{"list":[{"c":1},{"c":2}]}', null, null])
})

test('what is redacted is not kept, nor a body that cannot be looked into', () => {
  const received = receivedOf(WAITING, COUNTS, 0, ['$.a', '$.b', '$.list'])
  expect(receivedOf([of('text')], [1], 0, ['$.a'])(0)).toBeNull()
  for (const n of [0, 1, 2, 3]) expect(Buffer.from(received(n) ?? []).toString()).toContain('"[redacted]"')
})
