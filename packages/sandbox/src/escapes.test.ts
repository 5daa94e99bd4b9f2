/**
 * Attempts to get out of the sandbox, to leave something behind in it or to bring it down, after published classes of attack. Each
 * runs as an item of one script; the item after it looks around.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coolSandbox, Script } from './index.ts'
import { spawnWalled } from './walls.ts'

const SECRET = 'canary-8f14e45f'
const folder = mkdtempSync(join(tmpdir(), 'halcyon-canary-'))
const file = join(folder, 'secret.txt')
writeFileSync(file, SECRET)
process.env.HALCYON_CANARY = SECRET
let knocks = 0
const server = createServer((_, response) => {
  knocks++
  response.end(SECRET)
})

/** What an attempt would say if it had got hold of something of the host. */
const host = (expression: string): string => `
  const found = ${expression}
  if (found !== undefined && found !== null) return { escaped: typeof found, keys: String(found).slice(0, 200) }
  return {}`

const NAMES = [
  'process',
  'require',
  'module',
  'exports',
  'global',
  'Buffer',
  'fetch',
  'WebAssembly',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'XMLHttpRequest',
  'Worker',
  'importScripts',
  'Deno',
  'Bun',
  'std',
  'os',
  'scriptArgs',
  'print',
  '__dirname',
  '__filename',
  'navigator',
  'self',
  'window',
  'performance',
  'crypto',
  'MessageChannel',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'eval',
] as const

/** Ways to a function that makes code, whose global might be another one. */
const CONSTRUCTORS = [
  `(() => {}).constructor`,
  `(function () {}).constructor`,
  `(async () => {}).constructor`,
  `(function* () {}).constructor`,
  `(async function* () {}).constructor`,
  `console.log.constructor`,
  `[].map.constructor`,
  `Object.getPrototypeOf(() => {}).constructor`,
  `JSON.parse.constructor`,
  `Reflect.construct.constructor`,
  `Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.constructor`,
  `(class { static m() {} }).m.constructor`,
  `new Proxy(function () {}, {}).constructor`,
  `(function () { return arguments })().constructor.constructor`,
  `item.constructor.constructor`,
  `[][Symbol.iterator]().next.constructor`,
] as const

/** Ways to leave something for the next item. */
const TRACES = [
  `globalThis.leak = 1`,
  `this.leak = 1`,
  `leak = 1`,
  `(0, Function)('leak = 1')()`,
  `Function('this.leak = 1')()`,
  `var leak = 1; Function('var leak = 1')()`,
  `Object.prototype.leak = 1`,
  `item.__proto__.leak = 1`,
  `item.constructor.prototype.leak = 1`,
  `({}).__proto__.leak = 1`,
  `Object.defineProperty(Object.prototype, 'leak', { value: 1 })`,
  `Object.setPrototypeOf(Object.prototype, { leak: 1 })`,
  `Object.setPrototypeOf(Array.prototype, { leak: 1 })`,
  `Object.prototype.__proto__ = { leak: 1 }`,
  `Reflect.setPrototypeOf(globalThis, { leak: 1 })`,
  `Reflect.defineProperty(globalThis, 'leak', { value: 1 })`,
  `Object.assign(globalThis, { leak: 1 })`,
  `Object.prototype.__defineGetter__('leak', () => 1)`,
  `Object.prototype.__defineSetter__('id', () => {})`,
  `Array.prototype.map = () => 'leak'`,
  `Array.prototype.push = () => 'leak'`,
  `Array.prototype[Symbol.iterator] = function* () { yield 'leak' }`,
  `String.prototype.slice = () => 'leak'`,
  `JSON.parse = () => ({ leak: 1 })`,
  `JSON.stringify = () => '{"leak":1}'`,
  `Object.hasOwn = () => true`,
  `Reflect.get = () => 'leak'`,
  `Number.isFinite = () => false`,
  `RegExp.prototype.exec = () => ['leak', 'leak']`,
  `RegExp.prototype.test = () => true`,
  `Function.prototype.call = () => 'leak'`,
  `Function.prototype.toString = () => 'leak'`,
  `Symbol.prototype[Symbol.toPrimitive] = () => 'leak'`,
  `Promise.prototype.then = () => 'leak'`,
  `(async () => {}).constructor.prototype.leak = 1`,
  `(async () => {})().__proto__.then = () => 'leak'`,
  `Object.getPrototypeOf(function* () {}).leak = 1`,
  `Object.getPrototypeOf(async function* () {}).prototype.leak = 1`,
  `Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())).leak = 1`,
  `Object.getPrototypeOf(new Map().entries()).next = () => ({ done: true })`,
  `Object.getPrototypeOf(''.matchAll(/a/g)).leak = 1`,
  `Object.getPrototypeOf(Int8Array).leak = 1`,
  `Object.getPrototypeOf(Int8Array.prototype).fill = () => 'leak'`,
  `Iterator.prototype.leak = 1`,
  `Error.prototype.toString = () => 'leak'`,
  `Error.prepareStackTrace = () => 'leak'`,
  `Error.stackTraceLimit = 0; Error.captureStackTrace = () => 'leak'`,
  `TypeError.prototype.name = 'leak'`,
  `console.log = () => 'leak'`,
  `console.leak = 1`,
  `console.log.leak = 1`,
  `console.log.call = () => 'leak'`,
  `Math.max = () => 'leak'`,
  `Date.prototype.toJSON = () => 'leak'`,
  `BigInt.prototype.toJSON = () => 'leak'`,
  `Array.prototype.toJSON = () => 'leak'`,
  `Object.prototype.toJSON = () => ({ leak: 1 })`,
  `Boolean.prototype.toJSON = () => 'leak'`,
  `class A extends Array {}; Array[Symbol.species] = A`,
  `Object.defineProperty(Array, Symbol.species, { get: () => String })`,
  `RegExp[Symbol.species] = String; RegExp.$1 = 'leak'`,
  `Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true })`,
  `Object.freeze = (x) => x; Object.isFrozen = () => false`,
  `delete Object.prototype.hasOwnProperty`,
  `delete globalThis.JSON`,
  `delete Array.prototype.map`,
  `(function f() { f.leak = 1; return f })()`,
  `Reflect.set(Reflect, 'ownKeys', () => [])`,
  `new Proxy(globalThis, {}).leak = 1`,
  `Object.entries(Object.getOwnPropertyDescriptors(globalThis)).forEach(([k, d]) => { try { d.value.leak = 1 } catch {} })`,
  `with_ = new Function('o', 'with (o) { leak = 1 }'); with_(globalThis)`,
  `new Function('o', 'with (o) { parse = 1; stringify = 1 }')(JSON)`,
  `[].constructor.constructor('globalThis.leak = 1')()`,
] as const

