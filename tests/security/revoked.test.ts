import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type MadeFeed, makeFeed } from '../support/feed.ts'
import { makePerson, type Person } from '../support/people.ts'
import { until } from '../support/server.ts'
import { eventOf, openTarget, type Target } from './support/target.ts'

const DENIED_MS = 1000

let target: Target
let feed: MadeFeed
let scope: { kind: 'organization'; id: string }
beforeAll(async () => {
  target = await openTarget()
  feed = await makeFeed(target.api)
  await feed.post(eventOf('warm'))
  const [row] = await target.shared.query<{ tenant: string }>(
    'select tenant_id as tenant from datasource where id = $1',
    [feed.id],
  )
  scope = { kind: 'organization', id: row!.tenant }
})
afterAll(() => target.shared.close())

const revoke = async (person: Person, role: string): Promise<number> => {
  const answer = await target.api('DELETE', '/role-bindings', { subjectId: person.id, role, scope })
  expect([200, 204]).toContain(answer.status)
  return Date.now()
}

const signIn = async (person: Person): Promise<string> => {
  const response = await fetch(`${target.server.gateway}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: target.server.gateway },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  expect(response.ok).toBe(true)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test('row 59: a role taken away in the middle of a session, and of a token’s life, is denied within a second', async () => {
  const person = await makePerson(target.server.gateway, target.api, 'leaving', 'viewer', scope)
  const cookie = await signIn(person)
  const path = `/datasources/${feed.id}`
  const bySession = async (): Promise<number> =>
    (await fetch(`${target.server.gateway}/api/v1${path}`, { headers: { cookie } })).status
  const byToken = async (): Promise<number> => (await person.api('GET', path)).status
  expect([await bySession(), await byToken()]).toEqual([200, 200])
  const revoked = await revoke(person, 'viewer')
  const statuses = await until(
    async () => [await bySession(), await byToken()],
    (both) => both.every((status) => [401, 403, 404].includes(status)),
  )
  expect(Date.now() - revoked).toBeLessThan(DENIED_MS)
  expect(statuses).not.toContain(200)
})

test('row 59: an open stream of the log ends within a second', async () => {
  const person = await makePerson(target.server.gateway, target.api, 'watching', 'viewer', scope)
  const made = await target.api<{ token: string }>('POST', '/api-tokens', { name: 'stream', userId: person.id })
  const { token } = expectStatus(made, 201)
  const response = await fetch(`${target.server.gateway}/api/v1/datasources/${feed.id}/logs?follow=true`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(200)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toContain(': open')
  const revoked = await revoke(person, 'viewer')
  let text = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += piece.value
  expect(Date.now() - revoked).toBeLessThan(DENIED_MS)
  expect(text).toContain('event: problem')
  const again = await person.api('GET', `/datasources/${feed.id}/logs`)
  expect([403, 404]).toContain(again.status)
})
