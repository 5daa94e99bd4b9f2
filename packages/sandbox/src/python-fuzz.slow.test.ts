/** Ten minutes of Python that nobody wrote, from pieces of what people try: no answer is missing, the next item is as ever, memory stays. */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { coolSandbox, Script } from './index.ts'

const MINUTES = Number(process.env.HALCYON_FUZZ_MINUTES ?? 10)

const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'item',
      '1',
      '0.5',
      `'x'`,
      'None',
      '[]',
      '{}',
      '()',
      'print',
      'dict',
      'len',
      '10 ** 9',
      `b'x'`,
      'f',
      'object',
      'type',
    ),
    fc
      .tuple(
        tie('any'),
        fc.constantFrom(
          '__class__',
          '__globals__',
          '__dict__',
          '__subclasses__',
          '__init__',
          'append',
          'update',
          'format',
        ),
      )
      .map(([of, name]) => `(${of}).${name}`),
    fc.tuple(tie('any'), fc.array(tie('any'), { maxLength: 2 })).map(([f, args]) => `(${f})(${args.join(', ')})`),
    fc.tuple(tie('any'), tie('any')).map(([of, at]) => `(${of})[${at}]`),
    fc
      .tuple(tie('any'), fc.constantFrom('+', '*', '%', '==', 'in', 'or', '<<'), tie('any'))
      .map(([a, by, b]) => `(${a} ${by} ${b})`),
    tie('any').map((of) => `[x for x in ${of}]`),
    tie('any').map((of) => `(lambda *a: ${of})`),
    tie('any').map((of) => `repr(${of})`),
  ),
})).any

const statement = fc.oneof(
  expression,
  expression.map((of) => `f = ${of}`),
  expression.map((of) => `item['a'] = ${of}`),
  fc.tuple(expression, expression).map(([of, value]) => `(${of}).leak = ${value}`),
  expression.map((of) => `for f in ${of}: print(f)`),
  expression.map((of) => `while ${of}: pass`),
  expression.map((of) => `try: ${of}\nexcept BaseException: pass`),
  expression.map((of) => `class f: a = ${of}`),
  expression.map((of) => `import json; json.dumps = ${of}`),
  expression.map((of) => `return ${of}`),
)

afterAll(coolSandbox)

test('the sandbox outlives what it is given', async () => {
  const end = Date.now() + MINUTES * 60_000
  let ran = 0
  for (let seed = 1; Date.now() < end; seed++) {
    const pieces = fc.sample(statement, { seed, numRuns: 40 })
    // Together in one script: to open one for each would take all the time.
    const cases = pieces.map((piece, i) => `if item.get('case') == ${i}:\n  ${piece.replaceAll('\n', '\n  ')}`)
    const source = `f = item\n${cases.join('\n')}\nreturn {'sum': sum([1, 2]), 'keys': sorted(item), 'text': 'a,b'.split(',')}`
    const script = await Script.open({ language: 'python', source })
    if (!(script instanceof Script)) {
      expect(script, source).toMatchObject({ code: 'script_failed', message: expect.stringContaining('Error') })
      continue
    }
    const results = await script.run(pieces.flatMap((_, i) => [{ case: i }, {}]))
    expect(results).toHaveLength(pieces.length * 2)
    for (const [i, piece] of pieces.entries())
      expect(results[i * 2 + 1], `${seed}: ${piece}`).toEqual({
        ok: true,
        items: [{ sum: 3, keys: [], text: ['a', 'b'] }],
        logs: [],
      })
    ran += pieces.length
    script.close()
  }
  expect(ran).toBeGreaterThan(0)
})
