import { expect, it, vi } from 'vitest'
import { readAhead } from './read-ahead.ts'

const one = (): number => 1

it('reads on while its reader is busy, as far as it may', async () => {
  let read = 0
  async function* source(): AsyncGenerator<number> {
    for (; read < 100; ) yield read++
  }
  const ahead = readAhead(source(), one, 10)
  expect((await ahead.next()).value).toBe(0)
  await vi.waitFor(() => expect(read).toBeGreaterThanOrEqual(10))
  expect(read).toBeLessThanOrEqual(12)
  const rest: number[] = []
  for await (const value of ahead) rest.push(value)
  expect(rest).toEqual(Array.from({ length: 99 }, (_, i) => i + 1))
})

it('gives an error after all that came before it', async () => {
  async function* source(): AsyncGenerator<string> {
    yield* ['a', 'b']
    throw new Error('the file ends early')
  }
  const seen: string[] = []
  const all = async (): Promise<void> => {
    for await (const value of readAhead(source(), one, 10)) seen.push(value)
  }
  await expect(all()).rejects.toThrow('the file ends early')
  expect(seen).toEqual(['a', 'b'])
})

it('left early, it reads no further, and the source is closed', async () => {
  let read = 0
  let closed = false
  async function* source(): AsyncGenerator<number> {
    try {
      for (;;) yield read++
    } finally {
      closed = true
    }
  }
  for await (const value of readAhead(source(), one, 3)) if (value === 5) break
  await vi.waitFor(() => expect(closed).toBe(true))
  const stood = read
  await new Promise((resolve) => setImmediate(resolve))
  expect(read).toBe(stood)
})

it('does not wait for a read that hangs when it is left', async () => {
  async function* source(): AsyncGenerator<number> {
    yield 1
    await new Promise(() => undefined)
  }
  const ahead = readAhead(source(), one, 10)
  expect((await ahead.next()).value).toBe(1)
  expect(await ahead.return(undefined)).toMatchObject({ done: true })
})
