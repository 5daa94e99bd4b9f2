import { type DatasourceId, Problem, stringifyJson } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Content } from '../../queries/versions-content.ts'
import { assertMayUseSecret, type SecretUser } from '../../secrets/may-use.ts'
import type { Context } from '../command.ts'

/**
 * A draft may refer only to secrets its editor could use anyhow: otherwise a feed of one's own, pointed at one's own host, would
 * carry off another's. Asked whenever the configuration or a reference changes; a change of the mapping alone sends nothing elsewhere.
 * @throws Problem `secret_not_yours`
 */
export async function assertUsable(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  before: Content | null,
  after: Content,
): Promise<void> {
  if (before !== null && sent(before) === sent(after)) return
  for (const [field, id] of Object.entries(after.secrets))
    await assertMayUseSecret(tx, context, id, datasource, `secrets.${field}`)
}

const sent = ({ config, secrets }: Content): string => stringifyJson({ config, secrets: { ...secrets } })

const NOBODY = '' as DatasourceId

/** Those references that a new datasource of the caller in the same project may carry too. */
export async function usableForAnother(
  tx: Tx,
  context: Context,
  source: Datasource,
  secrets: Content['secrets'],
): Promise<Content['secrets']> {
  const kept: [string, string][] = []
  for (const [field, id] of Object.entries(secrets)) {
    if (await mayUse(tx, context, id, { id: NOBODY, projectId: source.projectId })) kept.push([field, id])
  }
  return Object.fromEntries(kept)
}

async function mayUse(tx: Tx, context: Context, id: string, user: SecretUser): Promise<boolean> {
  try {
    await assertMayUseSecret(tx, context, id, user)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
