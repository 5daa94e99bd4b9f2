import { Problem } from '@halcyon/domain'
import { makeLink, RESET_LIFE_MS } from '../../accounts/links.ts'
import { holdsNothingElsewhere } from '../../accounts/organizations.ts'
import { findPerson, type PersonRow } from '../../accounts/visible-people.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'
import { refuseNarrowed } from '../invitations/create-invitation.ts'

export interface ResetLink {
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly link: string | null
  readonly expiresAt: Date
}

/** A link with which a person sets a new password, once, within a day; the one before ends. */
export const createResetLink = (
  publicUrl: () => string,
): Command<{ id: string }, typeof Nothing, PersonRow, ResetLink> => ({
  name: 'user.reset_link',
  action: 'users.manage',
  input: Nothing,
  find: async (tx, context, { id }) => {
    const found = await findPerson(tx, context, id)
    return found && { target: { kind: 'user', id }, found }
  },
  keepAnswer: (result) => ({ ...result, link: null }),
  run: async (tx, context, { id: userId, email, name, disabled_at }) => {
    refuseNarrowed(context)
    if (!(await holdsNothingElsewhere(tx, context, userId)))
      throw new Problem('forbidden', 'They also hold roles outside this organization')
    if (disabled_at !== null) throw new Problem('conflict', 'They are disabled; enable them first')
    const { tenantId, caller } = context
    const about = {
      kind: 'reset',
      tenantId,
      createdBy: caller.kind === 'system' ? null : caller.userId,
      lifeMs: RESET_LIFE_MS,
      userId,
      email,
      name,
    } as const
    const { path, expiresAt } = await makeLink(tx, about)
    return { result: { link: publicUrl() + path, expiresAt }, audit: { after: { email, expiresAt } } }
  },
})
