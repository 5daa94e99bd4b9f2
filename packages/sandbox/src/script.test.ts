import { ExactNumber, type JsonValue, parseJson } from '@halcyon/domain'
import { afterAll, afterEach, expect, test } from 'vitest'
import { coolSandbox, SCRIPT_LIMITS, Script, type ScriptResult, warmSandbox } from './index.ts'

const opened: Script[] = []
async function open(source: string): Promise<Script> {
  const script = await Script.open({ language: 'javascript', source })
  if (!(script instanceof Script)) throw new Error(script.message)
  opened.push(script)
  warmSandbox()
  return script
}
const run = async (source: string, ...items: JsonValue[]): Promise<ScriptResult[]> => (await open(source)).run(items)

afterEach(() => {
  for (const script of opened.splice(0)) script.close()
})
afterAll(coolSandbox)

test('an item becomes what is returned: one, several, or none', async () => {
  const source = `
    if (item.skip) return null
    if (item.parts) return item.parts.map((part) => ({ ...item, parts: undefined, part }))
    item.name = item.name.toLowerCase()
    return item`
  expect(await run(source, { name: 'BOB' }, { skip: true }, { id: 1, parts: ['a', 'b'] })).toEqual([
    { ok: true, items: [{ name: 'bob' }], logs: [] },
    { ok: true, items: [], logs: [] },
    {
      ok: true,
      items: [
        { id: 1, part: 'a' },
        { id: 1, part: 'b' },
      ],
      logs: [],
    },
  ])
})

test('numbers keep their digits: whole ones are BigInt, others come back as they were', async () => {
  const item = parseJson('{"id": 12345678901234567890, "ratio": 0.12345678901234567891, "small": 7}')
  const source =
    'return { ...item, next: item.id + 1n, more: item.ratio > 0.1, text: String(item.ratio), small: item.small + 1 }'
  expect(await run(source, item)).toEqual([
    {
      ok: true,
      items: [
        {
          id: new ExactNumber('12345678901234567890'),
          ratio: new ExactNumber('0.12345678901234567891'),
          small: 8,
          next: new ExactNumber('12345678901234567891'),
          more: true,
          text: '0.12345678901234567891',
        },
      ],
      logs: [],
    },
  ])
})

test('a result is looked at where it may hold more than JSON has words for', async () => {
  const source = 'return { n: 2n ** 70n, none: null, list: [undefined, 1], text: "null", bad: item.bad ? 0 / 0 : 1 }'
  expect(await run(source, { id: 1 }, { bad: true })).toMatchObject([
    { ok: true, items: [{ n: new ExactNumber('1180591620717411303424'), none: null, list: [null, 1], text: 'null' }] },
    { ok: false, fault: { code: 'script_output_invalid' } },
  ])
})

test('says what a script logs, and no more than it may', async () => {
  const [first, second] = await run(
    `console.log('seen', item, 10n); if (item.many) for (let i = 0; i < 1000; i++) console.warn('x'.repeat(5000)); return item`,
    { id: 1 },
    { many: true },
  )
  expect(first?.logs).toEqual(['seen {"id":1} 10'])
  expect(second?.logs).toHaveLength(SCRIPT_LIMITS.logLines)
  expect(Math.max(...(second?.logs ?? []).map((line) => line.length))).toBe(SCRIPT_LIMITS.logLine)
})

test('a source that cannot be compiled is refused with its line', async () => {
  expect(await Script.open({ language: 'javascript', source: 'const a = 1\nlet x = ;' })).toMatchObject({
    code: 'script_failed',
    message: expect.stringContaining('SyntaxError'),
    line: 2,
  })
  expect(await Script.open({ language: 'javascript', source: 'return 1 }); (function () {' })).toMatchObject({
    code: 'script_failed',
  })
  expect(await Script.open({ language: 'javascript', source: '1;'.repeat(SCRIPT_LIMITS.source) })).toMatchObject({
    code: 'script_failed',
    message: expect.stringContaining('longer than'),
  })
})

