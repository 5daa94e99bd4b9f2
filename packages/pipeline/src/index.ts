/**
 * Owns: the way of a payload, from a connector's items to rows: identity, digests, capture, the one call of the mapping.
 * Refuses: sockets, threads and SQL.
 * Neighbours: runs in the runtime's workers; `store` writes what it makes; the test bench calls the same mapping.
 */
export type { LineOptions } from './batch-under-way.ts'
export * from './capture.ts'
export { alertName, alertSources, entityName, eventIds, namedIds, relationshipName } from './identity.ts'
export { keptBody, keptElements, targetOf } from './kept.ts'
export * from './processed.ts'
export { type KnownCheckpoint, type PullPipelineOptions, pullPipeline } from './pull.ts'
export { type PushPipelineOptions, pushPipeline } from './push.ts'
export { parseRedactPath, REDACTED, redactPayload } from './redact.ts'
export { rejectRequest } from './reject-request.ts'
export { type KeptEvent, type KeptRequest, type Reread, remapper } from './remap.ts'
export { type Letter, rejectLetter, replayLetters } from './replay.ts'
export { findingOf, type LineScript, mapScripted, type RunScript, runScript, type Scripted } from './script.ts'
export type { Writer } from './writer.ts'
