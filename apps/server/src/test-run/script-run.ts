import type { Finding, JsonValue } from '@halcyon/domain'
import { MAPPING_LIMITS, type ScriptLanguage } from '@halcyon/mapping'
import { findingOf, runScript, type Scripted } from '@halcyon/pipeline'
import { type Static, type TSchema, Type } from 'typebox'
import { tryScript } from '../runtime/open-script.ts'
import { Turns } from '../turns.ts'

export const ScriptRunInput = Type.Object({
  language: Type.Unsafe<ScriptLanguage>({ enum: ['javascript', 'python'] } as TSchema),
  source: Type.String({ minLength: 1, maxLength: MAPPING_LIMITS.script }),
  items: Type.Array(Type.Unsafe<JsonValue>({ description: 'An item, as the split gives it' } as TSchema), {
    maxItems: 200,
  }),
})

/** What a script makes of items; nothing is mapped or stored. */
export interface ScriptRun {
  /** The script cannot be compiled, and no item was run. */
  readonly error: Finding | null
  readonly results: readonly ScriptRunResult[]
}
export interface ScriptRunResult {
  /** What it returned; none: the item is left out. */
  readonly items: readonly JsonValue[]
  readonly error: Finding | null
  readonly logs: readonly string[]
}

/** Milliseconds for all items. */
const RUN_MS = 3000
const turns = new Turns({ atOnce: 2, waiting: 20, refusal: 'Too many scripts at once: try again in a moment' })

/** @throws Problem `rate_limited` when too many wait */
export const scriptRun = (input: Static<typeof ScriptRunInput>): Promise<ScriptRun> =>
  turns.take(async () => {
    const script = await tryScript({ language: input.language, source: input.source })
    if (script === null || 'code' in script) return { error: script, results: [] }
    try {
      const until = performance.now() + RUN_MS
      const results = await runScript((items) => script.run(items), input.items, { until, chunk: 10 })
      return { error: null, results: results.map(resultOf) }
    } finally {
      script.close()
    }
  })

const resultOf = (one: Scripted): ScriptRunResult =>
  one.ok
    ? { items: one.items, error: null, logs: one.logs }
    : { items: [], error: findingOf(one.fault), logs: one.logs }
