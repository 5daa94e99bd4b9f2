import { expect, test } from 'vitest'
import { packRequests, unpackRequests } from './protocol.ts'

const request = (headers: Record<string, string>) => ({
  method: 'POST',
  path: '/services/collector',
  query: 'a=1',
  headers,
  body: new TextEncoder().encode('{}'),
  remoteAddress: '203.0.113.9',
  receivedAt: 1,
  correlationId: 'c',
})
const crossing = (names: readonly string[], ...requests: Record<string, string>[]) =>
  unpackRequests(packRequests(requests.map(request), names)).map(({ headers }) => headers)

test('only the headers asked for cross to the worker, by their names, by how they begin, or all', () => {
  const one = { 'ce-id': '1', 'ce-type': 't', cookie: 'c', 'content-type': 'application/json' }
  const two = { 'ce-id': '2', 'ce-extra': 'x', 'x-ce-id': 'y' }
  expect(crossing(['content-type'], one, two)).toEqual([{ 'content-type': 'application/json' }, {}])
  expect(crossing(['content-type', 'ce-*'], one, two)).toEqual([
    { 'ce-id': '1', 'ce-type': 't', 'content-type': 'application/json' },
    { 'ce-id': '2', 'ce-extra': 'x' },
  ])
  expect(crossing(['*'], one, two)).toEqual([one, two])
  expect(crossing(['ce-*'], {})).toEqual([{}])
})

test('what strangers name their headers makes a message no larger than what they sent', () => {
  const requests = Array.from({ length: 200 }, (_, n) =>
    Object.fromEntries(Array.from({ length: 90 }, (_none, k) => [`ce-${n}-${k}`, 'x'])),
  )
  const { headerNames, headerValues, extraHeaders } = packRequests(requests.map(request), ['content-type', 'ce-*'])
  expect([headerNames.length, headerValues.length]).toEqual([1, 200])
  expect(extraHeaders).toEqual(requests)
})
