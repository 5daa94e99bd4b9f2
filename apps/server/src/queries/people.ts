import type { Role, Scope } from '@halcyon/domain'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { enterTenants } from '../accounts/organizations.ts'
import { findPerson, type PersonRow, visiblePeople } from '../accounts/visible-people.ts'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import type { UserView } from '../commands/accounts/create-user.ts'
import { mayDo, reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { Nothing } from '../commands/input/types.ts'
import type { BindingView } from '../commands/role-bindings/grant-role.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'

export const presentPerson = (row: PersonRow): UserView => ({
  id: row.id,
  email: row.email,
  name: row.name,
  createdAt: row.created_at,
  disabled: row.disabled_at !== null,
})

const UsersInput = Type.Object({ ...pageFields, search: Type.Optional(Type.String({ maxLength: 200 })) })

/** The organization's people, by address: owners and reviewers are chosen among them. */
export const listUsers: Query<unknown, typeof UsersInput, null, Page<UserView>> = {
  name: 'user.list',
  action: 'catalog.read',
  anywhere: true,
  input: UsersInput,
  find: async () => ({ target: { kind: 'user', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const after = cursorKey(input, ['string'])
    const rows = await visiblePeople(tx, context)
      .$if(after !== null, (query) => query.where('u.email', '>', String(after?.[0])))
      .$if(input.search !== undefined, (query) =>
        query.where(sql<boolean>`strpos(lower(u.email || ' ' || u.name), lower(${input.search})) > 0`),
      )
      .orderBy('u.email')
      .limit(rowsToRead(input))
      .execute()
    return pageOf(rows, input, (row) => [row.email], presentPerson)
  },
}

export const readUser: Query<{ id: string }, typeof Nothing, PersonRow, UserView> = {
  name: 'user.read',
  action: 'catalog.read',
  anywhere: true,
  input: Nothing,
  find: async (tx, context, { id }) => {
    const found = await findPerson(tx, context, id)
    return found && { target: { kind: 'user', id }, found }
  },
  run: async (_tx, _context, found) => presentPerson(found),
}

export interface TokenView {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly userId: string
  readonly scopes: readonly string[] | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

const PageInput = Type.Object(pageFields)

/** The caller's own tokens; with `tokens.manage`, those of everybody in the organization. */
export const listTokens: Query<unknown, typeof PageInput, null, Page<TokenView>> = {
  name: 'token.list',
  action: 'catalog.read',
  anywhere: true,
  input: PageInput,
  find: async () => ({ target: { kind: 'api_token', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const all = mayDo(context, 'tokens.manage', { kind: 'organization', id: context.tenantId })
    await enterTenants(tx, context, [SYSTEM_TENANT])
    const after = cursorKey(input, ['string', 'string'])
    const rows = await tx
      .selectFrom('api_token')
      .selectAll()
      .where('revoked_at', 'is', null)
      .$if(!all, (query) => query.where('user_id', '=', context.caller.userId))
      .$if(all, (query) => query.where('user_id', 'in', visiblePeople(tx, context).clearSelect().select('u.id')))
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
        ),
      )
      .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
      .orderBy('id', 'desc')
      .limit(rowsToRead(input))
      .execute()
    return pageOf(
      rows,
      input,
      (row) => [row.created_at.toISOString(), row.id],
      (row) => ({
        id: row.id,
        name: row.name,
        prefix: row.prefix,
        userId: row.user_id,
        scopes: row.scopes,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        lastUsedAt: row.last_used_at,
      }),
    )
  },
}

const BindingsInput = Type.Object({
  ...pageFields,
  subjectId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
})

/** Who holds which role: everything for administrators, one's own datasources for owners and editors, and always one's own roles. */
export const listRoleBindings: Query<unknown, typeof BindingsInput, null, Page<BindingView>> = {
  name: 'role.list',
  action: 'catalog.read',
  anywhere: true,
  input: BindingsInput,
  find: async () => ({ target: { kind: 'role_binding', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const everywhere = mayDo(context, 'roles.manage', { kind: 'role_binding', id: null, tenantId: SYSTEM_TENANT })
    const manages = reachOf(context, 'roles.manage')
    const projects = manages.all ? [] : manages.projectIds
    const datasources = manages.all ? [] : manages.datasourceIds
    await enterTenants(tx, context, [SYSTEM_TENANT])
    const after = cursorKey(input, ['string'])
    const rows = await tx
      .selectFrom('role_binding as b')
      .select(['b.id', 'b.subject_id', 'b.role', 'b.scope_kind', 'b.scope_id'])
      .where(
        sql<boolean>`(b.subject_id = ${context.caller.userId} or (b.tenant_id = ${SYSTEM_TENANT} and ${everywhere})
          or (b.tenant_id = ${context.tenantId} and (${manages.all} or b.scope_id = any (${[...projects, ...datasources]}::uuid[])
            or exists (select from datasource d where d.tenant_id = b.tenant_id and d.id = b.scope_id
              and (d.owner_id = ${context.caller.userId} or d.project_id = any (${projects}::uuid[]))))))`,
      )
      .$if(input.subjectId !== undefined, (query) => query.where('b.subject_id', '=', input.subjectId ?? ''))
      .$if(after !== null, (query) => query.where('b.id', '>', String(after?.[0])))
      .orderBy('b.id')
      .limit(rowsToRead(input))
      .execute()
    return pageOf(
      rows,
      input,
      (row) => [row.id],
      (row) => ({
        id: row.id,
        subjectId: row.subject_id,
        role: row.role as Role,
        scope: scopeOf(row.scope_kind, row.scope_id),
      }),
    )
  },
}

const scopeOf = (kind: string, id: string): Scope => (kind === 'global' ? { kind } : ({ kind, id } as Scope))
