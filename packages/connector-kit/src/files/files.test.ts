import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Checkpoint } from '../contract.ts'
import { decodeRecords } from '../decode/records/index.ts'
import { pageOfFault, pageOfFile, rereadFilePage } from './page.ts'
import { pathPatterns } from './patterns.ts'
import { FileStanding } from './standing.ts'

const MINUTE = 60_000
const LOOKBACK = 30 * MINUTE
const saved = (standing: FileStanding): Checkpoint => JSON.parse(JSON.stringify(standing.checkpoint())) as Checkpoint

describe('FileStanding', () => {
  it('reads each file once, however late and in whatever order it comes', () => {
    const file = fc.record({
      key: fc.stringMatching(/^[a-z]{1,4}$/),
      modified: fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * MINUTE),
      /** How long after its change it is seen first. */
      late: fc.integer({ min: 0, max: LOOKBACK - 1 }),
    })
    const files = fc.uniqueArray(file, { selector: ({ key }) => key, maxLength: 30 })
    const passes = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 })
    fc.assert(
      fc.property(files, passes, (all, minutes) => {
        let checkpoint: Checkpoint | undefined
        const read: string[] = []
        for (const started of [...minutes, 2000].map((one) => one * MINUTE).sort((a, b) => a - b)) {
          const standing = new FileStanding(checkpoint)
          for (const { key, modified } of all.filter((one) => one.modified + one.late <= started)) {
            const listed = { key, version: 'v', size: 1, modified }
            if (standing.isKnown(listed)) continue
            read.push(key)
            standing.done(listed, Number.NEGATIVE_INFINITY)
          }
          standing.passEnded(started - LOOKBACK, started)
          checkpoint = saved(standing)
        }
        expect(read.sort()).toEqual(all.map(({ key }) => key).sort())
      }),
    )
  })

  it('without a horizon knows what it read and nothing else, until it is told to forget', () => {
    const standing = new FileStanding(undefined)
    const [old, new_] = [0, 5].map((minute) => ({
      key: `k${minute}`,
      version: 'v',
      size: 1,
      modified: minute * MINUTE,
    }))
    if (old === undefined || new_ === undefined) throw new Error()
    standing.done(new_, Number.NEGATIVE_INFINITY)
    expect(standing.passEnded(null, 0)).toBeNull()
    const next = new FileStanding(saved(standing))
    expect([next.isKnown(new_), next.isKnown(old), next.isKnown({ ...new_, version: 'w' })]).toEqual([
      true,
      false,
      false,
    ])
    next.forget(old)
    next.forget(new_)
    expect([next.size, next.isKnown(new_), next.checkpoint().seen]).toEqual([0, false, {}])
  })

  it('stays bounded: more files than it remembers set the horizon nearer', () => {
    const standing = new FileStanding(undefined)
    const at = (key: string, minute: number) => ({ key, version: 'v', size: 1, modified: minute * MINUTE })
    for (let i = 0; i < 60_000; i++) standing.done(at(`k${i}`, Math.floor(i / 1000)), 0)
    // Not nearer than it may: what came while the pass went on is still to be found.
    expect(standing.passEnded(0, 4 * MINUTE)).toBe(4 * MINUTE)
    expect(standing.passEnded(0, 60 * MINUTE)).toBe(10 * MINUTE)
    expect(standing.isKnown(at('k59999', 59))).toBe(true)
    expect(standing.isKnown(at('new', 9))).toBe(true)
    expect(standing.isKnown(at('new', 10))).toBe(false)
    expect(JSON.stringify(standing.checkpoint()).length).toBeLessThan(600_000)
  })

  it('takes a checkpoint of any shape', () => {
    for (const value of [{}, { pass: 1, file: [], due: 'x', seen: null }, { horizon: 'x' }] as Checkpoint[])
      expect(new FileStanding(value).checkpoint()).toEqual({ horizon: null, pass: null, file: null, due: [], seen: {} })
  })
})

describe('pathPatterns', () => {
  it.each([
    ['*.json', 'a.json', true],
    ['*.json', 'x/a.json', false],
    ['**/*.json', 'a.json', true],
    ['**/*.json', 'x/y/a.json', true],
    ['logs/**', 'logs/a/b', true],
    ['a?.{log,txt}', 'a1.txt', true],
    ['a?.{log,txt}', 'a/.txt', false],
    ['a+(b).[c]', 'a+(b).[c]', true],
    ['a,b}', 'a,b}', true],
    ['*', 'line\nbreak', true],
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(1000), false],
  ])('%s and %j: %s', (glob, path, expected) => {
    expect(pathPatterns([glob], []).matches(path)).toBe(expected)
    expect(pathPatterns([], [glob]).matches(path)).toBe(!expected)
  })

  it('says what does not compile', () => {
    expect(pathPatterns([], ['a', '{a']).problem).toMatchObject({ list: 'exclude', index: 1 })
    expect(pathPatterns(['{a'], []).matches('a')).toBe(false)
  })
})

describe('pages of files', () => {
  const value = (row: number, id: string) =>
    ({ kind: 'value', row, offset: 0, value: { id }, bytes: Buffer.from('') }) as const
  const bad = {
    kind: 'malformed',
    row: 1,
    offset: 9,
    raw: Buffer.from('{'),
    code: 'json_invalid',
    message: 'Not JSON.',
  } as const

  it('are read again as they were, whatever the name', () => {
    const page = pageOfFile('sftp://u@h:22//ä b%2F\n.json@1-2', [value(0, 'a'), bad, value(2, 'b'), value(3, 'c')], 1)
    expect(page.items.map(({ kind }) => kind)).toEqual(['payload', 'malformed', 'payload', 'payload'])
    expect(page.headers['x-rows']).toBe('0-0,2-3')
    expect(rereadFilePage(page)).toEqual(page.items.filter(({ kind }) => kind === 'payload'))
  })

  it('hold the bytes of a record that is a line of JSON, and write every other anew', async () => {
    const text = '\n{"n":1.10,"id":"a"}\n\ufeff{"id":"b"}\r\n{"id":"c"'
    const lines = pageOfFile('f', await decodeRecords(Buffer.from(text), { kind: 'ndjson' }), 1)
    expect(Buffer.from(lines.body).toString()).toBe('{"n":1.10,"id":"a"}\n{"id":"b"}')
    expect(rereadFilePage(lines)).toEqual(lines.items.filter(({ kind }) => kind === 'payload'))
    const list = pageOfFile(
      'f',
      await decodeRecords(Buffer.from('[{"id":\n1},{"id":2}]'), { kind: 'json', path: '$[*]' }),
      1,
    )
    expect(Buffer.from(list.body).toString()).toBe('{"id":1}\n{"id":2}')
    const text2 = pageOfFile('f', await decodeRecords(Buffer.from('{"a":1}'), { kind: 'text' }), 1)
    expect(Buffer.from(text2.body).toString()).toBe('{"message":"{\\"a\\":1}"}')
  })

  it('of a file that cannot be read have no record, and say which it is', () => {
    const file = { key: 'a.gz', version: '1-2', size: 9, modified: 0, row: 4 }
    const page = pageOfFault('place', file, { code: 'encoding_corrupt', message: 'No gzip.' }, 1)
    expect(page.items).toMatchObject([{ message: 'place/a.gz@1-2: No gzip. Rows before 4 were taken.' }])
    expect(rereadFilePage(page)).toEqual([])
    expect(() => rereadFilePage({ body: Buffer.from(''), headers: {} })).toThrow()
  })
})
