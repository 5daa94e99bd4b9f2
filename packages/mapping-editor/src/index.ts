/**
 * Owns: the mapping editor without its looks: the document as blocks and rows, edits as invertible patches with undo, the samples as one
 * tree, live preview, coverage, problems, suggestions and snippets. Pure functions over immutable data; runs in the browser.
 * Refuses: React, I/O, clocks (times come in as arguments), a mapping run of its own: previews run what production runs.
 * Neighbours: `mapping` compiles and explains, `domain` gives the ontology and exact JSON; the Studio draws what is here.
 */
export type * from './coverage/contract.ts'
export { coverageOf } from './coverage/coverage.ts'
export type * from './document/contract.ts'
export { labelsOf } from './document/labels.ts'
export { readDocument, rowNamed, rowsOf } from './document/read.ts'
export { readExpression } from './document/read-expression.ts'
export { attributeTarget, targetsOf } from './document/targets.ts'
export { documentText, type ParsedDocument, parseDocument, shareStructure } from './document/text.ts'
export { writeDocument } from './document/write.ts'
export { writeExpression } from './document/write-expression.ts'
export { type Pointer, pointerOfRow, rowOfPointer, valueAt } from './json/pointer.ts'
export { type ListChoice, type Mapped, type MapTarget, mapPath, mappedText } from './operations/map-path.ts'
export type { NewOutput } from './operations/new-output.ts'
export { addOutput, moveOutput, removeOutput, renameOutput } from './operations/outputs.ts'
export { removeRow, retargetRow, setRequired, setSource } from './operations/rows.ts'
export {
  ignorePath,
  type NewEnds,
  type RewriteOption,
  setEach,
  setEnds,
  setSplit,
  unignorePath,
} from './operations/scope.ts'
export { NEW_SCRIPT, setScript, setScriptLanguage } from './operations/script.ts'
export { addSteps, changeStep, moveStep, removeStep, stepLabel, stepTraceName } from './operations/steps.ts'
export { applyPatch, invertPatch } from './patch/apply.ts'
export type * from './patch/contract.ts'
export {
  COALESCE_WITHIN,
  type Committed,
  commit,
  HISTORY_LIMIT,
  redo,
  replaceDocument,
  seal,
  startHistory,
  undo,
} from './patch/history.ts'
export type * from './preview/contract.ts'
export { recordNamed, recordsOfField, recordsOfRow, rowPreviews, rowsOfField } from './preview/links.ts'
export { type Pairing, pairingOf } from './preview/pairing.ts'
export { preparePreview } from './preview/prepare.ts'
export { previewSample } from './preview/run.ts'
export { previewSamples, runWhileIdle } from './preview/schedule.ts'
export { payloadOfMade } from './preview/scripted.ts'
export type * from './problems/contract.ts'
export { isPublishable, problemsOf } from './problems/problems.ts'
export type * from './snippets/contract.ts'
export { SNIPPETS } from './snippets/snippets.ts'
export type * from './source/contract.ts'
export { isMany, pathOptions } from './source/options.ts'
export { fieldPath, tidyPath } from './source/path.ts'
export { absolutePath, type RowScope, relativePath } from './source/relative.ts'
export { describeValue, EDITOR_LIMITS, parseSample } from './source/samples.ts'
export { buildSourceTree } from './source/tree.ts'
export { visibleNodes } from './source/visible.ts'
export type * from './suggest/contract.ts'
export { acceptSuggestions, type SuggestOptions, suggestionsFor } from './suggest/suggest.ts'
