import { Type } from 'typebox'
import { organizationsOf } from '../accounts/organizations.ts'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import type { OrganizationView } from '../commands/organizations/create-organization.ts'
import type { ProjectView } from '../commands/projects/create-project.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'

const PageInput = Type.Object(pageFields)

/** The organizations in which the caller holds a role, the first they joined first; all of them for a role that holds everywhere. */
export const listOrganizations: Query<unknown, typeof PageInput, null, Page<OrganizationView>> = {
  name: 'organization.list',
  action: 'catalog.read',
  anywhere: true,
  input: PageInput,
  find: async () => ({ target: { kind: 'organization', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const after = cursorKey(input, ['string'])
    const all = await organizationsOf(tx, context)
    const start = after === null ? 0 : all.findIndex(({ tenant_id }) => tenant_id === after[0]) + 1
    const rows = all.slice(start, start + rowsToRead(input))
    const present = (row: (typeof rows)[number]): OrganizationView => ({
      id: row.tenant_id,
      name: row.name,
      createdAt: row.created_at,
    })
    return pageOf(rows, input, (row) => [row.tenant_id], present)
  },
}

/** The organization's projects that the caller may read, by name. */
export const listProjects: Query<unknown, typeof PageInput, null, Page<ProjectView>> = {
  name: 'project.list',
  action: 'catalog.read',
  anywhere: true,
  input: PageInput,
  find: async () => ({ target: { kind: 'project', id: null }, found: null }),
  run: async (tx, context, _found, input) => {
    const reach = reachOf(context, 'catalog.read')
    const after = cursorKey(input, ['string'])
    const rows = await tx
      .selectFrom('project as p')
      .selectAll()
      .where('p.tenant_id', '=', context.tenantId)
      .$if(!reach.all, (query) =>
        query.where((eb) =>
          eb.or([
            eb('p.id', 'in', reach.all || reach.projectIds.length === 0 ? [null] : reach.projectIds),
            eb.exists(
              eb
                .selectFrom('datasource as d')
                .select('d.id')
                .whereRef('d.tenant_id', '=', 'p.tenant_id')
                .whereRef('d.project_id', '=', 'p.id')
                .where((inner) =>
                  inner.or([
                    inner('d.owner_id', '=', context.caller.userId),
                    inner('d.id', 'in', reach.all || reach.datasourceIds.length === 0 ? [null] : reach.datasourceIds),
                  ]),
                ),
            ),
          ]),
        ),
      )
      .$if(after !== null, (query) => query.where('p.name', '>', String(after?.[0])))
      .orderBy('p.name')
      .limit(rowsToRead(input))
      .execute()
    return pageOf(
      rows,
      input,
      (row) => [row.name],
      (row) => ({ id: row.id, name: row.name, organizationId: row.tenant_id, createdAt: row.created_at }),
    )
  },
}
