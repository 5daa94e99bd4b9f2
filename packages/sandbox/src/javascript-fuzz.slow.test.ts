/** Ten minutes of JavaScript that nobody wrote, from pieces of what people try: no answer is missing, the next item is as ever, memory stays. */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { coolSandbox, Script } from './index.ts'

const MINUTES = Number(process.env.HALCYON_FUZZ_MINUTES ?? 10)
/** What the process that holds a sandbox may grow by, bytes. */
const GROWTH = 128 * 1024 * 1024

const NAMES = ['constructor', '__proto__', 'prototype', 'call', 'apply', 'map', 'toString', 'then', 'length', 'stack']
const VALUES = [
  'item',
  '1',
  '1n',
  '0.5',
  `'x'`,
  'null',
  'undefined',
  '[]',
  '{}',
  'f',
  'console',
  'JSON',
  'Object',
  'Array',
]
const MORE = [
  'Reflect',
  'Proxy',
  'Symbol',
  'Promise',
  'globalThis',
  'Function',
  'Error',
  '(() => f)',
  '/x/g',
  '1e9',
  'Date',
]

const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...VALUES, ...MORE),
    fc.tuple(tie('any'), fc.constantFrom(...NAMES)).map(([of, name]) => `(${of}).${name}`),
    fc.tuple(tie('any'), tie('any')).map(([of, at]) => `(${of})[${at}]`),
    fc.tuple(tie('any'), fc.array(tie('any'), { maxLength: 2 })).map(([of, args]) => `(${of})(${args.join(', ')})`),
    fc.tuple(tie('any'), fc.array(tie('any'), { maxLength: 2 })).map(([of, args]) => `new (${of})(${args.join(', ')})`),
    fc
      .tuple(tie('any'), fc.constantFrom('+', '*', '**', '===', 'in', 'instanceof', '??', '<<'), tie('any'))
      .map(([a, by, b]) => `((${a}) ${by} (${b}))`),
    tie('any').map((of) => `[...${of}]`),
    tie('any').map((of) => `((...a) => ${of})`),
    tie('any').map((of) => `new Proxy({}, { get: () => ${of}, ownKeys: () => ${of} })`),
    tie('any').map((of) => `({ get a() { return ${of} }, toJSON: () => ${of}, [Symbol.toPrimitive]: () => ${of} })`),
    tie('any').map((of) => `'x'.repeat(${of})`),
  ),
})).any

const statement = fc.oneof(
  expression,
  expression.map((of) => `f = ${of}`),
  expression.map((of) => `item.a = ${of}`),
  fc.tuple(expression, expression).map(([of, value]) => `(${of}).leak = ${value}`),
  fc.tuple(expression, expression).map(([of, value]) => `Object.defineProperty(${of}, 'leak', { value: ${value} })`),
  expression.map((of) => `for (f of ${of}) console.log(f)`),
  expression.map((of) => `while (${of}) {}`),
  expression.map((of) => `try { ${of} } catch (error) { f = error }`),
  expression.map((of) => `class F extends (${of}) {}; f = new F()`),
  expression.map((of) => `JSON.stringify = () => ${of}`),
  expression.map((of) => `Array.prototype.map = ${of}`),
  expression.map((of) => `throw ${of}`),
  expression.map((of) => `return ${of}`),
)

afterAll(coolSandbox)

test('the sandbox outlives what it is given', async () => {
  const end = Date.now() + MINUTES * 60_000
  let ran = 0
  let before = 0
  for (let seed = 1; Date.now() < end; seed++) {
    const pieces = fc.sample(statement, { seed, numRuns: 40 })
    // Together in one script: to open one for each would take all the time.
    const cases = pieces.map((piece, i) => `case ${i}: { ${piece}\n break }`)
    const source = `let f = item\nswitch (item.case) {\n${cases.join('\n')}\n}
return { sum: [1, 2].map((n) => n + 1), keys: Object.keys(item), text: 'a,b'.split(','), leak: typeof ({}).leak }`
    const script = await Script.open({ language: 'javascript', source })
    if (!(script instanceof Script)) {
      expect(script, source).toMatchObject({ code: 'script_failed' })
      continue
    }
    const results = await script.run(pieces.flatMap((_, i) => [{ case: i }, {}]))
    expect(results).toHaveLength(pieces.length * 2)
    for (const [i, piece] of pieces.entries())
      expect(results[i * 2 + 1], `${seed}: ${piece}`).toEqual({
        ok: true,
        items: [{ sum: [2, 3], keys: [], text: ['a', 'b'], leak: 'undefined' }],
        logs: [],
      })
    ran += pieces.length
    script.close()
    if (seed === 20) before = process.memoryUsage.rss()
    if (seed > 20) expect(process.memoryUsage.rss() - before).toBeLessThan(GROWTH)
  }
  console.log(`${ran} pieces`)
  expect(ran).toBeGreaterThan(0)
})