test('an error names its message and line, and costs its item alone', async () => {
  const source = `const user = item.user\nreturn { name: user.name }`
  expect(await run(source, { user: { name: 'a' } }, {}, { user: { name: 'b' } })).toMatchObject([
    { ok: true },
    { ok: false, fault: { code: 'script_failed', message: expect.stringContaining('TypeError'), line: 2 } },
    { ok: true },
  ])
})

/** What the process that holds a sandbox may grow by. */
const HOST_BYTES = 128 * 1024 * 1024

/** Each costs its item, with its code; the items around it are as without it. */
const COSTS: readonly (readonly [name: string, code: string, source: string])[] = [
  ['an endless loop', 'script_timeout', 'for (;;) {}'],
  ['an endless loop that catches', 'script_timeout', 'for (;;) { try { for (;;) {} } catch {} }'],
  [
    'a regular expression that backtracks',
    'script_timeout',
    `return /^(a+)+$/.test('a'.repeat(40) + 'b') ? item : item`,
  ],
  ['an allocation bomb', 'script_', 'let all = [1, 2, 3, 4]; for (;;) all = all.concat(all)'],
  ['buffers', 'script_', 'const all = []; for (;;) all.push(new Uint8Array(4 * 1024 * 1024))'],
  ['a text bomb', 'script_failed', `let s = 'x'; for (;;) s += s`],
  ['endless recursion', 'script_failed', 'const f = () => f() + 1; return f()'],
  ['an output that is too long', 'script_output_invalid', `return { text: 'x'.repeat(${SCRIPT_LIMITS.output + 1}) }`],
  ['an output that holds itself', 'script_output_invalid', 'const a = {}; a.a = a; return a'],
  [
    'an output that is too deep',
    'script_output_invalid',
    'let a = {}; for (let i = 0; i < 70; i++) a = { a }; return a',
  ],
  ['too many items', 'script_output_invalid', `return Array.from({ length: ${SCRIPT_LIMITS.items + 1} }, () => ({}))`],
  ['a text instead of an item', 'script_output_invalid', `return 'x'`],
  ['a promise', 'script_output_invalid', 'return (async () => item)()'],
  ['not a number', 'script_output_invalid', 'return { a: 0 / 0 }'],
  ['a getter that never ends', 'script_timeout', 'return { get a() { for (;;) {} } }'],
  ['deep JSON', 'script_', `return JSON.parse('['.repeat(1000000))`],
]
test.each(COSTS)('rows 45-50: %s costs its item alone: %s', async (_, code, source) => {
  const script = await open(`if (item.bad) { ${source} } else return { id: item.id }`)
  const good = (id: number) => ({ ok: true, items: [{ id }], logs: [] })
  const results = await script.run([{ id: 1 }, { bad: true }, { id: 2 }])
  expect(results).toMatchObject([good(1), { ok: false, fault: { code: expect.stringContaining(code) } }, good(2)])
  expect(await script.run([{ id: 3 }])).toEqual([good(3)])
})

test('rows 47, 50: bombs take none of the memory of the process that holds the sandbox', async () => {
  const bombs = COSTS.filter(([name]) => /bomb|buffers|too long/.test(name))
  const script = await open(
    `switch (item.bomb) { ${bombs.map(([, , source], i) => `case ${i}: { ${source} }`).join('\n')} }`,
  )
  const before = process.memoryUsage.rss()
  let peak = before
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const results = await script.run(bombs.map((_, bomb) => ({ bomb }))).finally(() => clearInterval(watching))
  expect(results).toHaveLength(bombs.length)
  expect(results.some(({ ok }) => ok)).toBe(false)
  expect(peak - before).toBeLessThan(HOST_BYTES)
})

test('a sandbox that dies costs the item that was in it; the rest runs in a new one', async () => {
  const script = await open('return item')
  const under = script.run([{ id: 1 }])
  expect(await under).toMatchObject([{ ok: true }])
  process.kill(script.pid ?? 0, 'SIGKILL')
  expect(await script.run([{ id: 2 }, { id: 3 }])).toMatchObject([{}, { ok: true, items: [{ id: 3 }] }])
  expect(await script.run([{ id: 4 }])).toMatchObject([{ ok: true }])
})
