import { describe, expect, it } from 'vitest'
import { compileKeys } from './keys.ts'
import { isUnder, prefixesOf } from './prefixes.ts'

describe('keys', () => {
  const matches = (glob: string, key: string) => compileKeys({ include: [glob], exclude: [], pattern: '' }).matches(key)
  it.each([
    ['*.json', 'a.json', true],
    ['*.json', 'x/a.json', false],
    ['**/*.json', 'a.json', true],
    ['**/*.json', 'x/y/a.json', true],
    ['logs/**', 'logs/a/b', true],
    ['**.gz', 'a/b.gz', true],
    ['a?.{log,txt}', 'a1.txt', true],
    ['a?.{log,txt}', 'a/.txt', false],
    ['a+(b).[c]', 'a+(b).[c]', true],
    ['a,b}', 'a,b}', true],
    ['*', 'line\nbreak', true],
  ])('%s and %j: %s', (glob, key, expected) => {
    expect(matches(glob, key)).toBe(expected)
  })
  it('says what does not compile, and leaves out folders', () => {
    expect(compileKeys({ include: [], exclude: [], pattern: '(' }).problem).toMatchObject({ path: 'find.pattern' })
    expect(compileKeys({ include: ['{a'], exclude: [], pattern: '' }).problem).toMatchObject({
      path: 'find.include[0]',
    })
    expect(matches('**', 'folder/')).toBe(false)
  })
  it('takes no time over a pattern made to take it', () => {
    expect(matches('*a*a*a*a*a*a*a*a*b', 'a'.repeat(1000))).toBe(false)
    expect(compileKeys({ include: [], exclude: [], pattern: '^(a+)+$' }).matches(`${'a'.repeat(1000)}b`)).toBe(false)
  })
})

describe('prefixes', () => {
  const between = (prefix: string, from: string, to: string) => [
    ...prefixesOf(prefix, Date.parse(from), Date.parse(to)),
  ]
  it('are one for each day, hour or month, or one', () => {
    expect(between('l/{yyyy}/{MM}/{dd}/', '2026-02-27T23:00Z', '2026-03-01T01:00Z')).toEqual([
      'l/2026/02/27/',
      'l/2026/02/28/',
      'l/2026/03/01/',
    ])
    expect(between('l/{yyyy}{MM}{dd}T{HH}', '2026-03-01T22:59Z', '2026-03-02T00:00Z')).toEqual([
      'l/20260301T22',
      'l/20260301T23',
      'l/20260302T00',
    ])
    expect(between('l/{yyyy}-{MM}/', '2026-01-31T00:00Z', '2026-03-01T00:00Z')).toEqual([
      'l/2026-01/',
      'l/2026-02/',
      'l/2026-03/',
    ])
    expect(between('l/', '2026-01-31T00:00Z', '2026-03-01T00:00Z')).toEqual(['l/'])
  })
  it.each([
    ['', 'a', true],
    ['in/', 'in/a', true],
    ['in/', 'on/a', false],
    ['l/{yyyy}/{MM}/{dd}/', 'l/2026/03/01/a', true],
    ['l/{yyyy}/{MM}/{dd}/', 'l/2026/03/1/a', false],
    ['l/{yyyy}/{MM}/', 'l/20', false],
    ['day={yyyy}{MM}{dd}', 'day=20260301/a', true],
  ])('a key is under %j or not: %j', (prefix, key, expected) => {
    expect(isUnder(prefix, key)).toBe(expected)
  })
})
