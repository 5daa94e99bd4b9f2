import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { readDocument } from '../document/read.ts'
import { member } from '../json/object.ts'
import { indexOf, type Pointer, tokensOf } from '../json/pointer.ts'
import { applyPatch } from '../patch/apply.ts'
import type { Edit, Operation, Refused } from '../patch/contract.ts'

export const refuse = (reason: string): Refused => ({ ok: false, reason })

export const patch = (label: string, edits: readonly Edit[], coalesce?: string): Operation => ({
  ok: true,
  patch: coalesce === undefined ? { label, edits } : { label, edits, coalesce },
})

/** One patch of several operations, each made for what the ones before it leave; the first refusal stands for all. */
export const chain = (
  document: JsonValue,
  label: string,
  operations: readonly ((document: JsonValue) => Operation)[],
): Operation => {
  const edits: Edit[] = []
  let next = document
  for (const operate of operations) {
    const made = operate(next)
    if (!made.ok) return made
    const applied = applyPatch(next, made.patch)
    if (!applied.ok) return refuse(applied.reason)
    next = applied.document
    edits.push(...made.patch.edits)
  }
  return patch(label, edits)
}

/** The outputs of a document; null when it has no list of them. */
export const outputsOf = (document: JsonValue): readonly JsonValue[] | null => {
  const outputs = isJsonObject(document) ? member(document, 'outputs') : undefined
  return Array.isArray(outputs) ? outputs : null
}

/** What a person calls the row: `alert title`, `host key`, `filter`. */
export const nameOfRow = (document: JsonValue, pointer: Pointer): string => {
  const tokens = tokensOf(pointer)
  const last = tokens.at(-1) ?? ''
  const index = tokens[0] === 'outputs' ? indexOf(tokens[1]) : null
  const block = index === null ? undefined : readDocument(document).blocks[index]
  return block === undefined ? last : `${block.label} ${last}`
}
