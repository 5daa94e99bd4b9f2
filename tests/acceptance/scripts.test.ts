/** A feed whose mapping has a script, as a person makes it over REST: checked, tried, published, fed with good and bad items. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, FIRST_MAPPING, type MadeFeed, makeFeed, publish, putMapping } from '../support/feed.ts'
import { alertsOf, eventsOf, readAll } from '../support/records.ts'
import { type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import type { DeadLetterView, DraftView, LogLine, TestRunView } from '../support/views.ts'

const SOURCE = `if (item.loop) for (;;) {}
if (item.kind === 'heartbeat') return null
console.log('finding', item.id, item.secret)
const { findings, ...rest } = item
if (findings === undefined) throw new Error('no findings in ' + item.id)
return findings.map((title) => ({ ...rest, title, severity: 'high' }))`
const scripted = (source: string) => ({ ...FIRST_MAPPING, script: { language: 'javascript', source, at: 'before' } })
const itemOf = (id: string, ...findings: string[]) => ({
  id,
  findings,
  created_at: '2026-11-20T09:14:03Z',
  host: 'ws-1',
})
const codeOf = ({ errors }: DeadLetterView) => errors[0]?.code

let server: Server
let api: Api
let feed: MadeFeed

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
  const runtime = { capture: { redact: ['$.secret'] } }
  feed = await makeFeed(api, { name: 'Feed with a script', mapping: scripted(SOURCE), runtime })
})
afterAll(() => endServer(server))

test('a script that does not compile is told where it stands, and keeps the draft from being published', async () => {
  const other = await makeFeed(api, { name: 'Feed to break' })
  await putMapping(api, other.id, scripted('const a = 1\nreturn { ...item, a: }'))
  const draft = expectStatus(await api<DraftView>('GET', `/datasources/${other.id}/draft`), 200)
  expect(draft.validation.errors).toEqual([
    expect.objectContaining({ path: 'mapping.script.source', message: expect.stringMatching(/^line 2: SyntaxError/) }),
  ])
  const refused = await api('POST', `/datasources/${other.id}/publish`, { etag: draft.etag })
  expect(refused).toMatchObject({ status: 422 })
  expect(await other.post({ id: 'still', title: 'as before' })).toMatchObject({ status: 202, body: { accepted: 1 } })
})

test('a test run shows what the script makes, says and fails with', async () => {
  const payloads = [itemOf('t-1', 'a', 'b'), { id: 't-2', kind: 'heartbeat' }, { id: 't-3' }, { id: 't-4', loop: true }]
  const run = await api<TestRunView>('POST', `/datasources/${feed.id}/test-run`, { against: 'draft', payloads })
  const { items } = expectStatus(run, 200)
  expect(items.map(({ outcome }) => outcome)).toEqual(['mapped', 'filtered', 'rejected', 'rejected'])
  expect(items[0]?.alerts.map(({ title, sourceEventId }) => [title, sourceEventId])).toEqual([
    ['a', 't-1'],
    ['b', 't-1#1'],
  ])
  expect(items[0]?.logs).toEqual(['finding t-1 undefined'])
  expect(items[2]?.errors[0]).toMatchObject({ path: 'script.source', code: 'script_failed' })
  expect(items[2]?.errors[0]?.message).toBe('line 5: Error: no findings in t-3')
  expect(items[3]?.errors[0]).toMatchObject({ code: 'script_timeout' })
})

test('a script is tried on items before it is in any draft, and only by whoever may test', async () => {
  const path = `/datasources/${feed.id}/script-run`
  const items = [{ n: 1 }, { n: 2 }]
  const source = 'console.log(item.n); if (item.n === 2) throw new Error("two"); return [item, item]'
  const answer = await api('POST', path, { language: 'javascript', source, items })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      error: null,
      results: [
        { items: [{ n: 1 }, { n: 1 }], error: null, logs: ['1'] },
        { items: [], error: { code: 'script_failed', message: 'line 1: Error: two' }, logs: ['2'] },
      ],
    },
  })
  expect(await api('POST', path, { language: 'javascript', source: 'return {', items })).toMatchObject({
    status: 200,
    body: { error: { path: 'script.source', message: expect.stringMatching(/^line \d+: SyntaxError/) }, results: [] },
  })
  expect(await api('POST', path, { language: 'cobol', source, items })).toMatchObject({ status: 400 })
  expect(
    await apiClient(server.gateway, 'none')('POST', path, { language: 'javascript', source, items }),
  ).toMatchObject({
    status: 401,
  })
})

test('items that loop, throw or are left out cost themselves alone; the bytes and the cause are kept', async () => {
  const items = [
    itemOf('e-1', 'one'),
    { id: 'e-2', loop: true },
    { id: 'e-3' },
    { id: 'e-4', kind: 'heartbeat' },
    { ...itemOf('e-5', 'two', 'three'), secret: 'do-not-keep' },
  ]
  expect(await feed.post(items)).toMatchObject({ status: 202, body: { accepted: 2, filtered: 1, rejected: 2 } })
  const events = await eventsOf(api, feed.id)
  expect(events.map(({ outcome }) => outcome).sort()).toEqual(['filtered', 'mapped', 'mapped', 'rejected', 'rejected'])
  const alerts = await alertsOf(api, feed.id)
  expect(alerts.map(({ title }) => title).sort()).toEqual(['one', 'three', 'two'])

  const letters = await readAll<DeadLetterView>(api, `/datasources/${feed.id}/dead-letters`)
  expect(letters.map(codeOf).sort()).toEqual(['script_failed', 'script_timeout'])
  const thrown = letters.find((letter) => codeOf(letter) === 'script_failed')
  expect(thrown?.errors[0]).toMatchObject({ path: 'script.source', message: 'line 5: Error: no findings in e-3' })

  const { lines } = await until(
    async () =>
      expectStatus(await api<{ items: LogLine[] }>('GET', `/datasources/${feed.id}/logs?component=script`), 200),
    ({ items: lines }) => lines.length >= 2,
  ).then(({ items: all }) => ({ lines: all.map(({ message }) => message).sort() }))
  expect(lines).toEqual(['finding e-1 undefined', 'finding e-3 undefined', 'finding e-5 [redacted]'])
})

test('many items that never end do not stop the feed: each is kept, and the next one is mapped', async () => {
  const hung = Array.from({ length: 105 }, (_, n) => ({ id: `hang-${n}`, loop: true }))
  expect(await feed.post([...hung, itemOf('after', 'fine')])).toMatchObject({
    status: 202,
    body: { accepted: 1, rejected: 105 },
  })
  expect(await feed.post(itemOf('later', 'fine too'))).toMatchObject({ status: 202, body: { accepted: 1 } })
})

test('once the script is mended, the dead letters are replayed through it', async () => {
  await putMapping(api, feed.id, scripted('return { ...item, title: item.id, severity: "low" }'))
  await publish(api, feed.id, 'Mended')
  const letters = await readAll<DeadLetterView>(api, `/datasources/${feed.id}/dead-letters`)
  const thrown = letters.filter((letter) => codeOf(letter) === 'script_failed')
  expectStatus(
    await api('POST', `/datasources/${feed.id}/dead-letters/replay`, { ids: thrown.map(({ id }) => id) }),
    202,
  )
  const alerts = await until(
    () => alertsOf(api, feed.id),
    (all) => all.some(({ title }) => title === 'e-3'),
  )
  expect(alerts.find(({ title }) => title === 'e-3')).toMatchObject({ severity: 'low' })
})

test('a script in Python: what does not compile is told with its line, what fails costs its item alone', async () => {
  const python = (source: string) => ({ ...FIRST_MAPPING, script: { language: 'python', source, at: 'before' } })
  await putMapping(api, feed.id, python('x = 1\nreturn {'))
  const draft = expectStatus(await api<DraftView>('GET', `/datasources/${feed.id}/draft`), 200)
  expect(draft.validation.errors).toEqual([
    expect.objectContaining({ path: 'mapping.script.source', message: expect.stringMatching(/^line 2: SyntaxError/) }),
  ])
  const source = [
    'while item.get("loop"):',
    '    pass',
    'if item.get("kind") == "heartbeat":',
    '    return None',
    'return [dict(item, title=title, severity="high") for title in item["findings"]]',
  ]
  await putMapping(api, feed.id, python(source.join('\n')))
  await publish(api, feed.id, 'In Python')
  const items = [
    itemOf('p-1', 'uno', 'due'),
    { id: 'p-2', loop: true },
    { id: 'p-3' },
    { id: 'p-4', kind: 'heartbeat' },
  ]
  expect(await feed.post([...items, itemOf('p-5', 'tre')])).toMatchObject({
    status: 202,
    body: { accepted: 2, filtered: 1, rejected: 2 },
  })
  const titles = (await alertsOf(api, feed.id)).map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['uno', 'due', 'tre']))
  const letters = await readAll<DeadLetterView>(api, `/datasources/${feed.id}/dead-letters`)
  const faults = letters.flatMap(({ errors }) => errors.map(({ message }) => message))
  expect(faults).toContain("line 5: KeyError: 'findings'")
}, 120_000)
