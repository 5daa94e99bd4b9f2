/**
 * Owns: drafts in the browser: loading, edits that survive a reload, saving by themselves, other people's saves, conflicts.
 * Refuses: undo (each editor has its own) and what the parts mean.
 * Neighbours: the wizard, the mapping editor and the test bench edit and read the same draft through `useDraft`.
 *
 *     const draft = useDraft(datasourceId)
 *     if (draft.status !== 'ready') …          // 'pending' | 'error' with `error`, `retry`
 *     draft.content.mapping; draft.setMapping(next); draft.validation.errors; draft.state; draft.readOnly
 */
export { DraftNotices } from './draft-notices.tsx'
export { DraftStatus } from './draft-status.tsx'
export { sessionMemoryOf } from './memory.ts'
export { problemsByStep, STEPS, type Step, stepOf } from './problems.ts'
export type { Draft, DraftValidation, UseDraft } from './types.ts'
export { refreshDraft, useDraft } from './use-draft.ts'
