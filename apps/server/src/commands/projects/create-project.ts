import { randomUUID } from 'node:crypto'
import { isUuid, Problem, type TenantId } from '@halcyon/domain'
import { Type } from 'typebox'
import { enterTenants, isTheirs } from '../../accounts/organizations.ts'
import type { Command } from '../command.ts'
import { idField, Name } from '../input/types.ts'

const Input = Type.Object({
  name: Name,
  organizationId: Type.Optional(idField('Its organization; by default the call’s')),
})

export interface ProjectView {
  readonly id: string
  readonly name: string
  readonly organizationId: string
  readonly createdAt: Date
}

const organizationIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'organizationId' in body ? body.organizationId : undefined

/** A project in the organization named, by default the context's. */
export const createProject: Command<unknown, typeof Input, TenantId, ProjectView> = {
  name: 'project.create',
  action: 'projects.manage',
  input: Input,
  find: async (tx, context, _params, body) => {
    const named = organizationIn(body)
    const tenantId = isUuid(named) ? (named as TenantId) : context.tenantId
    if (!(await isTheirs(tx, context, tenantId))) return null
    return { target: { kind: 'project', id: null, tenantId }, found: tenantId }
  },
  run: async (tx, context, tenantId, { name }) => {
    await enterTenants(tx, context, [tenantId])
    const id = randomUUID()
    const added = await tx
      .insertInto('project')
      .values({ tenant_id: tenantId, id, name })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
      .returning('created_at')
      .executeTakeFirst()
    if (added === undefined) throw new Problem('already_exists', `There is already a project "${name}"`)
    const result = { id, name, organizationId: tenantId, createdAt: added.created_at }
    return { result, audit: { resourceId: id, after: { name } } }
  },
}
