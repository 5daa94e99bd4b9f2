/** What changed between two contents of a feed: in words with their risk, and as JSON. */
export { type Change, changeCount, counted } from './change.ts'
export { diffQuery } from './diff-query.ts'
export { blocksOf, expressionText, generalRows } from './expression.ts'
export { isoDurationText, labelOf, scalarText } from './labels.ts'
export { prettyJson } from './pretty-json.ts'
export { RiskBadge } from './risk-badge.tsx'
export { SemanticDiff, type SemanticDiffProps } from './semantic-diff.tsx'
export { changeWords } from './words.ts'
