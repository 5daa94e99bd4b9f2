import type { TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'

/** A draft or version that refers to a secret. */
export interface Use {
  readonly datasourceId: string
  readonly name: string
  readonly in: 'draft' | 'published' | 'in_review'
  /** The connector's field: `signing`. */
  readonly field: string
}

/** Which drafts and living versions of active datasources use these secrets, by secret id. */
export async function usesOf(tx: Tx, tenantId: TenantId, secretIds: readonly string[]): Promise<Map<string, Use[]>> {
  const { rows } = await sql<Use & { secretId: string }>`/* secrets.used-by */
    select r.value as "secretId", d.id as "datasourceId", d.name, c."in", r.key as field
    from (
      select datasource_id, content, 'draft' as "in" from draft where tenant_id = ${tenantId}
      union all
      select datasource_id, content, state from version where tenant_id = ${tenantId} and state in ('published', 'in_review')
    ) c
    join datasource d on d.tenant_id = ${tenantId} and d.id = c.datasource_id and d.status = 'active'
    cross join lateral json_each_text(
      case json_typeof(c.content->'secrets') when 'object' then c.content->'secrets' else '{}' end) r
    where r.value = any (${secretIds}::text[])
    order by lower(d.name), d.id, c."in", r.key`.execute(tx)
  const uses = new Map<string, Use[]>()
  for (const { secretId, ...use } of rows) uses.set(secretId, [...(uses.get(secretId) ?? []), use])
  return uses
}
