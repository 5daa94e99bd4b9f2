/** A gateway with this folder's routes over a database of its own, two organizations and people with every role: for tests. */

import { randomUUID } from 'node:crypto'
import { createOutbound } from '@halcyon/connector-kit'
import { type Role, type Scope, type TenantId, uuidV7 } from '@halcyon/domain'
import { masterKeyFrom, Sealer } from '@halcyon/secrets'
import { type Database, inTenant, inTenants, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import type { FastifyInstance } from 'fastify'
import { createAuth } from '../../../accounts/auth.ts'
import { Authenticator } from '../../../accounts/authenticator.ts'
import type { Answer } from '../../../accounts/testing.ts'
import { describeToken } from '../../../accounts/tokens.ts'
import { Refusals } from '../../../audit/refusals.ts'
import { dataKeysIn } from '../../../secrets/data-keys.ts'
import { LiveHub } from '../../graphql/live/hub.ts'
import { Notifications } from '../../graphql/live/notifications.ts'
import { graphqlModule } from '../../graphql/server.ts'
import { buildGateway } from '../server.ts'
import { sessionRoutes } from './auth.ts'
import { datasourceModules } from './datasource-modules.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

export interface Place {
  readonly tenantId: TenantId
  readonly projectId: string
}

interface Call {
  readonly body?: unknown
  /** A token; default: the administrator of the first organization. */
  readonly as?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface World {
  readonly db: Database
  readonly database: TestDatabase
  readonly app: FastifyInstance
  readonly home: Place
  readonly other: Place
  /** The administrator's of the first organization. */
  readonly admin: string
  /** A token of somebody with this role in an organization, or in a narrower scope of it. */
  token(role: Role, place?: Place, scope?: Scope): Promise<{ token: string; userId: string }>
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<Answer>
  /** A secret row without a value: what a draft may refer to. */
  secret(place?: Place, datasourceId?: string): Promise<string>
  /** A secret of the first organization with a value. */
  sealed(value: string, allowedHosts?: readonly string[]): Promise<string>
  close(): Promise<void>
}

/** @param allowNetworks what feeds and checks may reach beside the open internet */
export async function openWorld(allowNetworks: readonly string[] = []): Promise<World> {
  const database = await createTestDatabase()
  const db = openDatabase(database.url)
  const refusals = new Refusals(db)
  const publicUrl = 'http://127.0.0.1:7700'
  const auth = createAuth({ db, secret: Buffer.alloc(32, 1), publicUrl })
  const authenticator = new Authenticator(db, auth)
  const sealer = new Sealer(masterKeyFrom(Buffer.alloc(32, 2).toString('base64')))
  const http = createOutbound({ allowNetworks })
  const own = { ingestPublicUrl: () => 'http://ingest.test', sealer, http, allowFiles: [] }
  const hub = new LiveHub({ db, notifications: new Notifications(database.url) })
  const open = [sessionRoutes(auth), graphqlModule({ ...own, hub })]
  const app = buildGateway({
    db,
    authenticator,
    refusals,
    publicUrl: () => publicUrl,
    routes: datasourceModules(own),
    open,
  })
  const [home, other] = [await addOrganization(db), await addOrganization(db)]
  const admin = await addPerson(db, 'admin', home, undefined)
  return {
    db,
    database,
    app,
    home,
    other,
    admin: admin.token,
    token: (role, place = home, scope) => addPerson(db, role, place, scope),
    secret: (place = home, datasourceId) => addSecret(db, place, datasourceId),
    sealed: (value, allowedHosts) => addSealed(db, sealer, home, value, allowedHosts),
    async call(method, path, { body, as = admin.token, headers = {} } = {}) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          ...(as === null ? {} : { authorization: `Bearer ${as}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), headers: answer.headers }
    },
    async close() {
      await app.close()
      await refusals.close()
      await db.destroy()
      await database.drop()
    },
  }
}

async function addOrganization(db: Database): Promise<Place> {
  const tenantId = randomUUID() as TenantId
  const projectId = randomUUID()
  await inTenant(db, tenantId, async (tx) => {
    await tx.insertInto('organization').values({ tenant_id: tenantId, name: tenantId }).execute()
    await tx.insertInto('project').values({ tenant_id: tenantId, id: projectId, name: 'Default' }).execute()
  })
  return { tenantId, projectId }
}

async function addPerson(
  db: Database,
  role: Role,
  { tenantId }: Place,
  scope: Scope = { kind: 'organization', id: tenantId },
): Promise<{ token: string; userId: string }> {
  const userId = randomUUID()
  const token = `test-${userId}`
  const { prefix, digest } = describeToken(token)
  await inTenants(db, [tenantId, NOBODY as TenantId], async (tx) => {
    await tx
      .insertInto('account_user')
      .values({ id: userId, name: role, email: `${userId}@example.test`, home_id: tenantId })
      .execute()
    await tx
      .insertInto('role_binding')
      .values({
        tenant_id: scope.kind === 'global' ? NOBODY : tenantId,
        id: randomUUID(),
        subject_id: userId,
        role,
        scope_kind: scope.kind,
        scope_id: scope.kind === 'global' ? NOBODY : scope.id,
      })
      .execute()
    await tx
      .insertInto('api_token')
      .values({ id: randomUUID(), user_id: userId, name: 'test', prefix, digest })
      .execute()
  })
  return { token, userId }
}

async function addSecret(db: Database, { tenantId, projectId }: Place, datasourceId?: string): Promise<string> {
  const id = uuidV7()
  await inTenant(db, tenantId, (tx) =>
    tx
      .insertInto('secret')
      .values({ tenant_id: tenantId, id, project_id: projectId, datasource_id: datasourceId ?? null, name: id })
      .execute(),
  )
  return id
}

async function addSealed(
  db: Database,
  sealer: Sealer,
  place: Place,
  value: string,
  allowedHosts: readonly string[] | undefined,
): Promise<string> {
  const { tenantId } = place
  const secretId = await addSecret(db, place)
  await inTenant(db, tenantId, async (tx) => {
    const sealed = await sealer.seal(dataKeysIn(tx), { tenantId, secretId, n: 1 }, value)
    await tx.insertInto('secret_version').values({ tenant_id: tenantId, secret_id: secretId, n: 1, sealed }).execute()
    if (allowedHosts === undefined) return
    const where = tx
      .updateTable('secret')
      .set({ allowed_hosts: [...allowedHosts] })
      .where('id', '=', secretId)
    await where.where('tenant_id', '=', tenantId).execute()
  })
  return secretId
}

/** The mapping of api.md's first feed. */
export const MAPPING = {
  recordId: { path: '$.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        title: { path: '$.title' },
        severity: { path: '$.severity' },
        occurredAt: { path: '$.created_at' },
        description: { path: '$.text' },
      },
    },
    { name: 'host', kind: 'entity', type: 'host', when: { jmespath: 'host' }, key: { path: '$.host' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

export const draftWith = (secretId: string, mapping: unknown = MAPPING) => ({
  config: { auth: { kind: 'standard_webhooks' } },
  secrets: { signing: secretId },
  mapping,
})
