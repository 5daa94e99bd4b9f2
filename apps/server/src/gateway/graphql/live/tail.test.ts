import { uuidV7 } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { Tail } from './tail.ts'

const NOW = Date.UTC(2026, 0, 1)
const row = (at: number) => ({ id: uuidV7(at) })

test('gives a row once, also one that comes late', () => {
  const tail = new Tail(NOW)
  const [early, late] = [row(NOW + 2000), row(NOW + 1000)]
  expect(tail.fresh([early], NOW + 3000)).toEqual([early])
  expect(tail.fresh([late, early], NOW + 4000)).toEqual([late])
  expect(tail.fresh([late, early], NOW + 5000)).toEqual([])
})

test('reads on where it was when there is too much for one look', () => {
  const tail = new Tail(NOW)
  const rows = [row(NOW), row(NOW + 1), row(NOW + 2)]
  tail.fresh(rows.slice(0, 2), NOW + 60_000, rows[1]!.id)
  expect(tail.place).toBe(rows[1]!.id)
  expect(tail.fresh(rows.slice(2), NOW + 61_000)).toEqual([rows[2]])
  expect(tail.place > rows[2]!.id).toBe(true)
})
