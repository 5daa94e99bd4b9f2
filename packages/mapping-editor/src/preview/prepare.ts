import { type Finding, isJsonObject, type JsonValue } from '@halcyon/domain'
import { type CompiledMapping, compile } from '@halcyon/mapping'
import type { PreparedPreview } from './contract.ts'
import { dropOutputs, prune, type Runnable, whole, withoutSplit } from './prune.ts'

/** A faulty row can hide another: after so many rounds nothing runs. */
const ROUNDS = 6

const NONE = { mapping: null, perItem: null, outputs: [] } as const

interface Running {
  readonly mapping: CompiledMapping | null
  readonly perItem: CompiledMapping | null
  readonly outputs: readonly number[]
  readonly runnable?: Runnable
}

const compiled = (runnable: Runnable, mapping: CompiledMapping): Running => {
  const { document } = runnable
  if (!isJsonObject(document) || document.split === undefined) {
    return { mapping, perItem: mapping, outputs: runnable.outputs, runnable }
  }
  const single = compile(withoutSplit(document))
  return { mapping, perItem: single.ok ? single.mapping : null, outputs: runnable.outputs, runnable }
}

const soundPart = (start: Runnable | null, errors: readonly Finding[]): Running => {
  let runnable = start === null ? null : prune(start, errors)
  for (let round = 0; runnable !== null && round < ROUNDS; round += 1) {
    const result = compile(runnable.document)
    if (result.ok) return compiled(runnable, result.mapping)
    runnable = prune(runnable, result.errors)
  }
  return NONE
}

const prepare = (document: JsonValue): PreparedPreview => {
  const result = compile(document)
  const start = whole(document)
  const running: Running =
    result.ok && start !== null
      ? compiled({ document, outputs: start.outputs }, result.mapping)
      : soundPart(start, result.ok ? [] : result.errors)
  return {
    document,
    mapping: running.mapping,
    perItem: running.perItem,
    complete: result.ok,
    errors: result.ok ? [] : result.errors,
    warnings: result.ok ? result.warnings : [],
    outputs: running.outputs,
    without: withoutOutputs(document, running),
  }
}

const withoutOutputs = (document: JsonValue, running: Running): PreparedPreview['without'] => {
  const made = new Map<string, PreparedPreview>()
  const rest: PreparedPreview['without'] = (outputs) => {
    const key = outputs.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const less = lessOf(running, outputs)
    const prepared: PreparedPreview = { document, complete: false, errors: [], warnings: [], ...less, without: rest }
    made.set(key, prepared)
    return prepared
  }
  return rest
}

const lessOf = ({ runnable }: Running, outputs: readonly number[]) => {
  if (runnable === undefined) return NONE
  const named = whole(runnable.document)
  if (named === null) return NONE
  const places = new Set(outputs.map((output) => runnable.outputs.indexOf(output)))
  const less = dropOutputs({ document: named.document, outputs: runnable.outputs }, places)
  const result = compile(withoutSplit(less.document))
  return result.ok ? { mapping: result.mapping, perItem: result.mapping, outputs: less.outputs } : NONE
}

const preparations = new WeakMap<object, PreparedPreview>()

/** Compiles the document with the production package; the same answer, without compiling, for the same document. */
export const preparePreview = (document: JsonValue): PreparedPreview => {
  if (typeof document !== 'object' || document === null) return prepare(document)
  const known = preparations.get(document)
  if (known !== undefined) return known
  const prepared = prepare(document)
  preparations.set(document, prepared)
  return prepared
}
