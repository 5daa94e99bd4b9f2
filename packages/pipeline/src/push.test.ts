import { type PushBatch, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import { ALERT, COUNT, DEAD_LETTER, decodeRows, ENTITY, RELATIONSHIP } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILTERED, MAPPED, REJECTED } from './processed.ts'
import { digests, FEED, itemsIn, itemsOf, letters, MAPPING, MIXED, pipeline, request, sha } from './testing/push.ts'

test('each item ends as one outcome, with its rows', async () => {
  const processed = await pipeline().process(1, [request(MIXED)])
  expect([...processed.outcomes]).toEqual([MAPPED, FILTERED, REJECTED])
  const { batch, results } = processed
  expect(results).toEqual([{ kind: 'taken', first: 0, count: 3, malformedStatus: 0 }])
  expect([batch.first, batch.count]).toEqual([0, 3])
  const items = itemsIn(batch)
  expect(items.map(({ outcome, item, request: position }) => [outcome, item, position])).toEqual([
    ['mapped', 0, 0],
    ['filtered', 1, 0],
    ['rejected', 2, 0],
  ])
  expect(items.map(({ bytes }) => bytes)).toEqual([JSON.stringify(MIXED).length, 0, 0])
  const owner = { tenant: FEED.tenantId, datasource: FEED.datasourceId, version: 7 }
  const alerts = decodeRows(ALERT, batch.alerts)
  const entities = decodeRows(ENTITY, batch.entities)
  const relationships = decodeRows(RELATIONSHIP, batch.relationships)
  for (const row of [...items, ...alerts, ...entities, ...relationships, ...decodeRows(DEAD_LETTER, batch.deadLetters)])
    expect(row).toMatchObject(owner)
  expect(alerts).toMatchObject([{ title: 'a', source_event_id: '1', event: items[0]?.event }])
  expect(relationships).toMatchObject([{ from_id: alerts[0]?.id, to_id: entities[0]?.id }])
  expect(items.map(({ expires }) => expires)).toEqual(Array(3).fill(Date.parse('2026-03-01T14:00:07.000Z')))
  expect(decodeRows(COUNT, batch.counts)).toEqual([
    {
      ...owner,
      at: Date.parse('2026-03-01T12:00:00.000Z'),
      received: 3,
      mapped: 1,
      filtered: 1,
      rejected: 1,
      bytes: JSON.stringify(MIXED).length,
    },
  ])
  expect(letters(processed)).toEqual([['payload', '{"id":3}']])
})

test('the same body twice has the same digest: the body’s, or each element’s', async () => {
  const one = pipeline()
  const [first, second] = [await one.process(1, [request(MIXED)]), await one.process(2, [request(MIXED)])]
  expect(digests(first)).toEqual(digests(second))
  expect(new Set(digests(first)).size).toBe(3)
  const alone = '{ "id": 1, "title": "a" }'
  expect(digests(await one.process(3, [request(alone)]))).toEqual([sha(alone)])
  const encoded = await one.process(4, [request(alone, { 'content-encoding': 'gzip' })])
  expect(digests(encoded)).toEqual([sha('{"id":1,"title":"a"}')])
})

test('a delivery id names the delivery, and each item split off it', async () => {
  const document = { ...MAPPING, split: { path: '$.items[*]' } }
  const receive = (): PushBatch => ({
    items: [{ kind: 'payload', payload: { items: [{ title: 'a' }, { title: 'a' }] }, deliveryId: 'd-1' }],
  })
  const one = pipeline({ document, receive })
  const [first, second] = [await one.process(1, [request('x')]), await one.process(2, [request('y')])]
  expect(digests(first)).toEqual([sha('id\u0000d-1#0'), sha('id\u0000d-1#1')])
  expect(digests(second)).toEqual(digests(first))
})

test('a refusal stores nothing of its request and touches no other; a bug passes through', async () => {
  const receive = ({ body }: { body: Uint8Array }): PushBatch => {
    const text = Buffer.from(body).toString()
    if (text === 'no') throw new RefuseRequest(401, 'signature_invalid', 'The signature does not match.')
    if (text === 'later') throw new RetryLater('Not now.', 700)
    if (text === 'bug') throw new TypeError('a bug')
    return { items: itemsOf({ id: text, title: text }) }
  }
  const one = pipeline({ receive })
  const { results, batch } = await one.process(
    1,
    ['a', 'no', 'later', 'b'].map((text) => request(text)),
  )
  expect(results).toMatchObject([
    { kind: 'taken', first: 0, count: 1 },
    { kind: 'refused', status: 401, code: 'signature_invalid' },
    { kind: 'refused', status: 503, retryAfterMs: 700 },
    { kind: 'taken', first: 1, count: 1 },
  ])
  expect(batch.count).toBe(2)
  await expect(one.process(2, [request('bug')])).rejects.toThrow('a bug')
})

test('items are numbered in one sequence over batches', async () => {
  const one = pipeline()
  await one.process(1, [request(MIXED), request([])])
  const { batch, results } = await one.process(2, [request(MIXED), request(MIXED)])
  expect([batch.first, batch.count]).toEqual([3, 6])
  expect(results).toMatchObject([{ first: 3 }, { first: 6 }])
  expect(batch.items.count).toBe(6)
})

test('an entity that was just committed is not written again', async () => {
  const one = pipeline()
  const entities = async (id: number) => (await one.process(id, [request(MIXED)])).batch.entities.count
  expect(await entities(1)).toBe(1)
  one.committed(1, [])
  expect(await entities(2)).toBe(0)
})

test('received is the sum of the outcomes, whatever comes', async () => {
  const item = fc.oneof(
    fc.constant({ id: 1, title: 'a' }),
    fc.constant({ drop: true }),
    fc.constant({}),
    fc.jsonValue(),
  )
  const bodies = fc.array(fc.oneof(fc.array(item, { maxLength: 5 }), item), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(bodies, async (all) => {
      const { batch, outcomes, results } = await pipeline().process(
        1,
        all.map((body) => request(JSON.stringify(body))),
      )
      const sum = (name: 'received' | 'mapped' | 'filtered' | 'rejected') =>
        decodeRows(COUNT, batch.counts).reduce((total, count) => total + (count[name] ?? 0), 0)
      expect(sum('received')).toBe(sum('mapped') + sum('filtered') + sum('rejected'))
      expect([sum('received'), itemsIn(batch).length]).toEqual([batch.count, batch.count])
      expect(outcomes.length).toBe(batch.count)
      expect(results.reduce((total, one) => total + (one.kind === 'taken' ? one.count : 0), 0)).toBe(batch.count)
    }),
    { numRuns: 50 },
  )
})

test('asks to hear what became of a batch only where something hangs on it', async () => {
  const one = pipeline()
  expect((await one.process(1, [request(MIXED)])).awaited).toBe(true)
  one.committed(1, [])
  expect((await one.process(2, [request(MIXED)])).awaited).toBe(false)
})
