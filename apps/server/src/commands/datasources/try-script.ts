import { hash } from 'node:crypto'
import { type Finding, isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'
import { type CompiledMapping, compile, MAPPING_LIMITS, type ScriptStep } from '@halcyon/mapping'
import { findingOf, runScript, type Scripted } from '@halcyon/pipeline'
import { tryScript } from '../../runtime/open-script.ts'
import { Turns } from '../../turns.ts'

/** What a mapping's script is on samples. */
export interface TriedScript {
  /** It cannot be compiled. */
  readonly error: Finding | null
  /** It fails on items of the samples: the first failure. */
  readonly warning: Finding | null
  /** What it made of each sample's items; null where that cannot be said. */
  readonly made: readonly (readonly JsonValue[])[] | null
}

/** Milliseconds for all samples. */
const RUN_MS = 2000
const KEPT = 200
const turns = new Turns({
  atOnce: 2,
  waiting: 100,
  refusal: 'Too many scripts are being checked: try again in a moment',
})
/** By script and samples: a draft is checked whenever it is put, read and published, and the same gives the same. */
const tried = new Map<string, Promise<TriedScript>>()

/** Compiles the script of a mapping and runs it on samples; null where there is no script that could be compiled at all. */
export async function tryOnSamples(mapping: JsonObject, samples: readonly JsonValue[]): Promise<TriedScript | null> {
  const script = scriptOf(mapping)
  if (script === null) return null
  const compiled = compile(mapping)
  const items = compiled.ok ? samples.map((sample) => itemsOf(compiled.mapping, sample)) : null
  const key = hash('sha256', stringifyJson([script.source, script.language, items as JsonValue]), 'hex')
  let known = tried.get(key)
  if (known === undefined) {
    known = turns.take(() => tryOn(script, items))
    // Whoever waits for it hears of it; the next one tries anew.
    known.catch(() => tried.delete(key))
    const [oldest] = tried.keys()
    if (tried.size >= KEPT && oldest !== undefined) tried.delete(oldest)
    tried.set(key, known)
  }
  return known
}

function scriptOf({ script }: JsonObject): ScriptStep | null {
  if (!isJsonObject(script)) return null
  const { language, source } = script
  if ((language !== 'javascript' && language !== 'python') || typeof source !== 'string') return null
  return source === '' || source.length > MAPPING_LIMITS.script ? null : { language, source }
}

const itemsOf = (mapping: CompiledMapping, sample: JsonValue): readonly JsonValue[] =>
  mapping.split(sample).filter((item) => !mapping.isRefused(item))

async function tryOn(step: ScriptStep, samples: readonly (readonly JsonValue[])[] | null): Promise<TriedScript> {
  const script = await tryScript(step)
  if (script === null || 'code' in script) return { error: script, warning: null, made: null }
  if (samples === null) return { error: null, warning: null, made: null }
  try {
    const until = performance.now() + RUN_MS
    const results: (readonly Scripted[])[] = []
    for (const items of samples) results.push(await runScript((some) => script.run(some), items, { until, chunk: 10 }))
    const failed = results.flat().find((one) => !one.ok)
    const made = results.map((all) => all.flatMap((one) => (one.ok ? one.items : [])))
    if (failed === undefined || failed.ok) return { error: null, warning: null, made }
    const finding = findingOf(failed.fault)
    return { error: null, warning: { ...finding, message: `on a sample: ${finding.message}` }, made }
  } finally {
    script.close()
  }
}
