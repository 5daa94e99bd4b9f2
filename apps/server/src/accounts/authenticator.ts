import { createHash } from 'node:crypto'
import {
  ACTIONS,
  type Action,
  Problem,
  type Role,
  type RoleBinding,
  type Scope,
  type TenantId,
  type UserId,
} from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import { sql } from 'kysely'
import type { Caller } from '../commands/command.ts'
import type { Auth } from './auth.ts'
import { Recent } from './recent.ts'
import { tokenDigest } from './tokens.ts'

interface Organization {
  readonly id: TenantId
  readonly name: string
}

/** A role with the organization it belongs to; null = everywhere. */
interface HeldRole extends RoleBinding {
  readonly id: string
  readonly organizationId: TenantId | null
}

export interface Person {
  readonly id: UserId
  readonly name: string
  readonly email: string
}

/** Who a request comes from, with all they hold. */
export interface Authenticated {
  readonly by: 'session' | 'token'
  readonly person: Person
  readonly roles: readonly HeldRole[]
  /** Where they hold a role, the first they joined first; all of them for a global role. */
  readonly organizations: readonly Organization[]
  readonly caller: Caller
}

export interface Credentials {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
  readonly remoteAddress: string | null
  /** The organization they want to act in: when it is not among what is kept, the database is asked again. */
  readonly organizationId?: string | undefined
}

/** What a token or a session stands for. */
interface Bearer {
  readonly kind: 'user' | 'token'
  readonly id: string
  readonly person: Person
  /** The token's name, for the record. */
  readonly label: string | null
  readonly scopes: readonly Action[] | null
}

interface Holdings {
  readonly roles: readonly HeldRole[]
  readonly organizations: readonly Organization[]
}

/** How long an answer of the database is used again: a revoked role, token or session is refused within a second. */
const FRESH_MS = 500

/** Finds who calls, by bearer token or session cookie, and what roles they hold. Answers are kept for less than a second. */
export class Authenticator {
  private readonly db: Database
  private readonly auth: Auth
  private readonly bearers = new Recent<Bearer | null>(FRESH_MS)
  private readonly holdings = new Recent<Holdings>(FRESH_MS)

  constructor(db: Database, auth: Auth) {
    this.db = db
    this.auth = auth
  }

  /** @throws Problem `unauthenticated` without valid credentials */
  async authenticate({ authorization, cookie, remoteAddress, organizationId }: Credentials): Promise<Authenticated> {
    const token = authorization === undefined ? undefined : bearerOf(authorization)
    const bearer = token === undefined ? await this.session(cookie) : await this.token(token)
    if (bearer === null) throw new Problem('unauthenticated')
    const { roles, organizations } = await this.holdingsOf(bearer.person.id, organizationId)
    return {
      by: bearer.kind === 'token' ? 'token' : 'session',
      person: bearer.person,
      roles,
      organizations,
      caller: callerOf(bearer, roles, remoteAddress),
    }
  }

  /** An organization made, or joined, a moment ago is there at once. */
  private async holdingsOf(personId: string, organizationId: string | undefined): Promise<Holdings> {
    const load = (): Promise<Holdings> => this.loadHoldings(personId)
    const kept = await this.holdings.get(personId, load)
    if (organizationId === undefined || kept.organizations.some(({ id }) => id === organizationId)) return kept
    this.holdings.delete(personId)
    return this.holdings.get(personId, load)
  }

  /** Forgets what is kept: after a sign-out, and after a change of roles on this node. */
  forget(): void {
    this.bearers.clear()
    this.holdings.clear()
  }

  private token(token: string): Promise<Bearer | null> {
    const digest = tokenDigest(token)
    return this.bearers.get(digest.toString('base64'), async () => {
      const { rows } = await sql<{ id: string; user_id: string; name: string; scopes: string[] | null }>`
        select id, user_id, name, scopes from halcyon.token_of(${digest})`.execute(this.db)
      const found = rows[0]
      if (found === undefined) return null
      const person = await this.person(found.user_id)
      return person && { kind: 'token', id: found.id, person, label: found.name, scopes: scopesOf(found.scopes) }
    })
  }

  private session(cookie: string | undefined): Promise<Bearer | null> | null {
    if (cookie === undefined || !cookie.includes('halcyon.session_token=')) return null
    return this.bearers.get(createHash('sha256').update(cookie).digest('base64'), async () => {
      const session = await this.auth.api.getSession({ headers: new Headers({ cookie }) }).catch(ignoreRefusal)
      if (session === null) return null
      const person = await this.person(session.user.id)
      return person && { kind: 'user', id: person.id, person, label: null, scopes: null }
    })
  }

  private async person(id: string): Promise<Person | null> {
    const row = await this.db
      .selectFrom('account_user')
      .select(['id', 'name', 'email'])
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    return row === undefined ? null : { id: row.id as UserId, name: row.name, email: row.email }
  }

  private async loadHoldings(subjectId: string): Promise<Holdings> {
    const [bindings, organizations] = await Promise.all([
      sql<BindingRow>`select id, tenant_id, role, scope_kind, scope_id from halcyon.bindings_of(${subjectId})`.execute(
        this.db,
      ),
      sql<{
        tenant_id: string
        name: string
      }>`select tenant_id, name from halcyon.organizations_of(${subjectId})`.execute(this.db),
    ])
    return {
      roles: bindings.rows.map((row) => heldRole(subjectId, row)),
      organizations: organizations.rows.map((row) => ({ id: row.tenant_id as TenantId, name: row.name })),
    }
  }
}

interface BindingRow {
  readonly id: string
  readonly tenant_id: string
  readonly role: Role
  readonly scope_kind: Scope['kind']
  readonly scope_id: string
}

const heldRole = (subjectId: string, row: BindingRow): HeldRole => ({
  id: row.id,
  subjectId,
  role: row.role,
  scope: row.scope_kind === 'global' ? { kind: 'global' } : { kind: row.scope_kind, id: row.scope_id },
  organizationId: row.scope_kind === 'global' ? null : (row.tenant_id as TenantId),
})

const bearerOf = (authorization: string): string => /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? ''

/** A scope that this program does not know (a later one's) allows nothing. */
const scopesOf = (scopes: readonly string[] | null): Action[] | null =>
  scopes?.filter((scope): scope is Action => (ACTIONS as readonly string[]).includes(scope)) ?? null

/** better-auth refuses a cookie it cannot read: that is nobody. Its own failures all mean that it could not ask the database. */
function ignoreRefusal(error: unknown): null {
  if (!(error instanceof Error && error.name === 'APIError')) throw error
  if ('statusCode' in error && Number(error.statusCode) >= 500) throw new Problem('database_away')
  return null
}

const callerOf = (bearer: Bearer, roles: readonly HeldRole[], remoteAddress: string | null): Caller => ({
  kind: bearer.kind,
  id: bearer.id,
  userId: bearer.person.id,
  name: bearer.label === null ? bearer.person.name : `${bearer.person.name} (${bearer.label})`,
  bindings: roles,
  scopes: bearer.scopes,
  remoteAddress,
})
