import { randomUUID } from 'node:crypto'
import type { DatasourceId, FeedRef, TenantId } from '@halcyon/domain'
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
const rows = (text: string) => JSON.parse(`[${text}]`) as Record<string, unknown>[]
const PARTS = ['deliveries', 'items', 'alerts', 'entities', 'relationships', 'deadLetters'] as const

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
      for (const part of PARTS) expect(halves.flatMap((half) => rows(half[part]))).toEqual(rows(batch[part]))
      const sum = (counts: readonly { received: number; mapped: number; rejected: number; bytes: number }[]) =>
        counts.reduce((total, one) => total + 1e6 * one.received + 1e4 * one.mapped + 100 * one.rejected + one.bytes, 0)
      expect(sum(halves.flatMap((half) => half.counts))).toBe(sum(batch.counts))
      expect(halves.map((half) => half.capture !== null)).toEqual([true, false])
    }),
  )
})

test('an item that cannot be stored becomes a reject that no replay takes for its payload', () => {
  const batch = batchOf(FEED, [{ delivery: 'd', alert: { source: 's' }, entities: [{ key: 'h' }] }])
  const reject = rejectItem(batch, 'why')
  expect([reject.alerts, reject.entities, reject.relationships]).toEqual(['', '', ''])
  expect(reject.counts).toMatchObject([{ received: 1, mapped: 0, rejected: 1 }])
  expect(rows(reject.deliveries)).toMatchObject([{ rejected: true }])
  expect(rows(reject.items)).toMatchObject([{ outcome: 'rejected', reason: 'not_storable' }])
  const [letter] = rows(reject.deadLetters)
  expect(letter).toMatchObject({ errors: [{ code: 'not_storable', message: 'The database refused this record: why' }] })
  expect(() => JSON.parse(Buffer.from(String(letter?.raw), 'base64').toString())).toThrow()
  const [kept] = rows(rejectItem(batch, 'why', Buffer.from('{"as":"it came"}')).deadLetters)
  expect(kept).toMatchObject({ raw: Buffer.from('{"as":"it came"}').toString('base64'), raw_kind: 'request' })
})
