import { type Finding, type JsonObject, validateRuntimeOptions } from '@halcyon/domain'
import { useMemo } from 'react'
import { type Draft, stepOf } from '../draft/index.ts'
import type { ConnectorType } from './queries.ts'
import { runtimeSchema } from './runtime-form.tsx'
import { mergeFindings, schemaFindings } from './schema-form/findings.ts'
import { labelOfPath } from './schema-form/paths.ts'
import { type FormSchema, titleFrom } from './schema-form/prepare.ts'

function runtimeFindings(runtime: JsonObject): Finding[] {
  const found = schemaFindings('runtime', runtimeSchema as FormSchema, runtime)
  return found.length > 0 ? found : validateRuntimeOptions(runtime)
}

const plainFindings = (draft: Draft): Finding[] =>
  draft.validation.errors
    .filter(({ path }) => stepOf(path) === 'connection')
    .map(({ suggestion, ...finding }) => (suggestion === null ? finding : { ...finding, suggestion }))

/** Why the last save was refused, as far as it names fields. */
const refusals = ({ problem }: Draft): Finding[] =>
  (problem?.errors ?? [])
    .map((finding) => ({ ...finding, path: finding.path.replace(/^input\./, '') }))
    .filter(({ path }) => stepOf(path) === 'connection')

/** What is wrong with the connection: by the schemas at once, by the server as soon as it has judged. */
export function useConnectionFindings(draft: Draft, type: ConnectorType): readonly Finding[] {
  const { config, runtime, secrets } = draft.content
  const fresh = draft.state === 'saved'
  return useMemo(() => {
    const own = [...schemaFindings('config', type.configSchema as FormSchema, config), ...runtimeFindings(runtime)]
    // A secret that was chosen since the server looked is not missing any more.
    const server = plainFindings(draft).filter(
      ({ path, code }) => fresh || code !== 'required_missing' || secrets[path.replace('secrets.', '')] === undefined,
    )
    return mergeFindings(own, [...server, ...refusals(draft)], fresh)
  }, [draft, type, config, runtime, secrets, fresh])
}

/** "Authentication › Signature header", in the words of the form a path belongs to. */
export function labelOf(draft: Draft, type: ConnectorType, path: string): string {
  const part = path.split(/[.[]/, 1)[0]
  if (part === 'config') return labelOfPath(type.configSchema as FormSchema, draft.content.config, path)
  if (part === 'runtime') return labelOfPath(runtimeSchema as FormSchema, draft.content.runtime, path)
  return `Secret ${titleFrom(path.replace(/^secrets\.?/, '')).toLowerCase()}`
}
