import { Problem, ROLES } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { Type } from 'typebox'
import { type InvitedRole, makeLink } from '../../accounts/links.ts'
import { normalEmail } from '../../accounts/people.ts'
import { mayDo } from '../authorize.ts'
import type { Command, Context } from '../command.ts'
import { Name } from '../input/types.ts'
import { placeOf, ScopeInput } from '../role-bindings/scope.ts'

const DAY_MS = 24 * 3600 * 1000

const Input = Type.Object({
  email: Type.Optional(
    Type.String({
      maxLength: 320,
      pattern: '^\\s*[^\\s@]+@[^\\s@]+\\s*$',
      description: 'Filled in for the invited person, who may change it',
    }),
  ),
  name: Type.Optional(Name),
  roles: Type.Array(Type.Object({ role: Type.Union(ROLES.map((role) => Type.Literal(role))), scope: ScopeInput }), {
    minItems: 1,
    maxItems: 20,
    description: 'What they may do: in the organization, or in one of its projects or datasources',
  }),
  expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 30, description: '7 by default' })),
})

export interface NewInvitation {
  readonly id: string
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly link: string | null
  readonly email: string | null
  readonly name: string | null
  readonly roles: readonly InvitedRole[]
  readonly expiresAt: Date
}

/** A link with which somebody joins the organization; it is used once. */
export const createInvitation = (publicUrl: () => string): Command<unknown, typeof Input, null, NewInvitation> => ({
  name: 'invitation.create',
  action: 'users.manage',
  input: Input,
  find: async () => ({ target: { kind: 'invitation', id: null }, found: null }),
  keepAnswer: (result) => ({ ...result, link: null }),
  run: async (tx, context, _found, input) => {
    refuseNarrowed(context)
    const roles: InvitedRole[] = []
    for (const { role, scope } of input.roles) roles.push({ role, scope: await scopeHere(tx, context, scope) })
    const { tenantId, caller } = context
    const email = input.email === undefined ? null : normalEmail(input.email)
    const about = { email, name: input.name ?? null, roles }
    const lifeMs = (input.expiresInDays ?? 7) * DAY_MS
    const link = { ...about, kind: 'invitation', tenantId, createdBy: caller.userId, lifeMs } as const
    const { id, path, expiresAt } = await makeLink(tx, link)
    const view = { id, ...about, expiresAt }
    return { result: { ...view, link: publicUrl() + path }, audit: { resourceId: id, after: view } }
  },
})

/** A link, as somebody's new password, opens all that its maker may reach: a narrowed token must give neither. */
export function refuseNarrowed({ caller }: Context): void {
  if (caller.scopes !== null)
    throw new Problem('forbidden', 'A token that is narrowed to some permissions makes no links and sets no passwords')
}

async function scopeHere(tx: Tx, context: Context, scope: unknown): Promise<InvitedRole['scope']> {
  const place = await placeOf(tx, context, scope)
  if (place === null || place.tenantId !== context.tenantId)
    throw new Problem('unprocessable', 'An invitation gives roles in this organization alone, and in what it has')
  if (!mayDo(context, 'roles.manage', place.target))
    throw new Problem('forbidden', 'This needs the permission roles.manage')
  return place.scope
}
