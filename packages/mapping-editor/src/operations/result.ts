import type { Edit, Operation, Refused } from '../patch/contract.ts'

export const refuse = (reason: string): Refused => ({ ok: false, reason })

export const patch = (label: string, edits: readonly Edit[], coalesce?: string): Operation => ({
  ok: true,
  patch: coalesce === undefined ? { label, edits } : { label, edits, coalesce },
})
