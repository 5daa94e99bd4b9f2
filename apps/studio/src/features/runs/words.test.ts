import { describe, expect, it } from 'vitest'
import { lagOf } from './checkpoint-words.ts'
import { codesOf, exact, foundOf, isOver, runScope } from './words.ts'

describe('what a run works on', () => {
  it('is said in words', () => {
    expect(runScope('pull', {})).toBe('what is new')
    expect(runScope('replay', { ids: ['a', 'b'], version: 3 })).toBe('2 chosen with v3')
    expect(runScope('replay', { filter: { state: 'open', code: 'bad' }, dryRun: true })).toBe(
      'open, code bad, tried only',
    )
    const span = { from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:30Z' }
    expect(runScope('backfill', { ...span, source: 'captured', version: 1 })).toBe(
      `${exact(span.from)} to ${exact(span.to)} from captured events with v1`,
    )
  })
  it('is not over while it waits for a person', () => {
    expect(isOver('paused')).toBe(false)
    expect(isOver('failed')).toBe(true)
  })
})

it('a time is as short as it can be', () => {
  expect(exact('2026-03-01T02:00:00.000Z')).toMatch(/^2026-0[23]-\d\d \d\d:00 (UTC|[+−]\d\d:\d\d)$/)
  expect(exact('2026-03-01T02:00:30.000Z')).toMatch(/:00:30 /)
})

it('what was found is read where a run says so', () => {
  const result = { mapped: 2, filtered: 0, rejected: 3, left: 0, codes: { bad: 1, worse: 2 } }
  expect(foundOf(result)).toEqual([
    ['mapped', 2],
    ['rejected', 3],
  ])
  expect(codesOf(result)).toEqual([
    ['worse', 2],
    ['bad', 1],
  ])
  expect([foundOf(null), codesOf(null)]).toEqual([[], []])
})

it('a checkpoint may say how far behind it is', () => {
  expect(lagOf({ offset: '10', end: '25' })).toBe(15)
  expect(lagOf({ lag: 4 })).toBe(4)
  expect(lagOf({ after: 3 })).toBe(null)
  expect(lagOf(null)).toBe(null)
})
