import { expect, test } from 'vitest'
import { readAddress } from '../events/address.ts'
import { runScope } from '../runs/words.ts'
import { choiceOf, countOf, deadLetterInput, isNarrowed, replayInput } from './dead-letter.ts'

const choice = choiceOf(readAddress({ code: 'required_missing', state: 'all' }))

test('shows the open ones unless asked otherwise', () => {
  expect(deadLetterInput(choiceOf(readAddress({})))).toEqual({ state: 'open' })
  expect(deadLetterInput(choice)).toEqual({ code: 'required_missing' })
  expect(isNarrowed(choiceOf(readAddress({ state: 'replayed' })))).toBe(false)
  expect(isNarrowed(choice)).toBe(true)
})

test('replays those named, those found, or all that are open: only open ones, and another version only when chosen', () => {
  expect(replayInput({ kind: 'ids', ids: ['a', 'b'] }, null)).toEqual({ ids: ['a', 'b'] })
  expect(replayInput({ kind: 'filter', choice, count: 3 }, 2)).toEqual({
    filter: { state: 'open', code: 'required_missing' },
    version: 2,
  })
  expect(replayInput({ kind: 'all', count: 9 }, null)).toEqual({})
  expect(countOf({ kind: 'ids', ids: ['a', 'b'] })).toBe(2)
})

test('says what a run works on', () => {
  expect(runScope('replay', { ids: ['a', 'b'], version: 2 })).toBe('2 chosen with v2')
  expect(runScope('replay', { filter: { state: 'open' } })).toBe('all open')
  expect(runScope('replay', { filter: { state: 'open', code: 'x' } })).toBe('open, code x')
  expect(runScope('backfill', null)).toBe('from the source')
})
