import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../gateway/http/routes/datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const CONFIG = { auth: { kind: 'bearer' } }

async function draftWith(secrets: Record<string, string>, config: unknown = CONFIG): Promise<string> {
  const { body } = await world.call('POST', '/datasources', {
    body: { name: `checked ${Math.random()}`, type: 'http_webhook' },
  })
  const saved = await world.call('PUT', `/datasources/${body.id}/draft`, {
    body: { config, secrets, mapping: { outputs: [] } },
    headers: { 'if-match': `"${body.draft.etag}"` },
  })
  expect(saved.status).toBe(200)
  return body.id
}

describe('POST /datasources/{id}/check', () => {
  it('names the step that fails, and what to do', async () => {
    const id = await draftWith({})
    const { status, body } = await world.call('POST', `/datasources/${id}/check`, { body: { against: 'draft' } })
    expect(status).toBe(200)
    expect(body.ok).toBe(false)
    const failed = body.steps.find((step: { ok: boolean }) => !step.ok)
    expect(failed.action).toEqual(expect.any(String))
  })

  it('says which secret cannot be opened', async () => {
    const id = await draftWith({ token: await world.secret() })
    const { body } = await world.call('POST', `/datasources/${id}/check`, { body: {} })
    expect(body).toMatchObject({
      ok: false,
      steps: [{ name: 'secret', ok: false, detail: expect.stringContaining('token') }],
    })
  })

  it('is refused in order: 401, 404, 403, 400, and for what was never published', async () => {
    const id = await draftWith({})
    expect((await world.call('POST', `/datasources/${id}/check`, { body: {}, as: null })).status).toBe(401)
    const { token: stranger } = await world.token('admin', world.other)
    expect((await world.call('POST', `/datasources/${id}/check`, { body: {}, as: stranger })).status).toBe(404)
    const { token: viewer } = await world.token('viewer')
    expect((await world.call('POST', `/datasources/${id}/check`, { body: {}, as: viewer })).status).toBe(403)
    expect((await world.call('POST', `/datasources/${id}/check`, { body: { against: 'x' } })).status).toBe(400)
    expect((await world.call('POST', `/datasources/${id}/check`, { body: { against: 'published' } })).body.code).toBe(
      'not_published',
    )
  })
})