/** Results that would run code, or be more than data, where they are read. */
const OUTPUTS = [
  `return { get a() { return typeof process } }`,
  `return new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => typeof process })`,
  `return new Proxy([], { get: (t, k) => (k === 'length' ? 1e9 : t[k]) })`,
  `return { toJSON() { return typeof require } }`,
  `return { toString() { throw 1 }, valueOf() { throw 2 } }`,
  `return { __proto__: { polluted: 1 }, a: 1 }`,
  `return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}')`,
  `return { then(resolve) { resolve(typeof process) } }`,
  `return Object.create({ inherited: 1 }, { hidden: { value: 1 } })`,
  `throw { get message() { throw { get message() { throw 1 } } } }`,
  `throw new Proxy({}, { get() { throw 1 } })`,
  `throw null`,
  `throw Object.assign(new Error('x'), { stack: { toString() { return 'script.js:99999999' } } })`,
  `const e = new Error(); e.message = { toString: () => typeof process }; throw e`,
  `return import('fs')`,
  `return import('node:fs').then((fs) => fs.readFileSync('${file}', 'utf8'))`,
  `console.log(new Proxy({}, { get() { throw 1 } }), { toJSON() { throw 1 } }, Symbol('x')); return {}`,
  `console.log.apply(null, new Array(1e6)); return {}`,
  `return { a: Symbol('x'), b: () => 1, c: undefined }`,
  `return Object.assign(() => {}, { a: 1 })`,
] as const

/** Attempts at the process: to make it end, hang, or mix its frames up. */
const BLOWS = [
  `return JSON.parse('['.repeat(500000))`,
  `return JSON.parse('{"a":'.repeat(500000))`,
  `let a = []; for (let i = 0; i < 200000; i++) a = [a]; return { a }`,
  `const f = (x) => JSON.stringify({ toJSON: () => f(x) }); return f(1)`,
  `return new RegExp('('.repeat(50000))`,
  `return { a: 'x'.padEnd(2 ** 30) }`,
  `return { a: new Array(2 ** 32 - 1).join('x') }`,
  `return { a: 2n ** 100000000n }`,
  `return { a: [].concat(...Array(100000).fill([1, 2, 3])).sort(() => { for (;;) {} }) }`,
  `Array.prototype.sort.call(new Proxy({ length: 1e9 }, {}), () => 0); return {}`,
  `return { a: '\\u0000'.repeat(100), b: '\\ud800' }`,
  `console.log('\\u000d\\u000b'.repeat(1000)); return { a: '\\u000d' }`,
  `for (const c of (function* () { for (;;) yield 1 })()) item.c = c`,
  `return { a: Array.from({ length: 2 ** 31 }) }`,
  `'a'.replace(/a/g, () => { for (;;) {} })`,
  `new Uint8Array(2 ** 33); return {}`,
  `for (;;) { try { (function f() { f() })() } catch {} }`,
  `return { get a() { return this.a } }`,
] as const

