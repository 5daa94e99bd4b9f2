/**
 * Owns: the form of a connection, drawn from the connector's schema: presets, fields, secrets, the ingest address, the check, the runtime.
 * Refuses: keeping anything: what is typed goes into the draft it is given.
 * Neighbours: `draft` holds and saves; `secret-picker` chooses and creates secrets.
 */
import { lazy } from 'react'

/** Suspends while its code comes: forms drawn from schemas are large. */
export const ConnectionForm = lazy(() => import('./connection-form.tsx'))
export { IngestAddress } from './ingest/ingest-address.tsx'
export { senderOf, senderWords } from './ingest/sender.ts'
export { useConnectorType } from './queries.ts'
export { runtimeTitles } from './runtime-words.ts'
export { focusField } from './schema-form/problem-summary.tsx'
