/**
 * Items a second through a mapping's script, in batches of 500 in its sandbox; and through QuickJS alone, in this process, with the same
 * script and the same items as text, in the same run.
 * node bench/scripts/run.ts [seconds]
 */
import type { JsonValue } from '@halcyon/domain'
import { coolSandbox, Script } from '@halcyon/sandbox'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import { payload } from '../mapping/fixture.ts'

const SECONDS = Number(process.argv[2] ?? 3)
const ROUNDS = 3
const BATCH = 500
const BAR = 40_000

const SOURCES = {
  'twelve fields renamed': `
    const [vendor, product] = ['vendor', 'product'].map((name) => item[name] ?? 'none')
    return { ...item, title: item.display_name.trim(), severity: String(item.severity_name).toLowerCase(), vendor, product }`,
  'one field': 'item.title = item.display_name; return item',
  'a small item': 'return { id: item.id, title: item.name.toUpperCase() }',
}

const large: JsonValue[] = Array.from({ length: BATCH }, (_, i) => JSON.parse(JSON.stringify(payload(i))))
const small: JsonValue[] = Array.from({ length: BATCH }, (_, id) => ({ id, name: `host-${id}`, severity: 'high' }))

/** Batches for so long → items a second. */
async function rate(batch: () => Promise<void> | void): Promise<number> {
  let done = 0
  const start = performance.now()
  while (performance.now() - start < SECONDS * 1000) {
    await batch()
    done += BATCH
  }
  return (done / (performance.now() - start)) * 1000
}

async function sandboxed(source: string, items: JsonValue[]) {
  const script = await Script.open({ language: 'javascript', source })
  if (!(script instanceof Script)) throw new Error(script.message)
  const run = async (): Promise<void> => {
    for (const result of await script.run(items)) if (!result.ok) throw new Error(result.fault.message)
  }
  return { run, close: () => script.close() }
}

/** Text in, text out, and no wall, no limit, no log: what the interpreter itself takes. */
async function bare(source: string, items: JsonValue[]) {
  const quickjs = await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync'))
  const context = quickjs.newContext()
  const program = `(text) => JSON.stringify((function (item) { "use strict"; ${source} })(JSON.parse(text)))`
  const call = context.unwrapResult(context.evalCode(program))
  const run = (): void => {
    for (const item of items) {
      const text = context.newString(JSON.stringify(item))
      const result = context.unwrapResult(context.callFunction(call, context.undefined, text))
      JSON.parse(context.getString(result))
      result.dispose()
      text.dispose()
    }
  }
  return {
    run,
    close() {
      call.dispose()
      context.dispose()
    },
  }
}

console.log(`items/s, batches of ${BATCH}, best of ${ROUNDS} rounds of ${SECONDS} s; the bar is ${BAR}`)
for (const [name, source] of Object.entries(SOURCES)) {
  const items = name === 'a small item' ? small : large
  const [ours, alone] = [await sandboxed(source, items), await bare(source, items)]
  await ours.run()
  let [own, theirs] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    own = Math.max(own, await rate(ours.run))
    theirs = Math.max(theirs, await rate(alone.run))
  }
  ours.close()
  alone.close()
  const bytes = Math.round(JSON.stringify(items).length / BATCH)
  const figures = `${Math.round(own)} in the sandbox, ${Math.round(theirs)} bare, ratio ${(own / theirs).toFixed(2)}`
  console.log(`${name} (${bytes} bytes): ${figures}`)
}
coolSandbox()
