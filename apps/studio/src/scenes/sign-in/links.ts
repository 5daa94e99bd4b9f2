import { ApiProblem, chooseOrganization, rest } from '../../api/index.ts'

/** What a link is for; `organization…` null: a new password. */
export interface Offer {
  readonly email: string | null
  readonly name: string | null
  readonly organization: string | null
  readonly organizationId: string | null
  readonly roles: readonly string[]
  readonly expiresAt: string
}

/** Calls `POST /api/v1/links/…`: the secret goes in the body. @throws ApiProblem */
export const callLink = (name: string, body: object, signal?: AbortSignal): Promise<unknown> =>
  rest(`/api/v1/links/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })

export const opensNothing = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'link_invalid'
export const hasAccount = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'already_exists'

/** Opens the Studio in the organization that was joined; null: the person's first. */
export function enterStudio(organizationId: string | null): void {
  chooseOrganization(organizationId)
  window.location.assign('/')
}
