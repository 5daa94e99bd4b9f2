/** A gateway over a database of its own, as the first start leaves it: for tests. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Role, Scope, TenantId } from '@halcyon/domain'
import { masterKeyFrom, Sealer } from '@halcyon/secrets'
import { type Database, openDatabase } from '@halcyon/store'
import { createTestDatabase } from '@halcyon/store/testing'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { Refusals } from '../audit/refusals.ts'
import { DemoSender } from '../demo/sender.ts'
import { sessionRoutes } from '../gateway/http/routes/auth.ts'
import { demoRoutes } from '../gateway/http/routes/demo.ts'
import { foundationRoutes } from '../gateway/http/routes/foundation.ts'
import { linkRoutes } from '../gateway/http/routes/links.ts'
import { buildGateway } from '../gateway/http/server.ts'
import { createAuth } from './auth.ts'
import { Authenticator } from './authenticator.ts'
import { bootstrap } from './bootstrap.ts'

const ADMIN_TOKEN = 'first-administrator'
export const ADMIN_PASSWORD = 'correct horse battery'
const PUBLIC_URL = 'http://127.0.0.1:7700'

export interface CallOptions {
  readonly body?: unknown
  /** A token; by default the first administrator's. Null: none. */
  readonly as?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What an answer looks like to a test. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what the test says it is
  readonly body: any
  readonly headers: LightMyRequestResponse['headers']
}

export class TestGateway {
  readonly db: Database
  readonly owner: pg.Client
  readonly app: FastifyInstance
  readonly sealer: Sealer
  /** Every line that was logged. */
  readonly log: string[]
  readonly refusals: Refusals
  private readonly drop: () => Promise<void>

  private constructor(
    parts: Pick<TestGateway, 'db' | 'owner' | 'app' | 'sealer' | 'log' | 'refusals'>,
    drop: () => Promise<void>,
  ) {
    this.db = parts.db
    this.owner = parts.owner
    this.app = parts.app
    this.sealer = parts.sealer
    this.log = parts.log
    this.refusals = parts.refusals
    this.drop = drop
  }

  /** @param sealer one with a master key of the test's own; absent: a new one */
  static async open(sealer = new Sealer(masterKeyFrom(randomBytes(32).toString('base64')))): Promise<TestGateway> {
    const database = await createTestDatabase()
    const db = openDatabase(database.url)
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await bootstrap(db, { adminEmail: 'admin@example.test', adminPassword: ADMIN_PASSWORD, adminToken: ADMIN_TOKEN })
    const auth = createAuth({ db, secret: Buffer.alloc(32, 1), publicUrl: PUBLIC_URL })
    const refusals = new Refusals(db)
    const sender = new DemoSender({ db, sealer, ingestUrl: PUBLIC_URL, onError: () => undefined })
    const log: string[] = []
    const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
    const app = buildGateway({
      db,
      authenticator: new Authenticator(db, auth),
      refusals,
      publicUrl: () => PUBLIC_URL,
      log: logger,
      routes: [...foundationRoutes(sealer), demoRoutes({ sealer, sender })],
      open: [sessionRoutes(auth), linkRoutes(auth)],
    })
    return new TestGateway({ db, owner, app, sealer, log, refusals }, database.drop)
  }

  async call(
    method: Method,
    path: string,
    { body, as = ADMIN_TOKEN, headers = {} }: CallOptions = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: path.startsWith('/api/auth') || path.startsWith('/healthz') ? path : `/api/v1${path}`,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const json =
      /json/.test(String(answer.headers['content-type'])) && !/ndjson/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      body: json && answer.body !== '' ? answer.json() : answer.body,
      headers: answer.headers,
    }
  }

  /** The same for something that must succeed. */
  async done(method: Method, path: string, options: CallOptions = {}): Promise<Answer['body']> {
    const { status, body } = await this.call(method, path, options)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** A new person with these roles, and their token. Each role's scope is in the first organization unless it says otherwise. */
  async person(...roles: { role: Role; scope: Scope }[]): Promise<{ id: string; token: string }> {
    const user = { email: `${randomUUID()}@example.test`, name: 'Someone', password: 'a long password' }
    const { id } = await this.done('POST', '/users', { body: user })
    for (const binding of roles) await this.done('PUT', '/role-bindings', { body: { subjectId: id, ...binding } })
    const { token } = await this.done('POST', '/api-tokens', { body: { name: 'test', userId: id } })
    return { id, token }
  }

  async organization(): Promise<{ id: TenantId; projectId: string }> {
    const { items } = await this.done('GET', '/organizations')
    const projects = await this.done('GET', '/projects')
    return { id: items[0].id, projectId: projects.items[0].id }
  }

  /** A second tenant, with its own administrator. */
  async otherOrganization(): Promise<{ id: TenantId; projectId: string; admin: { id: string; token: string } }> {
    const { id } = await this.done('POST', '/organizations', { body: { name: `Other ${randomUUID()}` } })
    const admin = await this.person({ role: 'admin', scope: { kind: 'organization', id } })
    const { items } = await this.done('GET', '/projects', { as: admin.token })
    return { id, projectId: items[0].id, admin }
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.refusals.close()
    await this.owner.end()
    await this.db.destroy()
    await this.drop()
  }
}
