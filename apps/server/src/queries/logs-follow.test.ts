import { expect, test } from 'vitest'
import { firstIdAt, LOOK_LIMIT, type LogLine } from './logs.ts'
import { LogFollower } from './logs-follow.ts'

const START = Date.UTC(2026, 0, 1)
const line = (ms: number): LogLine => ({
  id: firstIdAt(START + ms),
  at: new Date(START + ms),
  level: 'info',
  component: 'test',
  message: String(ms),
  correlationId: null,
  node: null,
  fields: null,
})

/** A log in memory, with what `logsSince` promises. */
const log = () => {
  const lines: LogLine[] = []
  const read = async (after: string) =>
    lines
      .filter(({ id }) => id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, LOOK_LIMIT)
  return { read, add: (...ms: number[]) => lines.push(...ms.map(line)) }
}

test('gives each line once, also one that came late', async () => {
  const { read, add } = log()
  add(-10)
  const follower = new LogFollower(null, START)
  add(100, 900)
  const look = async (ms: number) => (await follower.look(read, START + ms)).map(({ message }) => message)
  expect(await look(1000)).toEqual(['100', '900'])
  add(950, 1500)
  add(500)
  expect(await look(2000)).toEqual(['500', '950', '1500'])
  expect(await look(60_000)).toEqual([])
  add(61_000)
  expect(await look(62_000)).toEqual(['61000'])
})

test('resumes after the last id the watcher has, through more than one look can bring', async () => {
  const { read, add } = log()
  add(...Array.from({ length: 7 * LOOK_LIMIT }, (_, index) => index))
  const follower = new LogFollower(line(9).id, START)
  const first = await follower.look(read, START + 60_000)
  const second = await follower.look(read, START + 61_000)
  expect([...first, ...second].map(({ message }) => Number(message))).toEqual(
    Array.from({ length: 7 * LOOK_LIMIT - 10 }, (_, index) => index + 10),
  )
})
