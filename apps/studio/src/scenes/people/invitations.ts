import { rest } from '../../api/index.ts'
import type { Binding } from './documents.ts'

export interface Invitation {
  readonly id: string
  readonly state: 'open' | 'accepted' | 'expired' | 'revoked'
  readonly email: string | null
  readonly name: string | null
  readonly roles: readonly Pick<Binding, 'role' | 'scope'>[]
  readonly expiresAt: string
  readonly acceptedAt: string | null
}

export const INVITATIONS = ['people', 'invitations'] as const

/** A page of `GET /api/v1/invitations`, the newest first. @throws ApiProblem */
export async function listInvitations(after: string | null, signal: AbortSignal) {
  const cursor = after === null ? '' : `&cursor=${encodeURIComponent(after)}`
  const page = (await rest(`/api/v1/invitations?limit=100${cursor}`, { signal })) as {
    readonly items: readonly Invitation[]
    readonly nextCursor: string | null
  }
  return { nodes: page.items, pageInfo: { endCursor: page.nextCursor, hasNextPage: page.nextCursor !== null } }
}

export interface NewInvitation {
  readonly email?: string
  readonly name?: string
  readonly roles: Invitation['roles']
  readonly expiresInDays: number
}

/** `POST /api/v1/invitations`: the link is in this answer alone. @throws ApiProblem */
export const createInvitation = async (input: NewInvitation) =>
  (await rest('/api/v1/invitations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })) as { readonly link: string; readonly expiresAt: string }

export const revokeInvitation = (id: string): Promise<unknown> =>
  rest(`/api/v1/invitations/${id}`, { method: 'DELETE' })
