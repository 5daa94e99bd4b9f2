import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Query } from '../commands/command.ts'

/** A thing of the organization, as the audit log names it. */
export interface NamedResource {
  readonly kind: string
  readonly id: string
  readonly name: string
}

const Input = Type.Object({ ids: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 1000 }) })

/**
 * What things are called now, archived and revoked ones too, for the reader of the audit log. One statement, by primary keys;
 * of tokens, those that row-level security shows the organization.
 */
export const resourceNamesQuery: Query<unknown, typeof Input, null, readonly NamedResource[]> = {
  name: 'audit.list',
  action: 'audit.read',
  input: Input,
  find: async () => ({ target: { kind: 'audit', id: null }, found: null }),
  run: async (tx, { tenantId }, _found, { ids }) => {
    const { rows } = await sql<NamedResource>`/* audit.names */
      with wanted as (select unnest(${ids}::uuid[]) as id)
      select 'datasource' as kind, id, name from datasource join wanted using (id) where tenant_id = ${tenantId}
      union all select 'secret', id, name from secret join wanted using (id) where tenant_id = ${tenantId}
      union all select 'project', id, name from project join wanted using (id) where tenant_id = ${tenantId}
      union all select 'organization', tenant_id, name from organization join wanted on id = tenant_id where tenant_id = ${tenantId}
      union all select 'api_token', id, name from api_token join wanted using (id)
      union all select 'alert', id, title from alert join wanted using (id) where tenant_id = ${tenantId}
      union all select 'entity', id, coalesce(name, key) from entity join wanted using (id) where tenant_id = ${tenantId}
      union all select 'invitation', id, coalesce(email, name) from account_link join wanted using (id)
        where tenant_id = ${tenantId} and coalesce(email, name) is not null`.execute(tx)
    return rows
  },
}
