import { randomUUID } from 'node:crypto'
import type { TenantId } from '@halcyon/domain'
import { Type } from 'typebox'
import { bindRole } from '../../accounts/bindings.ts'
import { enterTenants } from '../../accounts/organizations.ts'
import { appendAudit } from '../../audit/append.ts'
import { SYSTEM_TENANT } from '../../audit/system-tenant.ts'
import type { Command } from '../command.ts'
import { Name } from '../input/types.ts'

const Input = Type.Object({ name: Name })

export interface OrganizationView {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
}

/** A new tenant with a project "Default"; its creator is its first administrator. */
export const createOrganization: Command<unknown, typeof Input, null, OrganizationView> = {
  name: 'organization.create',
  action: 'organizations.manage',
  input: Input,
  find: async () => ({ target: { kind: 'organization', id: null, tenantId: SYSTEM_TENANT }, found: null }),
  run: async (tx, context, _found, { name }) => {
    const id = randomUUID() as TenantId
    await enterTenants(tx, context, [SYSTEM_TENANT, id])
    const { created_at } = await tx
      .insertInto('organization')
      .values({ tenant_id: id, name })
      .returning('created_at')
      .executeTakeFirstOrThrow()
    await tx.insertInto('project').values({ tenant_id: id, id: randomUUID(), name: 'Default' }).execute()
    const scope = { kind: 'organization', id } as const
    await bindRole(tx, id, { subjectId: context.caller.userId, role: 'admin', scope }, context.caller.userId)
    // The new chain begins with the organization's own creation; nobody else can wait for its head yet.
    await appendAudit(tx, {
      tenantId: id,
      actor: context.caller,
      action: 'organization.create',
      resourceKind: 'organization',
      resourceId: id,
      after: { name },
      correlationId: context.correlationId,
    })
    return { result: { id, name, createdAt: created_at }, audit: { resourceId: id, after: { name } } }
  },
}
