import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

test('so many at once, the others in their order, and no more than so many of those', async () => {
  const turns = new Turns({ atOnce: 2, waiting: 2, refusal: 'Too many at once' })
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const take = (n: number) =>
    turns.take(async () => {
      begun.push(n)
      await gates[n]?.promise
    })
  const all = [take(0), take(1), take(2), take(3)]
  expect(begun).toEqual([0, 1])
  await expect(take(4)).rejects.toMatchObject({ code: 'rate_limited', message: expect.stringContaining('Too many') })
  gates[1]?.reject(new Error('a failure gives its place on too'))
  await expect(all[1]).rejects.toThrow('a failure')
  expect(begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  await Promise.all(all.filter((_, n) => n !== 1))
  expect(begun).toEqual([0, 1, 2, 3])
})
