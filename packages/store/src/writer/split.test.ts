import { randomUUID } from 'node:crypto'
import {
  ALERT,
  COUNT,
  type DatasourceId,
  DEAD_LETTER,
  decodeRows,
  ENTITY,
  type EncodedBatch,
  type FeedRef,
  ITEM,
  type Layout,
  RELATIONSHIP,
  type TenantId,
} from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchOf, type TestItem } from '../testing/feeds.ts'
import { rejectItem, splitBatch } from './split.ts'

const FEED: FeedRef = {
  slot: 1,
  tenantId: randomUUID() as TenantId,
  datasourceId: randomUUID() as DatasourceId,
  generation: 1,
  version: 1,
  dedupeHours: 1,
}
const PARTS = {
  items: ITEM,
  alerts: ALERT,
  entities: ENTITY,
  relationships: RELATIONSHIP,
  deadLetters: DEAD_LETTER,
} as const
type Part = keyof typeof PARTS
const rows = (batch: EncodedBatch, part: Part) => decodeRows<Layout>(PARTS[part], batch[part])
const counts = (batch: EncodedBatch) => decodeRows(COUNT, batch.counts)

const item: fc.Arbitrary<TestItem> = fc.oneof(
  fc.constant({ outcome: 'filtered' as const }),
  fc.constant({ outcome: 'rejected' as const }),
  fc.record({
    alert: fc.record({ source: fc.string() }),
    entities: fc.array(fc.record({ key: fc.string() })),
    related: fc.boolean(),
  }),
)

test('the two halves hold every row once, in order, and the same counts', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 2, maxLength: 9 }), fc.nat(1000), (items, first) => {
      const batch = batchOf(FEED, items, { first, capture: true })
      const halves = splitBatch(batch)
      expect(halves.map((half) => half.count)).toEqual([Math.ceil(items.length / 2), Math.floor(items.length / 2)])
      expect(halves.map((half) => half.first)).toEqual([first, first + Math.ceil(items.length / 2)])
      for (const part of Object.keys(PARTS) as Part[])
        expect(halves.flatMap((half) => rows(half, part))).toEqual(rows(batch, part))
      const sum = (batches: readonly EncodedBatch[]) =>
        batches
          .flatMap(counts)
          .reduce(
            (total, { received = 0, mapped = 0, rejected = 0, bytes = 0 }) =>
              total + 1e6 * received + 1e4 * mapped + 100 * rejected + bytes,
            0,
          )
      expect(sum(halves)).toBe(sum([batch]))
      expect(halves.map((half) => half.capture.count)).toEqual([1, 0])
    }),
  )
})

test('an item that cannot be stored becomes a reject that no replay takes for its payload', () => {
  const batch = batchOf(FEED, [{ delivery: 'd', alert: { source: 's' }, entities: [{ key: 'h' }] }])
  const reject = rejectItem(batch, 'why')
  expect([reject.alerts.count, reject.entities.count, reject.relationships.count]).toEqual([0, 0, 0])
  expect(counts(reject)).toMatchObject([{ received: 1, mapped: 0, rejected: 1 }])
  expect(rows(reject, 'items')).toMatchObject([{ outcome: 'rejected', reason: 'not_storable' }])
  const [letter] = decodeRows(DEAD_LETTER, reject.deadLetters)
  expect(letter).toMatchObject({ errors: [{ code: 'not_storable', message: 'The database refused this record: why' }] })
  expect(() => JSON.parse(Buffer.from(letter?.raw ?? []).toString())).toThrow()
  const [kept] = decodeRows(DEAD_LETTER, rejectItem(batch, 'why', Buffer.from('{"as":"it came"}')).deadLetters)
  expect([kept?.raw_kind, Buffer.from(kept?.raw ?? []).toString()]).toEqual(['request', '{"as":"it came"}'])
})
