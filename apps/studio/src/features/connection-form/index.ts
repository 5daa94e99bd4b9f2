/**
 * Owns: the form of a connection, drawn from the connector's schema: presets, fields, secrets, the ingest address, the check, the runtime.
 * Refuses: keeping anything: what is typed goes into the draft it is given.
 * Neighbours: `draft` holds and saves; `secret-picker` chooses and creates secrets.
 */
export { ConnectionForm } from './connection-form.tsx'
export { IngestAddress } from './ingest/ingest-address.tsx'
export { senderOf, senderWords } from './ingest/sender.ts'
export { useConnectorType } from './queries.ts'
export { runtimeTitles } from './runtime-form.tsx'
export { focusField } from './schema-form/problem-summary.tsx'
