import { ALERT, decodeRows, type EncodedBatch, type JsonValue, parseJson } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { coolSandbox, Script } from '@halcyon/sandbox'
import { afterAll, afterEach, expect, test } from 'vitest'
import { FILTERED, MAPPED, REJECTED } from './processed.ts'
import { pullPipeline } from './pull.ts'
import { remapper } from './remap.ts'
import { replayLetters } from './replay.ts'
import { type RunScript, runScript } from './script.ts'
import { digests, FEED, itemsIn, itemsOf, letters, MAPPING, pipeline, request } from './testing/push.ts'

const opened: Script[] = []
afterEach(() => {
  for (const script of opened.splice(0)) script.close()
})
afterAll(coolSandbox)

async function scripted(source: string) {
  const script = await Script.open({ language: 'javascript', source })
  if (!(script instanceof Script)) throw new Error(script.message)
  opened.push(script)
  return script
}
const runOf = async (source: string): Promise<RunScript> => {
  const script = await scripted(source)
  return (items) => script.run(items)
}
const DOCUMENT = { ...MAPPING, script: { language: 'javascript', source: 'return item', at: 'before' } }
const alertsIn = ({ alerts }: EncodedBatch) => decodeRows(ALERT, alerts)
const mappingOf = (document: object) => {
  const compiled = compile(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return compiled.mapping
}

test('an item goes through the script after the split and before the mapping: changed, several, none', async () => {
  const run = await runOf(`
    if (item.skip) return null
    if (item.titles) return item.titles.map((title) => ({ ...item, title }))
    return { ...item, title: item.name.toUpperCase() }`)
  const processed = await pipeline({ document: DOCUMENT, script: { run, log() {} } }).process(1, [
    request([
      { id: 1, name: 'a' },
      { id: 2, titles: ['b', 'c'] },
    ]),
    request({ id: 3, skip: true }),
  ])
  expect([...processed.outcomes]).toEqual([MAPPED, MAPPED, FILTERED])
  expect(processed.results).toMatchObject([
    { first: 0, count: 2 },
    { first: 2, count: 1 },
  ])
  expect(alertsIn(processed.batch).map(({ title, source_event_id: id }) => [title, id])).toEqual([
    ['A', '1'],
    ['b', '2'],
    ['c', '2#1'],
  ])
})

test('a delivery is named by what was received, whatever the script makes of it', async () => {
  const run = await runOf('return [{ ...item, title: "x" }, { title: "y" }]')
  const [plain, changed] = [
    pipeline(),
    pipeline({ document: { ...DOCUMENT, recordId: undefined }, script: { run, log() {} } }),
  ]
  const body = { id: 1, title: 'a' }
  const [one, other] = [await plain.process(1, [request(body)]), await changed.process(1, [request(body)])]
  expect(digests(other)).toEqual(digests(one))
  const ids = alertsIn(other.batch).map(({ source_event_id: id }) => id)
  expect(ids[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(ids[1]).toBe(`${ids[0]}#1`)
})

test('a failing item is rejected with its line, and kept as it was received', async () => {
  const run = await runOf('if (item.loop) for (;;) {}\nreturn { id: item.id, title: item.user.name }')
  const processed = await pipeline({ document: DOCUMENT, script: { run, log() {} } }).process(1, [
    request([{ id: 1, user: { name: 'a' } }, { id: 2 }, { id: 3, loop: true }, { id: 4, user: { name: 'b' } }]),
  ])
  expect([...processed.outcomes]).toEqual([MAPPED, REJECTED, REJECTED, MAPPED])
  expect(itemsIn(processed.batch).map(({ reason }) => reason)).toEqual([
    undefined,
    'script_failed',
    'script_timeout',
    undefined,
  ])
  expect(processed.rejects[0]?.errors[0]).toMatchObject({
    path: 'script.source',
    message: expect.stringMatching(/^line 2: TypeError/),
  })
  expect(letters(processed)).toEqual([
    ['payload', '{"id":2}'],
    ['payload', '{"id":3,"loop":true}'],
  ])
})

test('a sandbox that dies costs at most the item in it; the rest of the batch runs', async () => {
  const script = await scripted('return { id: item.id, title: "t" }')
  process.kill(script.pid ?? 0, 'SIGKILL')
  const run: RunScript = (items) => script.run(items)
  const many = Array.from({ length: 50 }, (_, id) => ({ id }))
  const processed = await pipeline({ document: DOCUMENT, script: { run, log() {} } }).process(1, [request(many)])
  expect(processed.outcomes.length).toBe(50)
  expect(processed.outcomes.filter((outcome) => outcome === MAPPED).length).toBeGreaterThanOrEqual(49)
})

test('what a script says is heard with its request, without what is not to be kept', async () => {
  const run = await runOf(`console.log('card', item.card.number, item.id)
    if (item.fail) throw new Error('no ' + item.card.number)
    return { ...item, title: 't' }`)
  const heard: string[][] = []
  const one = pipeline({
    document: DOCUMENT,
    paths: ['$.card'],
    script: { run, log: (line, correlationId) => heard.push([line, correlationId]) },
  })
  const sent = request({ id: 7, card: { number: 4111111111111111 } })
  await one.process(1, [sent])
  expect(heard).toEqual([['card [redacted] 7', sent.correlationId]])
  const { rejects } = await one.process(2, [request({ id: 8, fail: true, card: { number: '4111-1111' } })])
  expect(rejects[0]?.errors[0]?.message).toContain('no [redacted]')
})

test('what a batch may take together is bounded: what is left is rejected', async () => {
  const run: RunScript = async (items) => items.map((item) => ({ ok: true, items: [item], logs: [] }))
  const items: JsonValue[] = Array.from({ length: 3 }, (_, id) => ({ id }))
  expect(await runScript(run, items)).toHaveLength(3)
  expect(await runScript(run, items, { until: 0 })).toMatchObject(
    Array(3).fill({ ok: false, fault: { code: 'script_timeout' } }),
  )
})

test('pages that are pulled go through it too, with exact numbers', async () => {
  const run = await runOf('return { ...item, title: "n" + item.n }')
  const line = pullPipeline({
    feed: FEED,
    run: crypto.randomUUID(),
    lane: 'live',
    checkpoints: [],
    mapping: mappingOf(DOCUMENT),
    script: { run, log() {} },
    capture: 'rejectsOnly',
    redact: [],
    keepHeaders: (headers) => ({ ...headers }),
    now: () => 0,
  })
  const payload = parseJson('{"id":1,"n":12345678901234567890}')
  const page = { body: Buffer.from('x'), headers: {}, receivedAt: 0, items: itemsOf(payload) }
  const { batch } = await line.process(1, { pages: [page], checkpoints: [{ partition: '', value: { after: 1 } }] })
  expect(alertsIn(batch).map(({ title }) => title)).toEqual(['n12345678901234567890'])
  expect(batch.checkpoints.count).toBe(1)
})

test('a replay and a remap run it as the live stream does', async () => {
  const run = await runOf('if (!item.name) throw new Error("no name"); return { id: item.id, title: item.name }')
  const mapping = mappingOf(DOCUMENT)
  const known = { eventId: crypto.randomUUID(), receivedAt: '2026-03-01T12:00:00Z', correlationId: crypto.randomUUID() }
  const letter = (raw: string) => ({ ...known, digest: 'd', raw: Buffer.from(raw), rawKind: 'payload' as const })
  const replayed = await replayLetters(
    FEED,
    mapping,
    [letter('{"id":1,"name":"a"}'), letter('{'), letter('{"id":2}')],
    run,
  )
  expect(itemsIn(replayed).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['mapped', undefined],
    ['rejected', 'json_invalid'],
    ['rejected', 'script_failed'],
  ])
  expect(alertsIn(replayed).map(({ title }) => title)).toEqual(['a'])
  const again = remapper(FEED, mapping, run)
  const body = Buffer.from('[{"id":1,"name":"a"},{"id":2}]')
  const events = [0, 1].map((item) => ({ ...known, eventId: crypto.randomUUID(), item }))
  const reread = { items: itemsOf(JSON.parse(body.toString())), bodyIsRecord: false, asReceived: true }
  expect(await again.add({ headers: {}, body, records: 2, events }, [reread])).toBe(0)
  expect(itemsIn(again.take()).map(({ outcome }) => outcome)).toEqual(['mapped', 'rejected'])
})
