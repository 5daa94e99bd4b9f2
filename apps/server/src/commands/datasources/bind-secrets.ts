import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Content } from '../../queries/versions-content.ts'
import type { Context } from '../command.ts'
import { connectorOf } from './catalog.ts'

/** A secret that may now be sent to these hosts, and to no others. */
export interface BoundSecret {
  readonly id: string
  readonly name: string
  readonly allowedHosts: readonly string[]
}

/**
 * Binds the secrets of a content that is published to the hosts it leads to, where they name none: from then on no other draft sends
 * them anywhere else. Whoever manages secrets changes the hosts.
 */
export async function bindSecrets(
  tx: Tx,
  { tenantId }: Context,
  type: string,
  { config, secrets }: Content,
): Promise<readonly BoundSecret[]> {
  const ids = Object.values(secrets)
  const hosts = ids.length === 0 ? [] : (connectorOf(type)?.spec.hosts?.(config) ?? [])
  if (hosts.length === 0) return []
  const bound = await tx
    .updateTable('secret')
    .set({ allowed_hosts: [...hosts] })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .where('allowed_hosts', 'is', null)
    .returning(['id', 'name'])
    .execute()
  for (const { id } of bound) await sql`select pg_notify('halcyon_secret', ${`${tenantId} ${id}`})`.execute(tx)
  return bound.map(({ id, name }) => ({ id, name, allowedHosts: hosts }))
}
