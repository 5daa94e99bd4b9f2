import { expect, test } from 'vitest'
import { childPath, jsonRows, parentIndex, scalarText } from './rows.ts'

const all = () => true

test('rows stand in the order of the document, with their paths', () => {
  const rows = jsonRows({ a: [1, { 'odd key': null }], b: {} }, all)
  expect(rows.map(({ path, depth }) => [path, depth])).toEqual([
    ['$', 0],
    ['$.a', 1],
    ['$.a[0]', 2],
    ['$.a[1]', 2],
    ["$.a[1]['odd key']", 3],
    ['$.b', 1],
  ])
  expect(parentIndex(rows, 4)).toBe(3)
  expect(parentIndex(rows, 0)).toBe(0)
})

test('a closed branch and an empty one have no rows below', () => {
  expect(jsonRows({ a: { b: 1 }, c: [] }, (_path, depth) => depth === 0).map(({ path, open }) => [path, open])).toEqual(
    [
      ['$', true],
      ['$.a', false],
      ['$.c', false],
    ],
  )
})

test('200 levels and 10,000 fields are laid out', () => {
  let deep: unknown = 1
  for (let level = 0; level < 5_000; level++) deep = [deep]
  expect(jsonRows(deep, all)).toHaveLength(5_001)
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, at]))
  expect(jsonRows(wide, all)).toHaveLength(10_001)
})

test.each([
  [12345678901234567890n, '12345678901234567890'],
  [{ source: '1e400', toJSON: () => '1e400' }, '1e400'],
  ['a"b', '"a\\"b"'],
  ['', '""'],
  [null, 'null'],
  ['fdp\u202egnp.exe\u200b', '"fdp\\u202egnp.exe\\u200b"'],
])('%s is written %s', (value, text) => expect(scalarText(value)).toBe(text))

test('a quote in a key stays within its brackets', () => {
  expect(childPath('$', "it's")).toBe("$['it\\'s']")
})
