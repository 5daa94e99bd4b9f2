/** JMESPath by feature; cases of our own. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { Budget, LimitExceeded } from '../limits.ts'
import { compileJmespath } from './compile.ts'
import { JmespathFault } from './scope.ts'

const search = (source: string, value: JsonValue): JsonValue => {
  const compiled = compileJmespath(source)
  if (!compiled.ok) throw new Error(compiled.message)
  return compiled.search(value, { root: value, item: { whole: true }, budget: new Budget() })
}
const fault = (source: string, value: JsonValue): string => {
  try {
    return `value ${JSON.stringify(search(source, value))}`
  } catch (error) {
    if (error instanceof JmespathFault) return error.code
    return error instanceof LimitExceeded ? error.limit : `compile: ${(error as Error).message}`
  }
}

const people: JsonValue = {
  people: [
    { name: 'Ann', age: 30, tags: ['x', 'y'] },
    { name: 'Bob', age: 25, tags: [] },
    { name: 'Cid', age: null },
  ],
  'a.b': { c: 1 },
  n: 5,
}

const VALUES: readonly (readonly [string, JsonValue])[] = [
  ['people[0].name', 'Ann'],
  ['people[-1].name', 'Cid'],
  ['people[*].tags[]', ['x', 'y']],
  ['people[?age > `26`].name', ['Ann']],
  ['people[?age].name', ['Ann', 'Bob', 'Cid'].slice(0, 2)],
  ['people[::2].name', ['Ann', 'Cid']],
  ['"a.b".c', 1],
  ['missing.deep', null],
  ['missing || n', 5],
  ['n && `0`', 0],
  ['!missing', true],
  ['[n, missing]', [5, null]],
  ['{a: n, b: people[0].age}', { a: 5, b: 30 }],
  ['people | length(@)', 3],
  ["n > `3` ? 'many' : 'few'", 'many'],
  ['n + `2` * `3`', 11],
  ['let $x = n in people[?age > $x].name', ['Ann', 'Bob']],
  ['$.n', 5],
  ['$item.whole', true],
  ['"a.b".* | [0]', 1],
  ['people[*].[name, $.n] | [0]', ['Ann', 5]],
  ['name == `null`', true],
]
const FUNCTIONS: readonly (readonly [string, JsonValue, JsonValue])[] = [
  ['abs(@)', -2, 2],
  ['avg(@)', [1, 2], 1.5],
  ['avg(@)', [], null],
  ['ceil(@)', 1.2, 2],
  ['floor(@)', 1.8, 1],
  ['sum(@)', [1, 2], 3],
  ['contains(@, `1`)', [1, 2], true],
  ["contains(@, 'b')", 'abc', true],
  ["ends_with(@, 'abcd')", 'bcd', false],
  ["starts_with(@, 'b')", 'bcd', true],
  ["find_first(@, 'b')", 'abcb', 1],
  ["find_last(@, 'b')", 'abcb', 3],
  ['from_items(@)', [['a', 1]], { a: 1 }],
  ['items(@)', { a: 1 }, [['a', 1]]],
  ['group_by(@, &k)', [{ k: 'a' }, { k: 'b' }, { k: 'a' }], { a: [{ k: 'a' }, { k: 'a' }], b: [{ k: 'b' }] }],
  ["join('-', @)", ['a', 'b'], 'a-b'],
  ['keys(@)', { a: 1 }, ['a']],
  ['values(@)', { a: 1 }, [1]],
  ['length(@)', '😀', 1],
  ['lower(@)', 'AB', 'ab'],
  ['upper(@)', 'ab', 'AB'],
  ['map(&a, @)', [{ a: 1 }, {}], [1, null]],
  ['max(@)', [9, 10], 10],
  ['min(@)', ['b', 'a'], 'a'],
  ['max_by(@, &a).a', [{ a: 1 }, { a: 2 }], 2],
  ['min_by(@, &a).a', [{ a: 1 }, { a: 2 }], 1],
  ['merge(@, {b: `2`})', { a: 1 }, { a: 1, b: 2 }],
  ['not_null(a, b)', { b: 1 }, 1],
  ["pad_left(@, `3`, '0')", '7', '007'],
  ['pad_right(@, `3`)', '7', '7  '],
  ["replace(@, 'a', 'b', `1`)", 'aa', 'ba'],
  ['reverse(@)', 'a😀', '😀a'],
  ['sort(@)', [10, 9, 1], [1, 9, 10]],
  ['sort_by(@, &a)[0].a', [{ a: 2 }, { a: 1 }], 1],
  ["split(@, ',')", 'a,b', ['a', 'b']],
  ['to_array(@)', 1, [1]],
  ['to_number(@)', '1.5', 1.5],
  ['to_string(@)', [1], '[1]'],
  ['trim(@)', ' a ', 'a'],
  ["trim_left(@, 'x')", 'xxa', 'a'],
  ["trim_right(@, 'x')", 'axx', 'a'],
  ['type(@)', null, 'null'],
  [
    'zip(@, @)',
    [1, 2],
    [
      [1, 1],
      [2, 2],
    ],
  ],
]

describe('JMESPath', () => {
  for (const [source, expected] of VALUES) it(source, () => expect(search(source, people)).toEqual(expected))
  for (const [source, value, expected] of FUNCTIONS) it(source, () => expect(search(source, value)).toEqual(expected))
})

describe('faults', () => {
  const cases: readonly (readonly [string, JsonValue, string | RegExp])[] = [
    ['abs(@)', 'x', 'invalid-type'],
    ['sort(@)', [1, 'a'], 'invalid-type'],
    ['sort_by(@, &a)', [{ a: 1 }, { a: 'b' }], 'invalid-type'],
    ['`1` / `0`', null, 'not-a-number'],
    ['pad_left(@, `-1`)', 'a', 'invalid-value'],
    ['pad_left(@, `99999999999`)', 'a', 'stringLength'],
    ['contians(@, `1`)', [], /unknown function 'contians'/],
    ['abs()', 1, /takes 1 argument/],
    ['$nope', 1, /undefined variable/],
    ['a.', 1, /compile/],
    ['a ||', 1, /position/],
    ['a # b', 1, /position 3/],
    ['[::0]', [], /step/],
    [`${'['.repeat(100)}a${']'.repeat(100)}`, 1, /too deeply/],
  ]
  for (const [source, value, expected] of cases) {
    it(source.slice(0, 40), () => expect(fault(source, value)).toMatch(expected))
  }
})

describe('exact numbers and odd keys', () => {
  const big = new ExactNumber('9007199254740993')
  it('row 43: they compare, sort and print by their digits', () => {
    expect(search('@ > `9007199254740992`', big)).toBe(true)
    expect(search('@ == `9007199254740992`', big)).toBe(false)
    expect(search('to_string(@)', big)).toBe('9007199254740993')
    expect(search('type(@)', big)).toBe('number')
    expect(search('max(@)', [1, big])).toBe(big)
    expect(search('source', big)).toBe(null)
    expect(search('to_number(@)', '9007199254740993')).toEqual(big)
  })
  it('row 43: arithmetic refuses them', () => expect(fault('@ + `1`', big)).toBe('number_not_exact'))
  it('row 41: prototypes are out of reach', () => {
    expect(search('constructor', {})).toBe(null)
    expect(search('"__proto__"', {})).toBe(null)
    const made = search('{"__proto__": @}', 1)
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
    expect(Object.keys(made as object)).toEqual(['__proto__'])
    expect(search('@', { expref: true })).toEqual({ expref: true })
    expect(search('type(@)', { expref: true })).toBe('object')
  })
  it('nested projections are paid from the budget', () => {
    const wide = Array.from({ length: 400 }, (_, index) => index)
    expect(fault('[*].[$[*].[$[*]]]', wide)).toBe('nodes')
  })
})
