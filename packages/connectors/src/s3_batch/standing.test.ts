import type { Checkpoint } from '@halcyon/connector-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileKeys } from './find/keys.ts'
import { prefixesOf } from './find/prefixes.ts'
import { Standing } from './standing.ts'

const MINUTE = 60_000
const LOOKBACK = 30 * MINUTE

describe('Standing', () => {
  it('reads each object once, however late and in whatever order it comes', () => {
    const object = fc.record({
      key: fc.stringMatching(/^[a-z]{1,4}$/),
      modified: fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * MINUTE),
      /** How long after its change it is seen first. */
      late: fc.integer({ min: 0, max: LOOKBACK - 1 }),
    })
    const objects = fc.uniqueArray(object, { selector: ({ key }) => key, maxLength: 30 })
    const passes = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 })
    fc.assert(
      fc.property(objects, passes, (all, minutes) => {
        let saved: Checkpoint | undefined
        const read: string[] = []
        for (const started of [...minutes, 2000].map((one) => one * MINUTE).sort((a, b) => a - b)) {
          const standing = new Standing(saved)
          const visible = all
            .filter(({ modified, late }) => modified + late <= started)
            .sort((a, b) => (a.key < b.key ? -1 : 1))
          for (const { key, modified } of visible) {
            const listed = { key, etag: 'e', size: 1, modified }
            if (standing.isKnown(listed)) continue
            read.push(key)
            standing.done(listed, started - LOOKBACK)
          }
          standing.passEnded(started - LOOKBACK, started - 5 * MINUTE)
          saved = JSON.parse(JSON.stringify(standing.checkpoint())) as Checkpoint
        }
        expect(read.sort()).toEqual(all.map(({ key }) => key).sort())
      }),
    )
  })

  it('stays bounded: more objects than it remembers set the horizon nearer', () => {
    const standing = new Standing(undefined)
    for (let i = 0; i < 60_000; i++)
      standing.done({ key: `k${i}`, etag: 'e', size: 1, modified: Math.floor(i / 1000) * MINUTE }, 0)
    // Not nearer than it may: what came while the pass went on is still to be found.
    expect(standing.passEnded(0, 4 * MINUTE)).toBe(4 * MINUTE)
    expect(standing.passEnded(0, 60 * MINUTE)).toBe(10 * MINUTE)
    expect(standing.isKnown({ key: 'k59999', etag: 'e', size: 1, modified: 59 * MINUTE })).toBe(true)
    expect(standing.isKnown({ key: 'new', etag: 'e', size: 1, modified: 9 * MINUTE })).toBe(true)
    expect(standing.isKnown({ key: 'new', etag: 'e', size: 1, modified: 10 * MINUTE })).toBe(false)
    expect(JSON.stringify(standing.checkpoint()).length).toBeLessThan(600_000)
  })

  it('takes a checkpoint of any shape', () => {
    for (const value of [{}, { pass: 1, object: [], due: 'x', seen: null }, { horizon: 'x' }] as Checkpoint[])
      expect(new Standing(value).checkpoint()).toEqual({ horizon: null, pass: null, object: null, due: [], seen: {} })
  })
})

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
})
