import { expect, test } from 'vitest'
import { readAddress } from './address.ts'
import { eventFilterOf, eventFits, inputOf, type LedgerEvent, withNewer, writtenWords } from './event.ts'
import { reasonOf, whyOf } from './reason.ts'

const event = (id: string, over: Partial<LedgerEvent> = {}): LedgerEvent => ({
  id,
  receivedAt: '2026-01-01T00:00:00Z',
  committedAt: '2026-01-01T00:00:00Z',
  latencyMs: 3,
  outcome: 'mapped',
  version: 2,
  sourceEventId: `src-${id}`,
  correlationId: 'c',
  reasonCode: null,
  bytes: 10,
  alertIds: [],
  entityIds: [],
  relationshipIds: [],
  runId: null,
  warnings: [],
  ...over,
})

test('newer events go in front, each once, and replace what is held', () => {
  const all = withNewer([event('b', { outcome: 'pending' }), event('a')], [event('d'), event('c'), event('b')])
  expect(all.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['d mapped', 'c mapped', 'b mapped', 'a mapped'])
})

test('the stream is filtered as the list is', () => {
  const none = eventFilterOf(readAddress({}))
  expect(inputOf(none)).toEqual({})
  expect(eventFits(event('a'), none)).toBe(true)
  expect(eventFits(event('a'), { ...none, version: 3 })).toBe(false)
  expect(eventFits(event('a'), { ...none, search: 'SRC-A' })).toBe(true)
  expect(eventFits(event('a'), { ...none, search: 'x' })).toBe(false)
  expect(eventFits(event('a'), { ...none, from: '2026-02-01T00:00:00Z' })).toBe(false)
  expect(eventFilterOf(readAddress({ correlationId: 'nonsense', version: 3 }))).toMatchObject({
    correlationId: '',
    version: 3,
  })
})

test('says what was written, and why it was not', () => {
  expect(writtenWords(event('a', { alertIds: ['1'], entityIds: ['1', '2'] }))).toBe('1 alert, 2 entities')
  expect(whyOf('rejected', 'required_missing').cause).toBe('A required value is missing')
  expect(whyOf('filtered', null).cause).toMatch(/on purpose/)
  expect(reasonOf('some_new_code')).toEqual({ cause: 'Some new code', action: null })
})
