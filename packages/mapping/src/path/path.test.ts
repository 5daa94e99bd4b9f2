/** RFC 9535 by section; cases of our own. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { Budget } from '../limits.ts'
import { compilePath } from './compile.ts'

const query = (source: string, document: JsonValue): JsonValue[] | string => {
  const compiled = compilePath(source)
  if (!compiled.ok) return compiled.message
  const { path } = compiled
  if (path.kind === 'many') return [...path.nodes(document, new Budget())]
  const node = path.read(document)
  return node === undefined ? [] : [node]
}

const list: JsonValue = [10, 11, 12, 13, 14]
const shop: JsonValue = {
  items: [{ n: 1, tag: 'a' }, { n: 2 }, { n: '2', tag: null }, 7],
  limit: 2,
  deep: { n: 3, x: { n: 4 } },
}

const CASES: Readonly<Record<string, readonly (readonly [string, JsonValue, JsonValue[]])[]>> = {
  '2.2 root': [
    ['$', 5, [5]],
    ['$', { a: 1 }, [{ a: 1 }]],
  ],
  '2.3.1 names': [
    ['$.a', { a: 1 }, [1]],
    ['$["a b"]', { 'a b': 1 }, [1]],
    ["$['it\\'s']", { "it's": 1 }, [1]],
    ['$["\\u263a"]', { '☺': 1 }, [1]],
    ['$["\\ud83d\\ude00"]', { '😀': 1 }, [1]],
    ['$.☺', { '☺': 1 }, [1]],
    ['$[""]', { '': 1 }, [1]],
    ['$.a', [1], []],
    ['$.length', [1], []],
    ['$.a', { a: null }, [null]],
    ['$["a"]["b.c"]', { a: { 'b.c': 2 } }, [2]],
  ],
  '2.3.2 wildcard': [
    ['$.*', { a: 1, b: [2] }, [1, [2]]],
    ['$[*]', [1, [2]], [1, [2]]],
    ['$.*', 'text', []],
    ['$[*].n', [{ n: 1 }, {}, { n: 2 }], [1, 2]],
  ],
  '2.3.3 index': [
    ['$[1]', list, [11]],
    ['$[-1]', list, [14]],
    ['$[-6]', list, []],
    ['$[5]', list, []],
    ['$[0]', { '0': 1 }, []],
    ['$[0]', 'abc', []],
  ],
  '2.3.4 slice': [
    ['$[1:3]', list, [11, 12]],
    ['$[3:]', list, [13, 14]],
    ['$[:2]', list, [10, 11]],
    ['$[::2]', list, [10, 12, 14]],
    ['$[::-1]', list, [14, 13, 12, 11, 10]],
    ['$[3:0:-2]', list, [13, 11]],
    ['$[-2:]', list, [13, 14]],
    ['$[:-2]', list, [10, 11, 12]],
    ['$[9:1]', list, []],
    ['$[::0]', list, []],
    ['$[-100:100]', list, [10, 11, 12, 13, 14]],
    ['$[1:3]', { a: 1 }, []],
  ],
  '2.3.5 filters': [
    ['$.items[?@.n]', shop, [{ n: 1, tag: 'a' }, { n: 2 }, { n: '2', tag: null }]],
    ['$.items[?@.tag == null].n', shop, ['2']],
    ['$.items[?!@.tag].n', shop, [2]],
    ['$.items[?@.n == $.limit].n', shop, [2]],
    ['$.items[?@.n >= 1 && @.n < 2].n', shop, [1]],
    ['$.items[?@.n > "1"].n', shop, ['2']],
    ['$.items[?@.zz == @.yy].n', shop, [1, 2, '2']],
    ['$.items[?@ == 7]', shop, [7]],
    ['$.items[?(@.n == 1 || @.n == 2) && !(@.tag == "a")].n', shop, [2]],
    [
      '$[?@.a == @.b]',
      [
        { a: { x: [1] }, b: { x: [1] } },
        { a: [1], b: [2] },
      ],
      [{ a: { x: [1] }, b: { x: [1] } }],
    ],
    ['$[?@ < "\\ue000"]', ['\ud83d\ude00', '\ud7ff'], ['\ud7ff']],
    ['$[?@[0]]', [[0], []], [[0]]],
  ],
  '2.4 functions': [
    ['$[?length(@) == 1]', ['😀', 'ab', [1], { a: 1 }, 1], ['😀', [1], { a: 1 }]],
    ['$[?count(@.*) > 1]', [[1, 2], { a: 1 }, 'x'], [[1, 2]]],
    ['$[?match(@.h, "ws-.*")].h', [{ h: 'ws-1' }, { h: 'xws-1' }, { h: 5 }], ['ws-1']],
    ['$[?search(@, "b+")]', ['abbc', 'ac'], ['abbc']],
    ['$[?match(@, "a.c")]', ['abc', 'a\nc', 'a\rc'], ['abc']],
    ['$[?value(@..n) == 1]', [{ x: { n: 1 } }, { n: 1, x: { n: 1 } }], [{ x: { n: 1 } }]],
    [
      '$[?match(@.v, @.p)].v',
      [
        { v: 'aa', p: 'a+' },
        { v: 'b', p: '(' },
      ],
      ['aa'],
    ],
  ],
  '2.5 segments': [
    ['$["a","b"]', { a: 1, b: 2 }, [1, 2]],
    ['$[0,0]', [1], [1, 1]],
    ['$..n', shop, [3, 4, 1, 2, '2']],
    ['$..[0]', [[1], [2, [3]]], [[1], 1, 2, 3]],
    ['$..*', { a: { b: 1 } }, [{ b: 1 }, 1]],
    ['$.deep..n', shop, [3, 4]],
  ],
}

for (const [section, cases] of Object.entries(CASES)) {
  describe(`RFC 9535 section ${section}`, () => {
    for (const [source, document, expected] of cases) {
      const order = source === '$..n' ? new Set(expected.map(String)) : null
      it(source, () => {
        const found = query(source, document)
        if (order === null) expect(found).toEqual(expected)
        else expect(new Set((found as JsonValue[]).map(String))).toEqual(order)
      })
    }
  })
}

describe('paths that are none', () => {
  const refused = [
    '',
    'a',
    '$.',
    '$[',
    "$['a]",
    '$.a b',
    '$[01]',
    '$[-0]',
    '$[1.0]',
    '$[?]',
    '$[?@.a == ]',
    '$.a.',
    '$..',
    ' $',
    '$ ',
  ]
  const untyped = [
    '$[?length(@.*) == 1]',
    '$[?count(1) == 1]',
    '$[?nope(@)]',
    '$[?match(@.a)]',
    '$[?@.* == 1]',
    '$[?"a"]',
    '$[?match(@, "(")]',
  ]
  for (const source of [...refused, ...untyped]) {
    it(JSON.stringify(source), () => expect(typeof query(source, {})).toBe('string'))
  }
  it('the message has the position', () => expect(query('$.a[?@.b = 1]', {})).toMatch(/position \d+/))
})

describe('the mapping’s own rules', () => {
  it('$item starts at the whole item', () => {
    const compiled = compilePath("$item['a'].b")
    expect(compiled).toMatchObject({ ok: true, path: { from: 'item', steps: ['a', 'b'] } })
    expect(compilePath('$item')).toMatchObject({ ok: true, path: { from: 'item' } })
    expect(compilePath('$items.a')).toMatchObject({ ok: false })
  })
  it('row 43: an exact number is a leaf, compared by its digits', () => {
    const big = new ExactNumber('9007199254740993')
    expect(query('$.n.source', { n: big })).toEqual([])
    expect(query('$..*', { n: big })).toEqual([big])
    expect(query('$[?@ > 9007199254740992]', [big, 1])).toEqual([big])
    expect(query('$[?@ == $[1]]', [big, new ExactNumber('9007199254740993.0'), 1])).toHaveLength(2)
    expect(query('$[?length(@) == 1]', [big])).toEqual([])
  })
  it('row 41: names of the prototype are names like any other', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'source',
      'toJSON',
      'length',
      'map',
    ]) {
      expect(query(`$['${name}']`, {})).toEqual([])
      expect(query(`$.a['${name}']`, { a: [1] })).toEqual([])
      const own: unknown = JSON.parse(`{"${name}":1}`)
      expect(query(`$['${name}']`, own as JsonValue)).toEqual([1])
    }
  })
  it('patterns run in linear time', () => {
    const started = performance.now()
    expect(query('$[?match(@, "(a+)+b")]', [`${'a'.repeat(20_000)}c`])).toEqual([])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
