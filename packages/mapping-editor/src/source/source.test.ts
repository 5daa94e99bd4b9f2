import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { explain } from '@halcyon/mapping'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMany, pathOptions } from './options.ts'
import { fieldPath, locate, parseSimplePath, pathText, tidyPath } from './path.ts'
import { absolutePath, relativePath } from './relative.ts'
import { describeValue, EDITOR_LIMITS, parseSample } from './samples.ts'
import { buildSourceTree } from './tree.ts'
import { visibleNodes } from './visible.ts'

const samples: readonly JsonValue[] = [
  { id: 1, user: { 'e-mail': 'a@b.c' }, note: null, tags: ['x', 'y'], d: [{ n: 1 }, { n: 2 }] },
  { id: new ExactNumber('12345678901234567890'), user: {}, note: '', tags: [] },
  { id: 'x', note: 'hello' },
]

test('a node per path, with what was seen of it', () => {
  const tree = buildSourceTree(samples)
  expect(tree.children('$').map(({ key }) => key)).toEqual(['id', 'user', 'note', 'tags', 'd'])
  expect(tree.node('$.id')).toMatchObject({ presentIn: 3, samples: 3, nullIn: 0, emptyIn: 0, hasChildren: false })
  expect(tree.node('$.id')?.examples.map(({ text }) => text)).toEqual(['1', '12345678901234567890', '"x"'])
  expect(tree.node('$.note')).toMatchObject({ presentIn: 3, nullIn: 1, emptyIn: 1 })
  expect(tree.node("$.user['e-mail']")).toMatchObject({ presentIn: 1, parent: '$.user', depth: 2 })
  expect(tree.node('$.tags')).toMatchObject({ lengths: { min: 0, max: 2 }, types: ['list'], presentIn: 2 })
  expect(tree.node('$.d[*].n')?.examples.map(({ value }) => value)).toEqual([1, 2])
  expect(tree.node('$.nope')).toBeUndefined()
  expect(tree.children('$.nope')).toEqual([])
})

test('missing, null, "" and large integers look different', () => {
  expect([undefined, null, '', new ExactNumber('1e400'), [1, 2], { a: 1 }].map(describeValue)).toEqual([
    'missing',
    'null',
    '""',
    '1e400',
    '[1,2]',
    '{1}',
  ])
})

test.each<[string, string, string | null]>([
  ['digits beyond 2^53', '{"a":9007199254740993}', null],
  ['200 levels', `${'['.repeat(200)}${']'.repeat(200)}`, 'depth'],
  ['too long', `"${'x'.repeat(EDITOR_LIMITS.textLength)}"`, 'textLength'],
])('a sample with %s', (_, text, limit) => {
  const parsed = parseSample('s', text)
  expect(parsed.ok).toBe(limit === null)
  if (parsed.ok) expect(parsed.sample.value).toEqual({ a: new ExactNumber('9007199254740993') })
  else expect(parsed).toMatchObject({ limit, message: expect.stringMatching(/64|5 MB/) })
})

test('what is not JSON is refused with its place', () => {
  expect(parseSample('s', '<script>')).toMatchObject({
    ok: false,
    limit: null,
    message: expect.stringContaining('line 1'),
  })
})

test('10,000 fields: only what is open is listed; search finds and shows the way', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 100 }, (_, g) => [
      `g${g}`,
      Object.fromEntries(Array.from({ length: 100 }, (_v, n) => [`f${n}`, `${g}-${n}`])),
    ]),
  )
  const tree = buildSourceTree([wide])
  expect(visibleNodes(tree, new Set())).toHaveLength(100)
  const open = visibleNodes(tree, new Set(['$.g1']))
  expect(open).toHaveLength(200)
  expect(open[2]).toMatchObject({ level: 2, position: 1, siblings: 100, expanded: false })
  expect(tree.all()).toHaveLength(10_100)
  expect(visibleNodes(tree, new Set(), '42-77').map(({ node, match }) => [node.path, match])).toEqual([
    ['$.g42', false],
    ['$.g42.f77', true],
  ])
})

test.each([
  ['$.devices[*].hostname', '$.devices[*]', '$.hostname'],
  ['$.id', '$.devices[*]', '$item.id'],
  ['$.devices[*]', '$.devices[*]', '$'],
  ['$.devices', '$.devices[*]', '$item.devices'],
])('%s inside %s is %s, and back', (absolute, each, relative) => {
  const scope = { split: null, each }
  expect(relativePath(absolute, scope)).toBe(relative)
  expect(absolutePath(relative, scope)).toBe(absolute)
  const split = { split: '$.Records[*]', each }
  expect(relativePath(absolute.replace('$', '$.Records[*]'), split)).toBe(relative)
  expect(relativePath(absolute, split)).toBeNull()
})

test('the combobox offers the element’s own fields first', () => {
  const options = pathOptions(buildSourceTree(samples), { split: null, each: '$.d[*]' })
  expect(options.slice(0, 2).map(({ path }) => path)).toEqual(['$', '$.n'])
  expect(options.map(({ path }) => path)).toContain("$item.user['e-mail']")
  expect(options.find(({ path }) => path === '$item.tags[*]')?.many).toBe(true)
  expect(pathOptions(buildSourceTree(samples), { split: null, each: null }, 'e-mail').map(({ path }) => path)).toEqual([
    "$.user['e-mail']",
  ])
})

const json = () => fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>
// The mapping's grammar refuses \u0000 to \u001f in names, but for \b \f \n \r \t: such a field is shown and cannot be mapped.
const name = fc.oneof(fc.string(), fc.constantFrom("it's", 'a\\b', '\u007f', '*', '0', '__proto__', 'é', '$item', '\n'))
const object = () => fc.dictionary(name, json(), { maxKeys: 4 }).map((value): JsonValue => value)

test('whatever names a payload has, paths are RFC 9535: the mapping reads the same value', () => {
  fc.assert(
    fc.property(object(), (payload) => {
      for (const node of buildSourceTree([payload]).all()) {
        const steps = parseSimplePath(node.path)?.steps
        expect(steps === undefined ? null : pathText(steps)).toBe(node.path)
        const found = locate(steps ?? [], payload)
        expect(found.length).toBeGreaterThan(0)
        if (isMany(node.path)) continue
        const document = {
          recordId: { path: node.path },
          outputs: [{ kind: 'entity', type: 'ip', key: { const: 'x' }, fields: {} }],
        }
        const [item] = explain(document, payload, { scope: '', receivedAt: '' }).items
        expect(item?.rows[0]?.value ?? null).toEqual(found[0]?.value)
      }
    }),
    { numRuns: 300 },
  )
})

test('the leaves a run leaves over are fields of the tree', () => {
  fc.assert(
    fc.property(object(), (payload) => {
      const tree = buildSourceTree([payload])
      const document = { outputs: [{ kind: 'entity', type: 'ip', key: { const: 'x' }, fields: {} }] }
      const [item] = explain(document, payload, { scope: '', receivedAt: '' }).items
      for (const path of item?.unmapped ?? []) {
        expect(tree.node(fieldPath(path))).toBeDefined()
        expect(locate(parseSimplePath(tidyPath(path))?.steps ?? [], payload)).toHaveLength(1)
      }
    }),
    { numRuns: 300 },
  )
})
