/** What is done to a feed over the years: rolled back, copied, archived, mended, given a new key. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, FIRST_MAPPING, makeFeed, postSigned, publish, putDraft, putMapping } from '../support/feed.ts'
import { alertsOf, countsOf, eventsOf, ledgerCounts, outcomesOf, readAll } from '../support/records.ts'
import { type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import type {
  AuditItem,
  DatasourceView,
  DeadLetterView,
  DraftView,
  PublishedView,
  RunView,
  SecretView,
} from '../support/views.ts'

const payload = (id: string) => ({ id, title: `Finding ${id}`, severity: 'medium', host: 'ws-1.corp.example.com' })
const [ALERT, ...OTHERS] = FIRST_MAPPING.outputs
/** The first mapping, with another title. */
const titled = (title: unknown) => ({
  ...FIRST_MAPPING,
  outputs: [{ ...ALERT, fields: { ...ALERT?.fields, title } }, ...OTHERS],
})

let server: Server
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

const read = async (id: string): Promise<DatasourceView> =>
  expectStatus(await api<DatasourceView>('GET', `/datasources/${id}`), 200)
const titlesOf = async (id: string): Promise<readonly string[]> => (await alertsOf(api, id)).map(({ title }) => title)

test('rollback brings the old content back as a new version, in force at its answer', async () => {
  const feed = await makeFeed(api)
  await putMapping(api, feed.id, titled({ template: 'New: {{$.title}}' }))
  await publish(api, feed.id, 'another title')
  await feed.post(payload('b'))
  const back = await api<PublishedView>('POST', `/datasources/${feed.id}/rollback`, {
    version: 1,
    comment: 'as before',
  })
  expect(expectStatus(back, 200)).toMatchObject({ state: 'published', version: 3 })
  await feed.post(payload('c'))
  expect((await titlesOf(feed.id)).toSorted()).toEqual(['Finding c', 'New: Finding b'])
  expect((await eventsOf(api, feed.id)).map(({ version }) => version)).toEqual([3, 2])

  const diff = async (a: unknown, b: unknown) =>
    expectStatus(
      await api<{ changes: { path: string }[] }>('GET', `/datasources/${feed.id}/versions/${a}/diff/${b}`),
      200,
    )
  expect((await diff(1, 3)).changes).toEqual([])
  expect((await diff(2, 'draft')).changes).not.toEqual([])
  expect((await diff(3, 'draft')).changes).toEqual([])
  const never = await api('POST', `/datasources/${feed.id}/rollback`, { version: 9, comment: '' })
  expect(never).toMatchObject({ status: 422, body: { errors: [{ path: 'version' }] } })
})

test('a clone has the draft and a key of its own to publish, and none of the history', async () => {
  const feed = await makeFeed(api, { name: 'Original' })
  await feed.post(payload('one'))
  const made = await api<DatasourceView>('POST', `/datasources/${feed.id}/clone`, {})
  const clone = expectStatus(made, 201)
  expect(clone).toMatchObject({ name: 'Original (copy)', publishedVersion: null, type: 'http_webhook' })
  expect(clone.id).not.toBe(feed.id)
  expect((await postSigned(clone.ingestUrl, feed.secret, payload('two'))).status).toBe(409)
  await publish(api, clone.id, 'first of the copy')
  expect((await postSigned(clone.ingestUrl, feed.secret, payload('two'))).status).toBe(202)
  expect(await titlesOf(clone.id)).toEqual(['Finding two'])
  expect(await titlesOf(feed.id)).toEqual(['Finding one'])
})

test('archived, a feed is gone for its senders; restored, it is as it was', async () => {
  const feed = await makeFeed(api, { name: 'Archived once' })
  await feed.post(payload('before'))
  const { etag } = await read(feed.id)
  expectStatus(await api('DELETE', `/datasources/${feed.id}`, undefined, { 'if-match': `"${etag}"` }), 200)
  expect(await feed.post(payload('meanwhile'))).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await read(feed.id)).toMatchObject({ status: 'archived', publishedVersion: 1 })
  expect(await titlesOf(feed.id)).toEqual(['Finding before'])
  expect((await api('POST', `/datasources/${feed.id}/enable`, {})).status).toBe(409)

  const restored = await api('POST', `/datasources/${feed.id}/restore`, {})
  expect(restored).toMatchObject({ status: 200, body: { status: 'active', desiredState: 'enabled' } })
  expect((await feed.post(payload('meanwhile'))).status).toBe(202)
  expect(await ledgerCounts(api, feed.id)).toMatchObject({ received: 2, mapped: 2 })
})

