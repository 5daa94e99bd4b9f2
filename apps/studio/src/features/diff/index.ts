/** What changed between two contents of a feed: in words with their risk, and as JSON. */
export { changeCount, counted } from './change.ts'
export { ChangeList } from './change-list.tsx'
export { diffQuery } from './diff-query.ts'
export { blocksOf, generalRows } from './expression.ts'
export { labelOf, scalarText } from './labels.ts'
export { prettyJson } from './pretty-json.ts'
export { ChangesView, type ComparedContents, SemanticDiff } from './semantic-diff.tsx'
export { changeWords } from './words.ts'
