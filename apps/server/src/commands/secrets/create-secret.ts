import { randomUUID } from 'node:crypto'
import { isUuid, Problem } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import type { Tx } from '@halcyon/store'
import { Type } from 'typebox'
import { presentSecret, type SecretView } from '../../queries/secrets.ts'
import { dataKeysIn } from '../../secrets/data-keys.ts'
import { secretTarget } from '../../secrets/may-use.ts'
import type { Command, Context, Target } from '../command.ts'
import { idField, Name, timeField } from '../input/types.ts'
import { naming } from '../names.ts'
import { AllowedHosts, givenHosts } from './allowed-hosts.ts'

export const Value = Type.String({ minLength: 1, maxLength: 65_536, description: 'Goes in and never comes out' })

const Input = Type.Object({
  name: Name,
  value: Type.Optional(Value),
  reference: Type.Optional(
    Type.Object({ store: Type.String(), path: Type.String(), key: Type.Optional(Type.String()) }),
  ),
  projectId: Type.Optional(idField('Its project; by default the organization’s first')),
  datasourceId: Type.Optional(idField('Set when it belongs to one datasource alone')),
  expiresAt: Type.Optional(timeField('Until when the value is valid')),
  allowedHosts: Type.Optional(AllowedHosts),
})

interface Found {
  readonly projectId: string
  readonly datasourceId: string | null
}

/** A secret of a project (by default the organization's first), or of one datasource. */
export const createSecret = (sealer: Sealer): Command<unknown, typeof Input, Found, SecretView> => ({
  name: 'secret.create',
  action: 'secrets.manage',
  input: Input,
  find: (tx, context, _params, body) => findPlace(tx, context, body),
  run: async (tx, { tenantId, caller }, place, input) => {
    const value = givenValue(input)
    const id = randomUUID()
    const hosts = givenHosts(input.allowedHosts ?? [])
    const row = {
      tenant_id: tenantId,
      id,
      project_id: place.projectId,
      datasource_id: place.datasourceId,
      name: input.name,
      allowed_hosts: hosts,
      created_by: caller.userId,
    }
    await naming(input.name, () => tx.insertInto('secret').values(row).execute(), 'secret')
    await tx
      .insertInto('secret_version')
      .values({
        tenant_id: tenantId,
        secret_id: id,
        n: 1,
        sealed: await sealer.seal(dataKeysIn(tx), { tenantId, secretId: id, n: 1 }, value),
        created_by: caller.userId,
        expires_at: input.expiresAt ?? null,
      })
      .execute()
    const after = { name: input.name, ...place, allowedHosts: hosts, expiresAt: input.expiresAt ?? null, version: 1 }
    return { result: await presentSecret(tx, tenantId, id), audit: { resourceId: id, after } }
  },
})

function givenValue(input: { value?: string; reference?: unknown }): string {
  if (input.reference !== undefined)
    throw new Problem('unprocessable', 'No external secret store is configured: give the value itself')
  if (input.value === undefined) {
    throw new Problem('invalid_body', undefined, [
      { path: 'value', code: 'required_missing', message: `'value' is required` },
    ])
  }
  return input.value
}

async function findPlace(
  tx: Tx,
  { tenantId }: Context,
  body: unknown,
): Promise<{ target: Target; found: Found } | null> {
  const { projectId, datasourceId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (isUuid(datasourceId)) {
    const row = await tx
      .selectFrom('datasource')
      .select(['project_id', 'owner_id'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', datasourceId)
      .executeTakeFirst()
    if (row === undefined || (isUuid(projectId) && projectId !== row.project_id)) return null
    const found = { projectId: row.project_id, datasourceId }
    return { target: secretTarget({ id: null, ...found, ownerId: row.owner_id }), found }
  }
  const project = await tx
    .selectFrom('project')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .$if(isUuid(projectId), (query) => query.where('id', '=', String(projectId)))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (project === undefined) return null
  const found = { projectId: project.id, datasourceId: null }
  return { target: secretTarget({ id: null, ...found, ownerId: null }), found }
}
