import type { Refusal } from '../text.ts'

/** What every identifier normaliser answers: the canonical text, or why there is none. */
export type Normalised = { readonly ok: true; readonly value: string } | Refusal
export const canonical = (value: string): Normalised => ({ ok: true, value })
