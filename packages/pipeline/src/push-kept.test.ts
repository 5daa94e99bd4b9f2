import type { PushBatch, ReceivedItem } from '@halcyon/connector-kit'
import { expect, test } from 'vitest'
import { targetOf } from './kept.ts'
import { MAPPED, REJECTED } from './processed.ts'
import { rejectRequest } from './reject-request.ts'
import { captured, FEED, itemsIn, itemsOf, letters, MAPPING, MIXED, pipeline, request } from './testing/push.ts'

test('keeps raw requests as told: always, one in a hundred, or none', async () => {
  const kept = async (capture: 'always' | 'sampled' | 'rejectsOnly') => {
    const processed = await pipeline({ capture }).process(
      1,
      Array.from({ length: 250 }, () => request(MIXED)),
    )
    expect(processed.batch.deadLetters.count).toBe(250)
    const pointing = itemsIn(processed.batch).filter(({ capture: id }) => id !== undefined).length
    return [captured(processed).length, pointing]
  }
  expect(await kept('always')).toEqual([250, 750])
  expect(await kept('sampled')).toEqual([3, 9])
  expect(await kept('rejectsOnly')).toEqual([0, 0])
})

test('keeps the body as received and no header that carries a credential', async () => {
  const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
  const processed = await pipeline().process(1, [request(' {"id":1}', headers)])
  expect(captured(processed)).toEqual([{ headers: { 'content-type': 'application/json' }, body: ' {"id":1}' }])
})

test('keeps where a request went below its feed’s address, and gives it back', async () => {
  const [kept] = captured(
    await pipeline().process(1, [{ ...request('{"id":1}'), path: '/raw', query: 'host=a%20b&host=c&authorization=x' }]),
  )
  expect(kept?.headers).toEqual({ ':path': '/raw?host=a+b' })
  expect(targetOf({ headers: kept?.headers ?? {} })).toEqual({ path: '/raw', query: 'host=a+b', headers: {} })
  expect(targetOf({ headers: { a: 'b' } })).toEqual({ path: '', query: '', headers: { a: 'b' } })
})

test('a redacted value is in no capture and no dead letter, whether its path starts at the payload or at the item', async () => {
  const secret = 'S3CRET'
  const payload = {
    items: [
      { id: 1, secret },
      { id: 2, title: 'fine', secret },
      { id: 3, secret },
    ],
  }
  for (const path of ['$.items[*].secret', '$.secret', '$.items']) {
    const document = { ...MAPPING, split: { path: '$.items[*]' } }
    const processed = await pipeline({ document, paths: [path] }).process(1, [request(payload)])
    expect(letters(processed)).toHaveLength(2)
    expect(JSON.stringify(letters(processed))).not.toContain(secret)
    // A path of the item says nothing of the payload.
    if (path !== '$.secret') expect(JSON.stringify(captured(processed))).not.toContain(secret)
  }
  const whole = rejectRequest(FEED, request([{ secret }]), [{ path: '$', code: 'x', message: 'x' }], ['$.secret'])
  expect(letters({ batch: whole })).toEqual([['request', '[{"secret":"[redacted]"}]']])
})

test('what is malformed is kept as it came; a request of nothing else is told so', async () => {
  const bad: ReceivedItem = { kind: 'malformed', raw: Buffer.from('{oops'), code: 'json_invalid', message: 'No JSON' }
  const receive = (inbound: { body: Uint8Array }): PushBatch => ({
    items: inbound.body[0] === 0x6d ? [bad, ...itemsOf({ id: 1, title: 'a' })] : [bad],
    malformedStatus: 422,
  })
  const processed = await pipeline({ receive }).process(1, [request('all bad'), request('mixed')])
  expect(processed.results).toMatchObject([
    { first: 0, count: 1, malformedStatus: 422 },
    { first: 1, count: 2, malformedStatus: 0 },
  ])
  expect([...processed.outcomes]).toEqual([REJECTED, REJECTED, MAPPED])
  expect(letters(processed)).toEqual([
    ['request', '{oops'],
    ['request', '{oops'],
  ])
})
