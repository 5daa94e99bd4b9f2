import { Problem, type TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { type Reach, reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { idField, Nothing } from '../commands/input/types.ts'
import { findSecret, type SecretFound } from '../commands/secrets/find-secret.ts'
import { type Use, usesOf } from '../secrets/used-by.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'
import type { Row } from './row.ts'

export interface SecretVersionView {
  readonly n: number
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly state: string
}

/** What may be seen of a secret: everything but its value. */
export interface SecretView {
  readonly id: string
  readonly name: string
  readonly projectId: string
  readonly datasourceId: string | null
  readonly allowedHosts: readonly string[] | null
  readonly createdAt: Date
  readonly versions: readonly SecretVersionView[]
  readonly usedBy: readonly Use[]
}

const ListInput = Type.Object({
  ...pageFields,
  projectId: Type.Optional(idField('Of this project')),
  datasourceId: Type.Optional(idField('Of this datasource')),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})

/** Secrets of the projects and datasources the caller may read, by name. */
export const listSecrets: Query<unknown, typeof ListInput, null, Page<SecretView>> = {
  name: 'secret.list',
  action: 'secrets.read',
  anywhere: true,
  input: ListInput,
  find: async () => ({ target: { kind: 'secret', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const reach = reachOf(context, 'secrets.read')
    const after = cursorKey(input, ['string', 'string'])
    const rows = await tx
      .selectFrom('secret as s')
      .leftJoin('datasource as d', (join) =>
        join.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.datasource_id'),
      )
      .selectAll('s')
      .where('s.tenant_id', '=', context.tenantId)
      .where('s.deleted_at', 'is', null)
      .where(within(reach))
      .$if(input.projectId !== undefined, (query) => query.where('s.project_id', '=', input.projectId ?? ''))
      .$if(input.datasourceId !== undefined, (query) => query.where('s.datasource_id', '=', input.datasourceId ?? ''))
      .$if(input.search !== undefined, (query) =>
        query.where(sql<boolean>`strpos(lower(s.name), lower(${input.search})) > 0`),
      )
      .$if(after !== null, (query) => query.where(sql<boolean>`(s.name, s.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
      .orderBy('s.name')
      .orderBy('s.id')
      .limit(rowsToRead(input))
      .execute()
    const page = pageOf(
      rows,
      input,
      (row) => [row.name, row.id],
      (row) => row,
    )
    return { ...page, items: await withVersions(tx, context.tenantId, page.items) }
  },
}

export const readSecret: Query<{ id: string }, typeof Nothing, SecretFound, SecretView> = {
  name: 'secret.read',
  action: 'secrets.read',
  input: Nothing,
  find: findSecret,
  run: (tx, { tenantId }, { id }) => presentSecret(tx, tenantId, id),
}

/** One secret as it is shown. The caller has checked the permission. */
export async function presentSecret(tx: Tx, tenantId: TenantId, id: string): Promise<SecretView> {
  const row = await tx
    .selectFrom('secret')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  const [view] = row === undefined ? [] : await withVersions(tx, tenantId, [row])
  if (view === undefined) throw new Problem('not_found')
  return view
}

async function withVersions(tx: Tx, tenantId: TenantId, rows: readonly Row<'secret'>[]): Promise<SecretView[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const uses = await usesOf(tx, tenantId, ids)
  const versions = await tx
    .selectFrom('secret_version')
    .select(['secret_id', 'n', 'created_at', 'created_by', 'expires_at', 'last_used_at', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('secret_id', 'in', ids)
    .orderBy('n', 'desc')
    .execute()
  const byId = Map.groupBy(versions, ({ secret_id }) => secret_id)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    projectId: row.project_id,
    datasourceId: row.datasource_id,
    allowedHosts: row.allowed_hosts,
    createdAt: row.created_at,
    versions: (byId.get(row.id) ?? []).map((version) => ({
      n: version.n,
      createdAt: version.created_at,
      createdBy: version.created_by,
      expiresAt: version.expires_at,
      lastUsedAt: version.last_used_at,
      state: version.state,
    })),
    usedBy: uses.get(row.id) ?? [],
  }))
}

/** A project's secrets for a role in the project; a datasource's own also for a role on it, or its owner. */
const within = (reach: Reach): RawBuilder<boolean> =>
  reach.all
    ? sql<boolean>`true`
    : sql<boolean>`(s.project_id = any (${reach.projectIds}::uuid[]) or s.datasource_id = any (${reach.datasourceIds}::uuid[])
        or d.owner_id = ${reach.ownerId})`
