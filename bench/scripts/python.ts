/**
 * Python through a mapping's sandbox: the first call of a cold script, then items a second in batches of 500; and the same for a script
 * that is not proven to leave nothing behind, after each of whose items the interpreter is put back.
 * node bench/scripts/python.ts [seconds]
 */
import { coolSandbox, Script } from '@halcyon/sandbox'

const SECONDS = Number(process.argv[2] ?? 3)
const BATCH = 500
const BARS = { coldMs: 5000, rate: 20_000 }

const PROVEN = `return {'id': item['id'], 'title': item['name'].upper()}`
const UNPROVEN = `class Row(dict): pass\n${PROVEN}`
const items = Array.from({ length: BATCH }, (_, id) => ({ id, name: `host-${id}`, severity: 'high' }))

async function measure(source: string): Promise<{ readonly coldMs: number; readonly rate: number }> {
  const start = performance.now()
  const script = await Script.open({ language: 'python', source })
  if (!(script instanceof Script)) throw new Error(script.message)
  await script.run(items.slice(0, 1))
  const coldMs = performance.now() - start
  const warm = performance.now()
  let done = 0
  while (performance.now() - warm < SECONDS * 1000) {
    for (const result of await script.run(items)) if (!result.ok) throw new Error(result.fault.message)
    done += BATCH
  }
  script.close()
  return { coldMs, rate: (done / (performance.now() - warm)) * 1000 }
}

const proven = await measure(PROVEN)
const unproven = await measure(UNPROVEN)
coolSandbox()
const show = (value: number): string => Math.round(value).toLocaleString('en')
console.log(`first call of a cold script: ${show(proven.coldMs)} ms (bar ${show(BARS.coldMs)})`)
console.log(`then: ${show(proven.rate)} items/s (bar ${show(BARS.rate)})`)
console.log(`put back after each item: ${show(unproven.rate)} items/s`)
if (proven.coldMs > BARS.coldMs || proven.rate < BARS.rate) process.exitCode = 1
