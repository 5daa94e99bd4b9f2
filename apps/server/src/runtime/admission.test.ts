import { resolveRuntimeOptions } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { Admission, ceiling, standing } from './admission.ts'
import type { FeedDefinition } from './registry.ts'

const OPEN = { archived: false, desired: 'enabled', version: 1, quarantined: false, throttle: null } as FeedDefinition
const EMPTY = { waiting: { length: 0, bytes: 0 }, stuck: null }
const FAILURE = { code: 'mapping_invalid', cause: 'why', action: 'Mend it.', class: 'configuration', at: '' } as const

test.each([
  [{}, null],
  [{ archived: true, desired: 'disabled' }, 404],
  [{ desired: 'disabled', version: null }, 409],
  [{ version: null }, 409],
  [{ quarantined: true }, 503],
] as const)('a feed that is %j', (change, status) => {
  expect(standing({ ...OPEN, ...change })?.refusal.status ?? null).toBe(status)
})

test('a throttle stands in for the rate while it lasts', () => {
  const until = new Date(1000).toISOString()
  const throttle = { eventsPerSecond: 5, until }
  const limit = { eventsPerSecond: 100, burst: 300 }
  expect(ceiling(throttle, limit, 999)).toEqual({ rate: 5, burst: 5 })
  expect(ceiling(throttle, limit, 1000)).toEqual({ rate: 100, burst: 300 })
  expect(ceiling(null, { eventsPerSecond: 100, burst: 0 }, 0)).toEqual({ rate: 100, burst: 100 })
  expect(ceiling(null, { eventsPerSecond: 0, burst: 7 }, 0)).toBeNull()
})

test('a request of many records is let in whole; the next ones wait for it', () => {
  let now = 0
  const options = resolveRuntimeOptions({ rateLimit: { eventsPerSecond: 2 } })
  const admission = new Admission(options, { now: () => now, nodes: () => 1 })
  expect(admission.closed(OPEN, EMPTY)).toBeNull()
  admission.charge(OPEN, 9)
  expect(admission.closed(OPEN, EMPTY)).toMatchObject({ code: 'rate_limited', retryAfterMs: 4500 })
  now += 4500
  expect(admission.closed(OPEN, EMPTY)).toBeNull()
})

test('what only a person can mend is said before the load, and neither costs a token of the rate', () => {
  const options = resolveRuntimeOptions({
    rateLimit: { eventsPerSecond: 1 },
    queue: { maxItems: 2, maxBytes: 1024 },
    circuit: { failures: 1, windowMs: 1000, cooldownMs: 1000 },
  })
  const admission = new Admission(options, { now: () => 0, nodes: () => 1 })
  const code = (load: typeof EMPTY | { waiting: typeof EMPTY.waiting; stuck: typeof FAILURE }) =>
    admission.closed(OPEN, load)?.code ?? null
  expect(code({ ...EMPTY, stuck: FAILURE })).toBe('mapping_invalid')
  expect(code({ waiting: { length: 2, bytes: 0 }, stuck: null })).toBe('queue_full')
  expect(code({ waiting: { length: 0, bytes: 1024 }, stuck: null })).toBe('queue_full')
  admission.circuit.failed()
  expect(code({ waiting: { length: 2, bytes: 0 }, stuck: null })).toBe('circuit_open')
  admission.use(options)
  expect([code(EMPTY), code(EMPTY)]).toEqual([null, 'rate_limited'])
})
