import type { PullBatch, PullPage } from '@halcyon/connector-kit'
import { CHECKPOINT, COUNT, decodeRows, ITEM, type JsonValue, stringifyJson, WINDOW } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { expect, test } from 'vitest'
import { type PullPipelineOptions, pullPipeline } from './pull.ts'
import { digests, FEED, itemsIn, itemsOf, MAPPING } from './testing/push.ts'

const AT = Date.parse('2026-03-01T12:00:07Z')
const RUN = '5b0e2a3c-7d1f-4a6b-9c8d-0e1f2a3b4c5d'

function pipeline(checkpoints: PullPipelineOptions['checkpoints'] = []) {
  const compiled = compile(MAPPING)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  const { mapping } = compiled
  const common = { feed: FEED, mapping, capture: 'always', redact: [], keepHeaders: () => ({}), now: () => AT } as const
  return pullPipeline({ ...common, run: RUN, lane: 'live', checkpoints })
}

/** Records in an envelope, as APIs answer. */
const page = (...records: JsonValue[]): PullPage => ({
  body: Buffer.from(stringifyJson({ items: records, total: records.length })),
  headers: { 'content-type': 'application/json' },
  receivedAt: AT,
  items: itemsOf(records),
})
const batch = (pages: readonly PullPage[], after: number | null = null): PullBatch => ({
  pages,
  checkpoints: after === null ? [] : [{ partition: '', value: { after } }],
})
const moves = ({ batch: { checkpoints } }: { batch: { checkpoints: Parameters<typeof decodeRows>[1] } }) =>
  decodeRows(CHECKPOINT, checkpoints).map(({ partition, seq, value, items }) => ({ partition, seq, value, items }))

test('a record is the same whatever page it comes on: alone, or among others', async () => {
  const one = pipeline()
  const [a, b] = [
    { id: '1', title: 'a' },
    { id: '2', title: 'b' },
  ]
  const together = digests(await one.process(1, batch([page(a, b)])))
  const alone = digests(await one.process(2, batch([page(a)])))
  expect(alone).toEqual(together.slice(0, 1))
})

test('pages become rows, with where the source stands after them', async () => {
  const one = pipeline([{ partition: '', seq: 4, value: { after: 1 } }])
  expect([...one.checkpoints()]).toEqual([['', { after: 1 }]])
  const processed = await one.process(1, {
    ...batch([page({ id: '1', title: 'a' }), page({ id: '2', title: 'b' }, { id: '3' })], 3),
    window: { from: '2026-03-01T11:00:00Z', to: '2026-03-01T12:00:00Z' },
  })
  expect(itemsIn(processed.batch).map(({ outcome }) => outcome)).toEqual(['mapped', 'mapped', 'rejected'])
  expect(moves(processed)).toEqual([{ partition: '', seq: 4, value: { after: 3 }, items: 3 }])
  expect(decodeRows(WINDOW, processed.batch.windows)).toMatchObject([
    { run: RUN, lane: 'live', from_at: AT - 3_607_000, to_at: AT - 7000, items: 3, state: 'committed' },
  ])
  expect(decodeRows(ITEM, processed.batch.items).map(({ run }) => run)).toEqual([RUN, RUN, RUN])
  expect(decodeRows(CHECKPOINT, processed.batch.checkpoints)).toMatchObject([{ pages: 2, bytes: 99 }])
  expect(decodeRows(COUNT, processed.batch.counts)).toMatchObject([{ received: 3, mapped: 2, rejected: 1 }])
})

test('a batch that is mapped before the one before it is written moves on from there: without it, it can write nothing', async () => {
  const one = pipeline()
  const [first, second] = [
    await one.process(1, batch([page({ id: '1', title: 'a' })], 1)),
    await one.process(2, batch([page({ id: '2', title: 'b' })], 2)),
  ]
  expect(moves(first)).toEqual([{ partition: '', seq: 0, value: { after: 1 }, items: 1 }])
  expect(moves(second)).toEqual([{ partition: '', seq: 1, value: { after: 2 }, items: 1 }])
  one.committed(1, [])
  one.committed(2, [])
  expect(moves(await one.process(3, batch([], 3)))).toEqual([{ partition: '', seq: 2, value: { after: 3 }, items: 0 }])
})

test('a batch that moves nothing still says where it was read from', async () => {
  const one = pipeline([{ partition: 'p', seq: 7, value: { after: 1 } }])
  const processed = await one.process(1, batch([page({ id: '1', title: 'a' })]))
  expect(moves(processed)).toEqual([{ partition: 'p', seq: 7, value: { after: 1 }, items: 1 }])
})
