export { type ApplicableChange, applyChanges } from './apply.ts'
export type { ChangeKind } from './compare.ts'
export {
  type Change,
  type ContentDiff,
  canonicalContentHash,
  contentJson,
  type DiffSummary,
  diffContent,
  type VersionContent,
} from './content.ts'
export type { Area, Risk } from './risk.ts'
