import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a type brings its form, its guide and a sample', async () => {
  const { status, body } = await world.call('GET', '/connector-types/http_webhook')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    type: 'http_webhook',
    title: expect.any(String),
    stability: 'stable',
    mode: 'push',
    configSchema: { type: 'object' },
    secretsSchema: { type: 'object' },
    guide: expect.stringMatching(/^# /),
  })
  expect(body.sample).toBeTypeOf('object')
  const { items } = (await world.call('GET', '/connector-types')).body
  expect(items.map(({ type }: { type: string }) => type)).toContain('http_webhook')
  const sample = await world.call('POST', '/connector-types/http_webhook/sample')
  expect(sample).toMatchObject({ status: 200, body: { payload: expect.any(Object) } })
})

test('a sender’s payloads and templates are its own', async () => {
  const sample = { body: { config: { preset: 'github' } } }
  const { status, body } = await world.call('POST', '/connector-types/http_webhook/sample', sample)
  expect(status).toBe(200)
  expect(body.payload).toMatchObject({ alert: { html_url: expect.any(String) }, repository: expect.any(Object) })
  const own = await world.call('POST', '/connector-types/http_webhook/sample', { body: { config: { preset: 7 } } })
  expect(own.body.payload).toHaveProperty('title')
  expect((await world.call('POST', '/connector-types/http_webhook/sample', { body: { preset: 'x' } })).status).toBe(400)
  const { templates } = (await world.call('GET', '/connector-types/http_webhook')).body
  const github = templates.find(({ preset }: { preset: string }) => preset === 'github')
  expect(github).toMatchObject({
    name: 'github_security_alerts',
    config: { preset: 'github' },
    mapping: { outputs: expect.any(Array) },
  })
  expect(github).not.toHaveProperty('fresh')
  expect(github.samples.length).toBeGreaterThan(1)
})

test('refuses in order', async () => {
  expect((await world.call('GET', '/connector-types', { as: null })).status).toBe(401)
  expect((await world.call('GET', '/connector-types/fax')).status).toBe(404)
  expect((await world.call('POST', '/connector-types/fax/sample')).status).toBe(404)
  expect((await world.call('GET', '/connector-types?colour=red')).status).toBe(400)
})
