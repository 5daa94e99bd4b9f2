/** Blocks: add, remove, rename, move. Relationships follow the blocks they name. */
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { labelsOf } from '../document/labels.ts'
import { member } from '../json/object.ts'
import { child } from '../json/pointer.ts'
import { applyPatch } from '../patch/apply.ts'
import type { Edit, Operation } from '../patch/contract.ts'
import { type NewOutput, newOutputJson } from './new-output.ts'
import { outputsOf, patch, refuse } from './result.ts'

const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/

const isRelationship = (output: JsonValue): output is JsonObject =>
  isJsonObject(output) && member(output, 'kind') === 'relationship'

const endOf = (output: JsonObject, side: 'from' | 'to'): string | null => {
  const end = member(output, side)
  return typeof end === 'string' ? end : null
}

/** Where a block of this label stands; -1 when none has it. */
const placeOf = (outputs: readonly JsonValue[], label: string): number => {
  const labels = labelsOf(outputs)
  return outputs.findIndex((output, index) => !isRelationship(output) && labels[index] === label)
}

/** Edits that keep each relationship on the block it named, where blocks without a name of their own are now numbered otherwise. */
const relink = (
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  moved: (old: number) => number,
): readonly Edit[] => {
  const labels = labelsOf(after)
  return after.flatMap((output, index) => {
    if (!isRelationship(output)) return []
    return (['from', 'to'] as const).flatMap((side): readonly Edit[] => {
      const end = endOf(output, side)
      const old = end === null ? -1 : placeOf(before, end)
      const label = old < 0 ? undefined : labels[moved(old)]
      if (label === undefined || label === end) return []
      return [{ op: 'set', pointer: child('', 'outputs', index, side), value: label }]
    })
  })
}

const withRelinks = (
  document: JsonValue,
  label: string,
  edits: readonly Edit[],
  moved: (old: number) => number,
  coalesce?: string,
): Operation => {
  const applied = applyPatch(document, { label, edits })
  if (!applied.ok) return refuse(applied.reason)
  const links = relink(outputsOf(document) ?? [], outputsOf(applied.document) ?? [], moved)
  return patch(label, [...edits, ...links], coalesce)
}

/** Adds a block at `at`, else last. Without a name it gets one of its kind or type, so that relationships can name it. */
export const addOutput = (document: JsonValue, output: NewOutput, at?: number): Operation => {
  if (!isJsonObject(document)) return refuse('The document is no mapping: correct it as JSON first')
  const outputs = outputsOf(document)
  if (outputs === null && member(document, 'outputs') !== undefined)
    return refuse('outputs is not a list: correct it as JSON first')
  const { name } = output
  if (name !== undefined && !NAME.test(name))
    return refuse('A name begins with a letter; letters, digits, _ . - follow')
  if (name !== undefined && placeOf(outputs ?? [], name) >= 0) return refuse(`Another block is named '${name}'`)
  const made = newOutputJson(output, labelsOf(outputs ?? []))
  if (!made.ok) return made
  const label = `Add ${output.type ?? output.kind}`
  if (outputs === null) return patch(label, [{ op: 'set', pointer: '/outputs', value: [made.value] }])
  const place = Math.min(Math.max(at ?? outputs.length, 0), outputs.length)
  const edits: readonly Edit[] = [{ op: 'insert', pointer: child('', 'outputs', place), value: made.value }]
  return withRelinks(document, label, edits, (old) => (old >= place ? old + 1 : old))
}

/** Removes a block, and the relationships that name it. */
export const removeOutput = (document: JsonValue, index: number): Operation => {
  const outputs = outputsOf(document) ?? []
  const removed = outputs[index]
  if (removed === undefined) return refuse('There is no such block')
  const label = labelsOf(outputs)[index] ?? ''
  const gone = outputs.flatMap((output, at) => {
    if (at === index) return [at]
    const names =
      isRelationship(output) && !isRelationship(removed) && [endOf(output, 'from'), endOf(output, 'to')].includes(label)
    return names ? [at] : []
  })
  const edits = gone.toReversed().map((at): Edit => ({ op: 'remove', pointer: child('', 'outputs', at) }))
  const others = gone.length - 1
  const more = others === 0 ? '' : ` and ${others} relationship${others === 1 ? '' : 's'}`
  return withRelinks(document, `Remove ${label}${more}`, edits, (old) => old - gone.filter((at) => at < old).length)
}

/** Names a block; relationships that name it follow. '' takes the name away. */
export const renameOutput = (document: JsonValue, index: number, name: string): Operation => {
  const outputs = outputsOf(document) ?? []
  const output = outputs[index]
  if (!isJsonObject(output)) return refuse('There is no such block')
  if (name !== '' && !NAME.test(name)) return refuse('A name begins with a letter; letters, digits, _ . - follow')
  const other = placeOf(outputs, name)
  if (name !== '' && other >= 0 && other !== index) return refuse(`Another block is named '${name}'`)
  const pointer = child('', 'outputs', index, 'name')
  const had = member(output, 'name') !== undefined
  if (name === '' && !had) return refuse('The block has no name to take away')
  const edit: Edit = name === '' ? { op: 'remove', pointer } : { op: 'set', pointer, value: name, position: 0 }
  return withRelinks(document, `Rename ${labelsOf(outputs)[index] ?? ''}`, [edit], (old) => old, `name ${pointer}`)
}

/** Moves a block to the place `to` has once it was taken out. */
export const moveOutput = (document: JsonValue, from: number, to: number): Operation => {
  const outputs = outputsOf(document) ?? []
  if (outputs[from] === undefined || outputs[to] === undefined) return refuse('There is no such place')
  if (from === to) return refuse('The block is there already')
  const moved = (old: number): number => {
    if (old === from) return to
    const without = old > from ? old - 1 : old
    return without >= to ? without + 1 : without
  }
  const edit: Edit = { op: 'move', from: child('', 'outputs', from), to: child('', 'outputs', to) }
  return withRelinks(document, `Move ${labelsOf(outputs)[from] ?? ''}`, [edit], moved)
}
