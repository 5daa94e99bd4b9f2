/** What of a faulty document can still run: its sound rows and blocks. */
import { type Finding, isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { labelsOf } from '../document/labels.ts'
import { member, withMember, withoutMember } from '../json/object.ts'
import { indexOf, pointerOf, pointerOfRow, tokensOf, valueAt } from '../json/pointer.ts'
import { applyPatch } from '../patch/apply.ts'

/** A document to run, and where its outputs stand in the one a person sees. */
export interface Runnable {
  readonly document: JsonValue
  readonly outputs: readonly number[]
}

const isRelationship = (output: JsonValue): boolean => isJsonObject(output) && member(output, 'kind') === 'relationship'

/** All outputs, those without a name under the one the compiler gives: it must not change when others are left out. */
export const whole = (document: JsonValue): Runnable | null => {
  const outputs = isJsonObject(document) ? member(document, 'outputs') : undefined
  if (!isJsonObject(document) || !Array.isArray(outputs)) return null
  const labels = labelsOf(outputs)
  const named = outputs.map((output, at) =>
    isJsonObject(output) && !isRelationship(output) && member(output, 'name') === undefined
      ? withMember(output, 'name', labels[at] ?? '')
      : output,
  )
  return { document: withMember(document, 'outputs', named), outputs: [...outputs.keys()] }
}

/** Without the outputs at these places of the runnable, and without the relationships that name them. */
export const dropOutputs = ({ document, outputs }: Runnable, places: ReadonlySet<number>): Runnable => {
  const list = isJsonObject(document) ? member(document, 'outputs') : undefined
  if (!isJsonObject(document) || !Array.isArray(list)) return { document, outputs }
  const names = new Set([...places].map((at) => nameOf(list[at])).filter((name) => name !== null))
  const kept = [...list.keys()].filter((at) => {
    const output = list[at]
    const orphan = output !== undefined && isRelationship(output) && namesOneOf(output as JsonObject, names)
    return !places.has(at) && !orphan
  })
  return {
    document: withMember(
      document,
      'outputs',
      kept.map((at) => list[at] ?? null),
    ),
    outputs: kept.map((at) => outputs[at] ?? 0),
  }
}

const nameOf = (output: JsonValue | undefined): string | null => {
  const name = isJsonObject(output) && !isRelationship(output) ? member(output, 'name') : undefined
  return typeof name === 'string' ? name : null
}

const namesOneOf = (output: JsonObject, names: ReadonlySet<string>): boolean =>
  [member(output, 'from'), member(output, 'to')].some((end) => typeof end === 'string' && names.has(end))

type Cut = { readonly output: number } | { readonly pointer: string } | null

/** The least to leave out so that a finding goes away: an unknown key, a field, a block; null = there is no way. */
const cutFor = ({ path, code }: Finding): Cut => {
  const tokens = tokensOf(pointerOfRow(path))
  const [top, at, part, field] = tokens
  if (code === 'unknown_field') return { pointer: pointerOf(tokens) }
  if (top !== 'outputs') return top === undefined ? null : { pointer: pointerOf([top]) }
  const output = indexOf(at)
  if (output === null) return null
  if (part === 'fields' && field !== undefined) return { pointer: pointerOf(['outputs', output, 'fields', field]) }
  return { output }
}

/** Leaves out what the findings are about; null when they are about the whole. */
export const prune = (runnable: Runnable, findings: readonly Finding[]): Runnable | null => {
  let { document } = runnable
  const dropped = new Set<number>()
  for (const finding of findings) {
    const cut = cutFor(finding)
    if (cut === null) return null
    if ('output' in cut) dropped.add(cut.output)
    else if (valueAt(document, cut.pointer) !== undefined) {
      const applied = applyPatch(document, { label: '', edits: [{ op: 'remove', pointer: cut.pointer }] })
      if (applied.ok) document = applied.document
    }
  }
  const next = dropOutputs({ document, outputs: runnable.outputs }, dropped)
  return next.document === runnable.document ? null : next
}

export const withoutSplit = (document: JsonValue): JsonValue =>
  isJsonObject(document) ? withoutMember(document, 'split') : document