interface Attempt {
  readonly name: string
  readonly source: string
}
const attempts: Attempt[] = [
  ...NAMES.map((name) => ({
    name: `the name ${name}`,
    source: host(`typeof ${name} === 'undefined' ? null : ${name}`),
  })),
  ...NAMES.map((name) => ({ name: `the property ${name}`, source: host(`globalThis['${name}']`) })),
  ...CONSTRUCTORS.map((way) => ({
    name: `code made by ${way}`,
    source: host(
      `(() => { const made = ${way}('return typeof process !== "undefined" ? process : typeof require !== "undefined" ? require : null'); return typeof made === 'function' && typeof made() !== 'object' ? made() : null })()`,
    ),
  })),
  ...CONSTRUCTORS.map((way) => ({
    name: `import by ${way}`,
    source: `${way}('return import("node:fs")')(); return {}`,
  })),
  ...TRACES.map((trace) => ({ name: trace, source: `${trace}; return {}` })),
  ...OUTPUTS.map((source) => ({ name: source, source })),
  ...BLOWS.map((source) => ({ name: source.slice(0, 60), source })),
]

/** What an item sees that comes after: all must be as at the start. */
const LOOK = `
  const array = [3, 1, 2]
  return {
    leak: typeof leak, polluted: ({}).polluted, own: ({}).leak, list: [].leak, text: ''.leak, fn: (() => {}).leak,
    console: [typeof console.leak, typeof console.log, typeof console.log.leak],
    map: array.map((x) => x + 1), sorted: [...array].sort(), json: JSON.stringify(JSON.parse('{"a":[1,{"b":2}]}')),
    slice: 'abcdef'.slice(1, 3), match: /b(c)/.exec('abc')?.[1], max: Math.max(1, 2), own_: Object.hasOwn({ a: 1 }, 'a'),
    called: (function (a) { return a }).call(null, 5), date: new Date(0).toJSON(), name: new TypeError('x').name,
    entries: [...new Map([[1, 2]]).entries()], yielded: [...(function* () { yield 1 })()], filled: [...new Uint8Array(2).fill(7)],
    instance: [] instanceof Map, frozen: Object.isFrozen(Object.prototype) && Object.isFrozen(globalThis),
  }`

let script: Script
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const branches = attempts.map(({ source }, i) => `case ${i}: { ${source}\n }`).join('\n')
  const source = `switch (item.attempt) {\n${branches}\n}\n${LOOK}`
  const opened = await Script.open({ language: 'javascript', source })
  if (!(opened instanceof Script)) throw new Error(opened.message)
  script = opened
})
afterAll(() => {
  script.close()
  coolSandbox()
  server.close()
  delete process.env.HALCYON_CANARY
  rmSync(folder, { recursive: true })
})

test('there are at least a hundred', () => {
  expect(attempts.length).toBeGreaterThanOrEqual(100)
})

test('rows 51, 52: none gets anything of the host, leaves anything behind, or brings the sandbox down', async () => {
  const [before] = await script.run([{}])
  expect(before).toMatchObject({ ok: true, items: [{ leak: 'undefined', frozen: true, map: [4, 2, 3] }] })
  const results = await script.run(attempts.flatMap((_, attempt) => [{ attempt }, {}]))
  for (const [i, { name }] of attempts.entries()) {
    const result = JSON.stringify(results[i * 2])
    expect(result, name).not.toContain(SECRET)
    expect(result, name).not.toContain('"escaped"')
    expect(result, name).not.toMatch(/"(object|function)"/)
    expect(results[i * 2 + 1], `after: ${name}`).toEqual(before)
  }
  expect(knocks).toBe(0)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}, 120_000)

/** The second wall: what would be reached if the interpreter had a hole. */
test('the process around the interpreter has no environment, files, network or children', async () => {
  const { port } = server.address() as AddressInfo
  const probe = `
    const tried = {}
    const attempt = async (name, run) => { try { await run(); tried[name] = 'done' } catch (error) { tried[name] = error.code ?? error.name } }
    await attempt('file', async () => (await import('node:fs')).readFileSync(${JSON.stringify(file)}))
    await attempt('write', async () => (await import('node:fs')).writeFileSync(${JSON.stringify(join(folder, 'new'))}, 'x'))
    await attempt('network', async () => fetch('http://127.0.0.1:${port}/'))
    await attempt('child', async () => (await import('node:child_process')).execFileSync('/bin/true'))
    await attempt('worker', async () => new (await import('node:worker_threads')).Worker('0', { eval: true }))
    await attempt('addon', async () => process.dlopen({ exports: {} }, '/x.node'))
    await attempt('code', async () => new Function('return 1')())
    tried.env = Object.keys(process.env).join()
    process.stdout.write(JSON.stringify(tried))`
  const tried: Record<string, string> = JSON.parse(
    await text(spawnWalled('javascript', ['--input-type=module', '-e', probe]).stdout),
  )
  const { env, ...doors } = tried
  expect(env).toBe('')
  expect(Object.entries(doors).filter(([, result]) => result === 'done')).toEqual([])
  expect(Object.keys(doors)).toHaveLength(7)
  expect(knocks).toBe(0)
})
