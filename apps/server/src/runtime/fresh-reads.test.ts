import { expect, test } from 'vitest'
import { freshReads } from './fresh-reads.ts'

/** A read whose ends are ours; `begun` counts them. */
function controlled() {
  const ends: ((error?: Error) => void)[] = []
  const read = freshReads(
    () =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error === undefined ? resolve() : reject(error)))
      }),
  )
  return { read, ends }
}

test('all who ask during a read share the one after it', async () => {
  const { read, ends } = controlled()
  const first = read()
  const others = [read(), read(), read()]
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await first
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.()
  await Promise.all(others)
  expect(ends).toHaveLength(2)
})

test('a failed read fails those who waited for it, not the next', async () => {
  const { read, ends } = controlled()
  const first = read()
  const second = read()
  ends[0]?.(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.()
  await second
})
