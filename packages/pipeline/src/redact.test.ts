import type { JsonValue } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRedactPath, REDACTED, redactPayload } from './redact.ts'

const redact = (payload: JsonValue, ...paths: string[]): JsonValue =>
  redactPayload(
    payload,
    paths.map((path) => parseRedactPath(path) ?? []),
  )

test.each<[string, readonly string[] | null]>([
  ['$.a', ['a']],
  ["$.a['b c'][0][*].d", ['a', 'b c', '0', '*', 'd']],
  ['$', null],
  ['a', null],
  ['$.', null],
  ['$..a', null],
  ['$.a[?(@.b)]', null],
  ["$['it's']", null],
])('parses %s', (path, steps) => {
  expect(parseRedactPath(path)).toEqual(steps)
})

test.each<[string, JsonValue, string[], JsonValue]>([
  ['a name', { a: 1, b: 2 }, ['$.a'], { a: REDACTED, b: 2 }],
  ['whatever it holds', { a: { b: [1] } }, ['$.a'], { a: REDACTED }],
  [
    'every element',
    { a: [{ s: 1 }, { s: 2, t: 3 }, 4] },
    ['$.a[*].s'],
    { a: [{ s: REDACTED }, { s: REDACTED, t: 3 }, 4] },
  ],
  ['one element', [1, 2], ['$[1]'], [1, REDACTED]],
  ['every member', { a: { b: 1, c: 2 } }, ['$.a[*]'], { a: { b: REDACTED, c: REDACTED } }],
  ['a path that leads nowhere', { a: 1 }, ['$.b.c', '$.a.b'], { a: 1 }],
  ['several paths', { a: 1, b: 1 }, ['$.a', '$.b'], { a: REDACTED, b: REDACTED }],
  ['null', null, ['$.a'], null],
])('redacts %s', (_, payload, paths, expected) => {
  const before = structuredClone(payload)
  expect(redact(payload, ...paths)).toEqual(expected)
  expect(payload).toEqual(before)
})

test('a key named __proto__ stays a plain key', () => {
  const payload = JSON.parse('{"__proto__":{"secret":1},"a":{"secret":2}}') as JsonValue
  expect(JSON.stringify(redact(payload, '$[*].secret'))).toBe(
    `{"__proto__":{"secret":"${REDACTED}"},"a":{"secret":"${REDACTED}"}}`,
  )
})

test('wherever a secret stands, its own path takes it out', () => {
  const secret = 'S3CRET-VALUE'
  // A key named "other" would stand in the way.
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !/^other$|['\\]/.test(name))
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), (keys) => {
      const payload = keys.reduceRight<JsonValue>((inner, name) => ({ [name]: inner, other: 1 }), secret)
      const path = `$${keys.map((name) => `['${name}']`).join('')}`
      const kept = JSON.stringify(redact(payload, path))
      expect(kept).not.toContain(secret)
    }),
  )
})
