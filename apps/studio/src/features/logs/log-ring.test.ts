import { expect, test } from 'vitest'
import { filterInput, firstIdAt, fits, type LogLine, lineText, timeOfId } from './line.ts'
import { LogRing } from './log-ring.ts'

const line = (n: number, over: Partial<LogLine> = {}): LogLine => ({
  id: `0199${n.toString(16).padStart(4, '0')}-0000-7000-8000-000000000000`,
  at: new Date(1_700_000_000_000 + n).toISOString(),
  level: 'info',
  component: 'ingest',
  message: `line ${n}`,
  correlationId: null,
  node: null,
  fields: null,
  ...over,
})
const numbers = (ring: LogRing) => ring.view().map(({ message }) => Number(message.slice(5)))

test('keeps lines in order, each once, also one that came late', () => {
  const ring = new LogRing()
  expect(ring.add([line(1), line(3)]).length).toBe(2)
  expect(ring.add([line(2), line(3), line(4)]).map(({ message }) => message)).toEqual(['line 2', 'line 4'])
  expect(numbers(ring)).toEqual([1, 2, 3, 4])
  expect(ring.lastId).toBe(line(4).id)
})

test('holds its capacity and forgets the oldest', () => {
  const ring = new LogRing(100)
  for (let n = 0; n < 2_000; n++) ring.add([line(n)])
  expect(ring.size).toBe(100)
  expect(numbers(ring).at(0)).toBe(1_900)
  expect(numbers(ring).at(-1)).toBe(1_999)
})

test('takes older lines in front only while there is room', () => {
  const ring = new LogRing(5)
  ring.add([line(10), line(11)])
  expect(ring.addOlder([line(9), line(8), line(7), line(6), line(10)])).toBe(3)
  expect(numbers(ring)).toEqual([7, 8, 9, 10, 11])
  expect(ring.addOlder([line(1)])).toBe(0)
})

test('chooses as the server does', () => {
  const none = { level: null, component: '', correlationId: '', search: '', from: null, to: null }
  expect(fits(line(1), none)).toBe(true)
  expect(fits(line(1), { ...none, level: 'warn' })).toBe(false)
  expect(fits(line(1, { level: 'error' }), { ...none, level: 'warn' })).toBe(true)
  expect(fits(line(1), { ...none, search: 'LINE' })).toBe(true)
  expect(fits(line(1), { ...none, component: 'map' })).toBe(false)
  expect(filterInput({ ...none, search: 'x' })).toEqual({ search: 'x' })
})

test('reads the time of an id and prints a line', () => {
  expect(timeOfId('0199aaaa-bbbb-7000-8000-000000000000')).toBe(0x0199aaaabbbb)
  expect(timeOfId('nonsense')).toBe(null)
  expect(firstIdAt(new Date(0x0199aaaabbbb).toISOString())).toBe('0199aaaa-bbbb-0000-0000-000000000000')
  expect(firstIdAt(null)).toBe('00000000-0000-0000-0000-000000000000')
  expect(lineText(line(1, { fields: { a: 1 }, level: 'warn' }))).toMatch(/WARN {2}ingest: line 1 {"a":1}$/)
})
