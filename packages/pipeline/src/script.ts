/** The script of a mapping: after the split, before the mapping. Who runs it, and where, is the caller's. */
import { createRedactor } from '@halcyon/connector-kit'
import { type Finding, isJsonObject, type JsonValue, type MapResult } from '@halcyon/domain'
import type { CompiledMapping, MapContext } from '@halcyon/mapping'
import type { ScriptFault, ScriptResult } from '@halcyon/sandbox'
import type { Unfolded } from './unfold.ts'

/** What became of one item in the script, and the lines that it said. */
export type Scripted = ScriptResult

/** Items → what became of each, in their order. Does not throw for what an item or the script does. */
export type RunScript = (items: readonly JsonValue[]) => Promise<readonly Scripted[]>

/** The script of a line: how it is run, and who hears what it says. */
export interface LineScript {
  readonly run: RunScript
  readonly log: (line: string, correlationId: string) => void
}

/** Items that go to the script in one call. */
const CHUNK = 500
/** Milliseconds for all items of a batch, by default: what has not been begun then is rejected, so that no batch holds its feed. */
const BATCH_MS = 60_000

/**
 * Runs the script on many items.
 * @param until time of `performance.now()` past which no more are begun
 * @param chunk items between two looks at the time
 */
export async function runScript(
  run: RunScript,
  items: readonly JsonValue[],
  { until = performance.now() + BATCH_MS, chunk = CHUNK } = {},
): Promise<readonly Scripted[]> {
  const results: Scripted[] = []
  while (results.length < items.length && performance.now() < until) {
    results.push(...(await run(items.slice(results.length, results.length + chunk))))
  }
  while (results.length < items.length) {
    const fault = {
      code: 'script_timeout',
      message: 'the items before it took too long together; it was not run',
    } as const
    results.push({ ok: false, fault, logs: [] })
  }
  return results
}

/** What became of each item that the script is to see. */
export async function scriptedItems(
  run: RunScript,
  mapping: CompiledMapping,
  unfolded: readonly Unfolded[],
): Promise<ReadonlyMap<Unfolded, Scripted>> {
  const seen = unfolded.filter(({ received, payload }) => received.kind === 'payload' && !mapping.isRefused(payload))
  const results = await runScript(
    run,
    seen.map(({ payload }) => payload),
  )
  return new Map(seen.flatMap((one, i) => (results[i] === undefined ? [] : [[one, results[i]] as const])))
}

/**
 * An item through its mapping: as the script left it, or as it is where the script did not see it. However many items the script made
 * of it, it is one item with one outcome.
 */
export function mapScripted(
  mapping: CompiledMapping,
  item: JsonValue,
  scripted: Scripted | undefined,
  context: MapContext,
): MapResult {
  if (scripted === undefined) return mapping.map(item, context)
  if (!scripted.ok) return { outcome: 'rejected', errors: [findingOf(scripted.fault)] }
  return mapping.mapAll(scripted.items, context)
}

/** A fault as a finding at the mapping's script. */
export const findingOf = ({ code, message, line }: ScriptFault): Finding => ({
  path: 'script.source',
  code,
  message: line === undefined ? message : `line ${line}: ${message}`,
})

/** What a script says, or fails with, without the values at these paths of the item or of the payload it is of. */
export function withoutValues(
  scripted: Scripted,
  values: readonly JsonValue[],
  paths: readonly (readonly string[])[],
): Scripted {
  if (paths.length === 0 || (scripted.ok && scripted.logs.length === 0)) return scripted
  const secrets = values.flatMap((value) => paths.flatMap((path) => textsAt(value, path, 0)))
  if (secrets.length === 0) return scripted
  const redactor = createRedactor(secrets)
  const logs = scripted.logs.map(redactor.text)
  if (scripted.ok) return { ...scripted, logs }
  return { ...scripted, logs, fault: { ...scripted.fault, message: redactor.text(scripted.fault.message) } }
}

function textsAt(value: JsonValue, path: readonly string[], depth: number): string[] {
  const step = path[depth]
  if (Array.isArray(value) || isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, child]) =>
      step === undefined || step === '*' || step === key ? textsAt(child, path, depth + 1) : [],
    )
  }
  return step === undefined && value !== null ? [String(value)] : []
}
