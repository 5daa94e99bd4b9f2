import { expectStatus } from './feed.ts'
import { type Api, apiClient } from './server.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly api: Api
}

export interface Scope {
  readonly kind: 'organization' | 'project' | 'datasource'
  readonly id: string
}

/** A person with one role, who calls with a token of their own. */
export async function makePerson(
  gateway: string,
  admin: Api,
  name: string,
  role: string,
  scope: Scope,
): Promise<Person> {
  const email = `${name}@example.com`
  const password = `password-of-${name}-1`
  const { id } = expectStatus(await admin<{ id: string }>('POST', '/users', { email, name, password }), 201)
  expectStatus(await admin('PUT', '/role-bindings', { subjectId: id, role, scope }), 200)
  const made = await admin<{ token: string }>('POST', '/api-tokens', { name: `token of ${name}`, userId: id })
  return { id, name, email, password, api: apiClient(gateway, expectStatus(made, 201).token) }
}
