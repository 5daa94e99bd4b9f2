/** What a feed's runs do for the people who watch and steer them, on a real server with a real source. */
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type Hours, hoursServer } from './support/hours.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

const CONNECTOR = fileURLToPath(new URL('fixtures/hours', import.meta.url))
const START = '2026-03-01T00:00:00.000Z'
const MAPPING = {
  ...FIRST_MAPPING,
  outputs: [
    FIRST_MAPPING.outputs[0],
    { name: 'host', kind: 'entity', type: 'host', key: { path: '$.host.name' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

let shared: SharedDatabase
let server: Server
let api: Api
let hours: Hours
let made = 0

const start = async (): Promise<void> => {
  server = await shared.start({ env: { HALCYON_CONNECTORS: CONNECTOR, HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })
  api = apiClient(server.gateway)
}
beforeAll(async () => {
  shared = await openSharedDatabase()
  await start()
})
afterAll(() => shared?.close())
beforeEach(async () => {
  hours = await hoursServer('2026-03-01T03:00:00.000Z')
})
afterEach(() => hours.close())

interface Run {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly lane: string | null
  readonly attempt: number
  readonly progress: {
    done: number
    total?: number
    pages: number
    bytes: number
    rate: number
    part?: number
    eta?: number
  }
  readonly result: { mapped: number; filtered: number; rejected: number; left: number; codes: object } | null
  readonly undoneAt: string | null
}

/** A feed that has read its three hours, and is asked for no more by itself. */
async function readFeed(mapping: unknown = MAPPING): Promise<string> {
  const { id } = await makeDatasource(api, `hours ${++made}`, 'hours')
  const config = { url: hours.url, start: START, schedule: { kind: 'interval', every: 'P1D' } }
  await putDraft(api, id, { config, secrets: {}, mapping })
  await publish(api, id, 'first')
  await until(
    () => runsOf(id),
    ([run]) => run?.state === 'succeeded',
  )
  return id
}
const runsOf = async (id: string, query = ''): Promise<Run[]> =>
  (await api<{ items: Run[] }>('GET', `/datasources/${id}/runs${query}`)).body.items
const runOf = async (id: string): Promise<Run> => (await api<Run>('GET', `/runs/${id}`)).body
const ended = (id: string): Promise<Run> =>
  until(
    () => runOf(id),
    ({ state }) => state !== 'queued' && state !== 'running',
    60_000,
  )
const startBackfill = async (id: string, body: object): Promise<string> => {
  const { status, body: started } = await api<{ runId: string }>('POST', `/datasources/${id}/backfills`, body)
  expect([status, started]).toMatchObject([202, { runId: expect.any(String) }])
  return started.runId
}
const count = async (sql: string, id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>(`select count(*) as n from ${sql}`, [id]))[0]?.n)
const alerts = (id: string): Promise<number> => count('alert where datasource_id = $1', id)
const coverage = async (id: string) =>
  (
    await api<{ seconds: number; covered: number; gaps: object[]; overlaps: object[] }>(
      'GET',
      `/datasources/${id}/windows/coverage?from=2026-02-01T00:00:00Z&to=2026-04-01T00:00:00Z`,
    )
  ).body

test('what of its time a source was asked for: windows, gaps, overlaps', async () => {
  const id = await readFeed()
  const [live] = await runsOf(id)
  expect(live).toMatchObject({ kind: 'pull', lane: 'live', attempt: 1, progress: { done: 180, pages: 6 } })
  expect(live?.progress.bytes).toBeGreaterThan(180 * 50)
  const { body } = await api<{ items: object[] }>('GET', `/datasources/${id}/windows?limit=2`)
  expect(body).toMatchObject({
    items: [
      { lane: 'live', from: '2026-03-01T02:00:00.000Z', to: '2026-03-01T03:00:00.000Z', state: 'committed', items: 60 },
      { from: '2026-03-01T01:00:00.000Z' },
    ],
    nextCursor: expect.any(String),
  })
  expect(await coverage(id)).toMatchObject({ seconds: 10_800, covered: 10_800, gaps: [], overlaps: [] })

  // The last half of an hour two hours earlier, and an hour that was read already.
  const span = { from: '2026-02-28T21:30:00.000Z', to: '2026-02-28T22:00:00.000Z' }
  const run = await ended(await startBackfill(id, span))
  expect(run).toMatchObject({ kind: 'backfill', lane: 'backfill', state: 'succeeded', progress: { done: 30, part: 1 } })
  await ended(await startBackfill(id, { from: '2026-03-01T01:00:00.000Z', to: '2026-03-01T02:00:00.000Z' }))
  expect(await coverage(id)).toMatchObject({
    covered: 10_800 + 1800,
    gaps: [{ from: '2026-02-28T22:00:00.000Z', to: START, planned: false }],
    overlaps: [{ from: '2026-03-01T01:00:00.000Z', to: '2026-03-01T02:00:00.000Z' }],
  })
  // What was known stays once.
  expect(await alerts(id)).toBe(210)
  expect((await runsOf(id, '?lane=backfill')).length).toBe(2)
  expect((await runsOf(id, `?from=${encodeURIComponent('2030-01-01T00:00:00Z')}`)).length).toBe(0)
})

test('where a source stands is set by one who saw where it stood, restored, and not while a run moves it', async () => {
  const id = await readFeed()
  const put = (body: object) =>
    api<{ history: { reason: string | null; seq: number }[] }>('PUT', `/datasources/${id}/checkpoint`, body)
  const { body } = await api<{ current: { seq: number }[]; history: object[] }>('GET', `/datasources/${id}/checkpoint`)
  expect(body.current).toMatchObject([{ lane: 'live', partition: '', value: { until: hours.now }, moving: false }])
  expect(body.history).toMatchObject([{ changedBy: null, runId: (await runsOf(id))[0]?.id }])
  const seq = body.current[0]?.seq ?? 0
  expect(await put({ value: { until: START }, seq: seq - 1 })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
  const set = await put({ value: null, seq, reason: 'read it all again' })
  expect(set.body.history[0]).toMatchObject({
    seq: seq + 1,
    reason: 'read it all again',
    changedBy: expect.any(String),
    value: null,
  })
  expect(await put({ restore: 4711 })).toMatchObject({ status: 422 })
  expect(await put({ restore: seq, value: null })).toMatchObject({ status: 400 })
  expect((await put({ restore: seq })).body.history[0]).toMatchObject({ seq: seq + 2, value: { until: hours.now } })
  const pages = await api<{ items: object[] }>('GET', `/datasources/${id}/checkpoint/history?lane=live&limit=2`)
  expect(pages.body.items.length).toBe(2)

  hours.now = '2026-03-02T00:00:00.000Z'
  hours.delayMs = 300
  expect((await api('POST', `/datasources/${id}/runs`)).status).toBe(202)
  await until(
    () => runsOf(id),
    ([run]) => run?.state === 'running',
  )
  expect(await put({ value: null })).toMatchObject({ status: 409, body: { code: 'already_running' } })
})

test('captured events are mapped again with a chosen version: tried first, then for good', async () => {
  hours.severity = 'high'
  const id = await readFeed()
  const strict = {
    ...MAPPING,
    outputs: [{ ...MAPPING.outputs[0], fields: { title: { path: '$.title' }, severity: { const: 'critical' } } }],
  }
  const mapping = { ...strict, filter: { jmespath: "host.name != 'h2'" } }
  const config = { url: hours.url, start: START, schedule: { kind: 'interval', every: 'P1D' } }
  await putDraft(api, id, { config, secrets: {}, mapping })
  await publish(api, id, 'second')
  const span = { source: 'captured', from: '2020-01-01T00:00:00Z', to: new Date(Date.now() + 60_000).toISOString() }
  const plan = await api('GET', `/datasources/${id}/backfills/plan?source=captured&from=${span.from}&to=${span.to}`)
  expect(plan.body).toMatchObject({ version: 2, events: 180, basis: 'counted', notKept: 0 })

  const tried = await ended(await startBackfill(id, { ...span, dryRun: true }))
  expect(tried).toMatchObject({ state: 'succeeded', result: { mapped: 120, filtered: 60, rejected: 0, left: 0 } })
  expect(await alerts(id)).toBe(180)

  const asked = hours.asked.length
  const run = await ended(await startBackfill(id, span))
  expect(run).toMatchObject({ lane: 'captured', state: 'succeeded', progress: { done: 180, total: 180, part: 1 } })
  expect(run.result).toMatchObject({ mapped: 120, filtered: 60 })
  expect(hours.asked.length).toBe(asked)
  const severities = await shared.query(
    'select severity, count(*)::int as n from alert where datasource_id = $1 group by 1',
    [id],
  )
  expect(severities).toEqual([{ severity: 'critical', n: 120 }])
  expect(await count('contribution where datasource_id = $1', id)).toBe(0)

  // Taken back, each event says what the version before says of it.
  const before = (await api('GET', `/runs/${run.id}/undo`)).body
  expect(before).toMatchObject({ obstacle: null, events: 180, remapped: [{ version: 1, events: 180 }] })
  const undo = await api<{ runId: string }>('POST', `/runs/${run.id}/undo`, { reason: 'too strict' })
  expect(await ended(undo.body.runId)).toMatchObject({ state: 'succeeded', result: { mapped: 180, filtered: 0 } })
  expect(await runOf(run.id)).toMatchObject({ undoneAt: expect.any(String) })
  expect(await count("alert where datasource_id = $1 and severity = 'high'", id)).toBe(180)
  expect((await api('GET', `/runs/${tried.id}/undo`)).body).toMatchObject({ obstacle: expect.any(String) })

  // What a version wrote is taken back, too, once it writes no more.
  const version = (n: number) => `/datasources/${id}/versions/${n}/undo`
  expect(await api('POST', version(2))).toMatchObject({ status: 409 })
  expect((await api('GET', version(1))).body).toMatchObject({
    version: 1,
    obstacle: null,
    events: 180,
    alertsRemoved: 180,
  })
  const retract = await api<{ runId: string }>('POST', version(1), { reason: 'wrong severity' })
  expect(retract.status).toBe(202)
  expect(await ended(retract.body.runId)).toMatchObject({ state: 'succeeded', progress: { done: 180, total: 180 } })
  expect([await alerts(id), await count('contribution where datasource_id = $1', id)]).toEqual([0, 0])
  expect(await api('POST', version(1))).toMatchObject({ status: 422 })
  const audited = await shared.query(
    `select reason, after ->> 'version' as version, after ->> 'alertsRemoved' as alerts from audit
      where resource_id = $1 and action = 'version.undo'`,
    [id],
  )
  expect(audited).toEqual([{ reason: 'wrong severity', version: '1', alerts: '180' }])

  // And what was captured makes it anew, by the version that is chosen.
  const back = await ended(await startBackfill(id, { ...span, version: 1 }))
  expect(back.result).toMatchObject({ mapped: 180, filtered: 0 })
  expect(await count("alert where datasource_id = $1 and severity = 'high'", id)).toBe(180)
  expect(await count('contribution where datasource_id = $1', id)).toBe(3)
  const outcomes = await shared.query(
    'select outcome, version, count(*)::int as n from ledger where datasource_id = $1 group by 1, 2',
    [id],
  )
  expect(outcomes).toEqual([{ outcome: 'mapped', version: 1, n: 180 }])
})

test('a run is undone: shown before, and nothing of it left after', async () => {
  const id = await readFeed()
  const span = { from: '2026-02-28T10:00:00.000Z', to: '2026-02-28T11:00:00.000Z' }
  const runId = (await ended(await startBackfill(id, span))).id
  expect(await alerts(id)).toBe(240)
  const plan = await api('GET', `/runs/${runId}/undo`)
  expect(plan.body).toMatchObject({
    events: 60,
    alertsRemoved: 60,
    alertsRestored: 0,
    alertsKept: 0,
    relationships: 60,
    entities: 1,
  })
  const undo = await api<{ runId: string }>('POST', `/runs/${runId}/undo`, { reason: 'wrong tenant' })
  expect(undo.status).toBe(202)
  expect(await ended(undo.body.runId)).toMatchObject({
    kind: 'undo',
    state: 'succeeded',
    progress: { done: 60, total: 60 },
  })
  expect(await runOf(runId)).toMatchObject({ undoneAt: expect.any(String) })
  expect(await alerts(id)).toBe(180)
  expect(await count('contribution where datasource_id = $1', id)).toBe(3)
  expect(await api('POST', `/runs/${runId}/undo`)).toMatchObject({ status: 409 })
  const [audit] = await shared.query<{ reason: string; after: object }>(
    `select reason, after from audit where resource_id = $1 and action = 'run.undo'`,
    [runId],
  )
  expect(audit).toMatchObject({ reason: 'wrong tenant', after: { events: 60, alertsRemoved: 60 } })
  // Asked again, it comes again.
  await ended(await startBackfill(id, span))
  expect(await alerts(id)).toBe(240)
})

test('dead letters are tried before they are replayed', async () => {
  const broken = {
    ...MAPPING,
    outputs: [
      {
        ...MAPPING.outputs[0],
        fields: { title: { path: '$.nowhere', required: true }, severity: { path: '$.severity' } },
      },
    ],
  }
  const id = await readFeed(broken)
  const config = { url: hours.url, start: START, schedule: { kind: 'interval', every: 'P1D' } }
  await putDraft(api, id, { config, secrets: {}, mapping: MAPPING })
  await publish(api, id, 'mended')
  const replay = (body: object) => api<{ runId: string }>('POST', `/datasources/${id}/dead-letters/replay`, body)
  const still = await ended((await replay({ version: 1, dryRun: true })).body.runId)
  expect(still.result).toMatchObject({ mapped: 0, rejected: 180, codes: { required_missing: 180 } })
  const tried = await ended((await replay({ dryRun: true })).body.runId)
  expect(tried).toMatchObject({ state: 'succeeded', result: { mapped: 180, rejected: 0 } })
  expect([await alerts(id), await count("dead_letter where datasource_id = $1 and state = 'open'", id)]).toEqual([
    0, 180,
  ])
  await ended((await replay({})).body.runId)
  expect([await alerts(id), await count("dead_letter where datasource_id = $1 and state = 'open'", id)]).toEqual([
    180, 0,
  ])
})

test('a backfill says what it will do, is slowed, paused, resumed, and goes on after a restart', async () => {
  const id = await readFeed()
  const span = { from: '2026-02-27T00:00:00.000Z', to: '2026-02-27T12:00:00.000Z' }
  const plan = await api('GET', `/datasources/${id}/backfills/plan?from=${span.from}&to=${span.to}&eventsPerSecond=60`)
  expect(plan.body).toMatchObject({
    source: 'source',
    version: 1,
    windows: 12,
    events: 720,
    requests: 24,
    basis: 'windows',
    eventsPerSecond: 60,
    seconds: 12,
    firstWindows: expect.arrayContaining([{ from: span.from, to: '2026-02-27T01:00:00.000Z' }]),
  })
  const runId = await startBackfill(id, { ...span, eventsPerSecond: 60 })
  await until(
    () => runOf(runId),
    ({ progress }) => progress.done > 100,
    30_000,
  )
  expect(await api('POST', `/runs/${runId}/pause`)).toMatchObject({ status: 200, body: { state: 'paused' } })
  const paused = await runOf(runId)
  expect(paused.progress.part).toBeGreaterThan(0)
  expect(await api('POST', `/datasources/${id}/backfills`, span)).toMatchObject({
    status: 409,
    body: { code: 'already_running' },
  })
  const asked = hours.asked.length
  await server.kill()
  await start()
  expect((await runOf(runId)).state).toBe('paused')
  expect(hours.asked.length).toBe(asked)
  const gaps = (await coverage(id)).gaps
  expect(gaps[0]).toMatchObject({ planned: true })

  await api('POST', `/runs/${runId}/throttle`, { eventsPerSecond: null })
  await api('POST', `/runs/${runId}/resume`)
  const over = await ended(runId)
  expect(over).toMatchObject({ state: 'succeeded', progress: { done: 720, part: 1 } })
  expect(over.attempt).toBeGreaterThan(1)
  expect(await alerts(id)).toBe(180 + 720)
  expect((await coverage(id)).gaps).toEqual([{ from: span.to, to: START, planned: false }])
  const actions = await shared.query<{ action: string }>(
    `select action from audit where resource_id in ($1, $2) and action like 'run.%' order by seq`,
    [runId, id],
  )
  expect(actions.map(({ action }) => action)).toEqual(['run.backfill', 'run.pause', 'run.throttle', 'run.resume'])
}, 180_000)

test('a script goes along where a source is asked, and when what was captured is mapped again', async () => {
  const scripted = (source: string) => ({ ...MAPPING, script: { language: 'javascript', source, at: 'before' } })
  const id = await readFeed(
    scripted(`if (item.host.name === 'h2') return null
if (item.host.name === 'h1') throw new Error('not this one')
return { ...item, title: 'made' }`),
  )
  const titles = () =>
    shared.query('select title, count(*)::int as n from alert where datasource_id = $1 group by 1', [id])
  expect(await titles()).toEqual([{ title: 'made', n: 60 }])
  expect(
    await count(`dead_letter where datasource_id = $1 and errors::text like '%line 2: Error: not this one%'`, id),
  ).toBe(60)

  const config = { url: hours.url, start: START, schedule: { kind: 'interval', every: 'P1D' } }
  await putDraft(api, id, { config, secrets: {}, mapping: scripted(`return { ...item, title: 'again' }`) })
  await publish(api, id, 'second')
  const span = { source: 'captured', from: '2020-01-01T00:00:00Z', to: new Date(Date.now() + 60_000).toISOString() }
  const run = await ended(await startBackfill(id, span))
  expect(run).toMatchObject({ state: 'succeeded', result: { mapped: 180, filtered: 0, rejected: 0, left: 0 } })
  expect(await titles()).toEqual([{ title: 'again', n: 180 }])
})
