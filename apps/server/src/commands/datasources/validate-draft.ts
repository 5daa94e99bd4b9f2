import type { Finding } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Content } from '../../queries/versions-content.ts'
import type { Context } from '../command.ts'
import { connectorOf, missingConnector } from './catalog.ts'
import { validateConfig, validateRuntime, validateSecretFields } from './validate-config.ts'
import { mappingFindings } from './validate-mapping.ts'

/** What keeps a draft from being published; `warnings` do not. */
export interface Validation {
  readonly ok: boolean
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
}

/** Everything that is wrong with a draft, each at its place: `config.auth.kind`, `secrets.signing`, `mapping.outputs[0]…`, `runtime.batch`. */
export async function validateDraft(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  content: Content,
): Promise<Validation> {
  const connector = connectorOf(datasource.type)
  if (connector === null) {
    const message = missingConnector(datasource.type)?.cause ?? ''
    return { ok: false, errors: [{ path: 'type', code: 'connector_unknown', message }], warnings: [] }
  }
  const config = validateConfig(connector, content.config)
  const mapping = await mappingFindings(connector, content.mapping, content.config)
  const errors = [
    ...config,
    ...validateSecretFields(connector, content.config, config.length === 0, content.secrets),
    ...(await deletedSecrets(tx, context, content.secrets)),
    ...mapping.errors,
    ...validateRuntime(content.runtime),
  ]
  return { ok: errors.length === 0, errors, warnings: mapping.warnings }
}

/** References to secrets that are gone. */
async function deletedSecrets(
  tx: Tx,
  context: Context,
  secrets: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const ids = Object.values(secrets)
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('secret')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  const living = new Set(rows.map(({ id }) => id))
  return Object.entries(secrets)
    .filter(([, id]) => !living.has(id))
    .map(([field]) => ({
      path: `secrets.${field}`,
      code: 'not_found',
      message: 'The secret was deleted',
      suggestion: 'Choose another secret, or create one',
    }))
}