test('dead letters are replayed once the mapping is mended, and the sums still hold', async () => {
  const feed = await makeFeed(api)
  const unnamed = { id: 'u-1', severity: 'high', headline: 'Sent with another field' }
  expect((await feed.post([unnamed, payload('fine'), { id: 'u-2', severity: 'high' }])).body).toMatchObject({
    accepted: 1,
    rejected: 2,
  })
  const letters = () => readAll<DeadLetterView>(api, `/datasources/${feed.id}/dead-letters`)
  const before = await letters()
  expect(before.map(({ state, rawKind, version }) => [state, rawKind, version])).toEqual([
    ['open', 'payload', 1],
    ['open', 'payload', 1],
  ])
  expect(before[0]?.errors[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) })

  await putMapping(api, feed.id, titled({ first: [{ path: '$.title' }, { path: '$.headline' }] }))
  await publish(api, feed.id, 'title or headline')
  const asked = await api<{ runId: string }>('POST', `/datasources/${feed.id}/dead-letters/replay`, {})
  const { runId } = expectStatus(asked, 202)
  const run = await until(
    async () => expectStatus(await api<RunView>('GET', `/runs/${runId}`), 200),
    ({ state }) => state !== 'queued' && state !== 'running',
  )
  expect(run).toMatchObject({ kind: 'replay', state: 'succeeded', progress: { done: 2, total: 2 } })

  const alerts = await alertsOf(api, feed.id)
  expect(alerts.map(({ title }) => title).toSorted()).toEqual(['Finding fine', 'Sent with another field'])
  expect(alerts.find(({ sourceEventId }) => sourceEventId === 'u-1')?.mapping.version).toBe(2)
  expect((await letters()).map(({ state }) => state).toSorted()).toEqual(['open', 'replayed'])
  const ledger = await ledgerCounts(api, feed.id)
  expect(ledger).toEqual({ received: 3, mapped: 2, filtered: 0, duplicate: 0, rejected: 1 })
  const counts = await until(
    () => countsOf(api, feed.id),
    ({ mapped }) => mapped === 2,
  )
  expect(counts).toEqual(ledger)
  expect(outcomesOf(counts)).toBe(counts.received)
  const [item] = await readAll<AuditItem>(api, `/audit?resource=${feed.id}&action=dead_letters.replay`)
  expect(item).toMatchObject({ after: { runId, total: 2 } })
})

test('after a rotation the old and the new key both verify, and each use is recorded', async () => {
  const feed = await makeFeed(api)
  const rotated = await api<SecretView>('POST', `/secrets/${feed.secretId}/versions`, { value: 'the new key' })
  expect(expectStatus(rotated, 201).versions).toMatchObject([
    { n: 2, state: 'current', lastUsedAt: null },
    { n: 1, state: 'previous' },
  ])
  expect(JSON.stringify(rotated.body)).not.toContain('the new key')
  await until(
    () => postSigned(feed.ingestUrl, 'the new key', payload(`b-${Date.now()}`)),
    ({ status }) => status === 202,
  )
  expect(await feed.post(payload('c'))).toMatchObject({ status: 202, body: { accepted: 1 } })
  const used = await until(
    async () => expectStatus(await api<SecretView>('GET', `/secrets/${feed.secretId}`), 200).versions,
    (versions) => versions.every(({ lastUsedAt }) => lastUsedAt !== null),
  )
  for (const { createdAt, lastUsedAt } of used)
    expect(Date.parse(lastUsedAt ?? '')).toBeGreaterThan(Date.parse(createdAt))

  expectStatus(await api('POST', `/secrets/${feed.secretId}/versions/1/revoke`, {}), 200)
  await until(
    () => feed.post(payload(`d-${Date.now()}`)),
    ({ status }) => status === 401,
  )
  expect((await postSigned(feed.ingestUrl, 'the new key', payload('e'))).status).toBe(202)
})

test('a version that was never valid is not published, and the old one goes on', async () => {
  const feed = await makeFeed(api)
  const { config, secrets } = expectStatus(await api<DraftView>('GET', `/datasources/${feed.id}/draft`), 200)
  const saved = await putDraft(api, feed.id, { config, secrets, mapping: { outputs: [{ kind: 'alert', fields: {} }] } })
  expect(saved.validation.ok).toBe(false)
  const refused = await api('POST', `/datasources/${feed.id}/publish`, { comment: 'no', etag: saved.etag })
  expect(refused).toMatchObject({ status: 422, body: { code: 'draft_invalid', errors: saved.validation.errors } })
  expect(await read(feed.id)).toMatchObject({ publishedVersion: 1 })
  expect((await feed.post(payload('goes on'))).status).toBe(202)
  const headers = { 'if-match': `"${saved.etag}"` }
  const discarded = await api<DraftView>('DELETE', `/datasources/${feed.id}/draft`, undefined, headers)
  expect(expectStatus(discarded, 200)).toMatchObject({ mapping: FIRST_MAPPING, validation: { ok: true } })
})
