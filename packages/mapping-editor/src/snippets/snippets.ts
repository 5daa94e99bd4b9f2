import type { Snippet } from './contract.ts'

/** Ready transformations; insert one with `addSteps(document, row.pointer, snippet.steps)`. */
export const SNIPPETS: readonly Snippet[] = []
