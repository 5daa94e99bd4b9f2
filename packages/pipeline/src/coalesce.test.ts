import { beforeEach, expect, test } from 'vitest'
import { ENTITY_RESOLUTION_MS, entityMarks } from './coalesce.ts'

let now = 0
let marks: ReturnType<typeof entityMarks>
beforeEach(() => {
  now = 1000
  marks = entityMarks(() => now)
})

test('an entity that was written lately is not written again until its time has passed', () => {
  expect(marks.needed(1, 0, 'h', 'linux')).toBe(true)
  marks.committed(1, [])
  expect(marks.needed(2, 1, 'h', 'linux')).toBe(false)
  now += ENTITY_RESOLUTION_MS
  expect(marks.needed(3, 2, 'h', 'linux')).toBe(true)
})

test('what has changed is written at once', () => {
  marks.needed(1, 0, 'h', 'linux')
  marks.committed(1, [])
  expect(marks.needed(2, 1, 'h', 'windows')).toBe(true)
})

test('nothing counts as written before its batch is, or when it is dropped', () => {
  expect([marks.needed(1, 0, 'h', 'linux'), marks.needed(1, 1, 'h', 'linux')]).toEqual([true, true])
  expect(marks.needed(2, 2, 'h', 'linux')).toBe(true)
  marks.dropped(1)
  marks.dropped(2)
  marks.committed(1, [])
  expect(marks.needed(3, 3, 'h', 'linux')).toBe(true)
})

test('a mention by a duplicate was not written', () => {
  marks.needed(1, 5, 'h', 'linux')
  marks.needed(1, 6, 'other', 'linux')
  marks.committed(1, [5])
  expect(marks.needed(2, 7, 'h', 'linux')).toBe(true)
  expect(marks.needed(2, 7, 'other', 'linux')).toBe(false)
})
