import { describe, expect, test } from 'vitest'
import { aFeed } from '../../features/fleet/testing.ts'
import { planOf, whyNot } from './bulk-plan.ts'

const on = aFeed({ id: 'on' })
const off = aFeed({ id: 'off', desiredState: 'disabled' })
const draft = aFeed({ id: 'draft', publishedVersion: null, health: 'unpublished' })
const gone = aFeed({ id: 'gone', status: 'archived' })
const foreign = aFeed({ id: 'foreign', actions: [] })

const idsOf = (command: Parameters<typeof planOf>[0]): readonly string[] =>
  planOf(command, [on, off, draft, gone, foreign]).will.map(({ feed }) => feed.id)

describe('what a command will do to many', () => {
  test('each feed is in one of the two lists', () => {
    const { will, not } = planOf('disable', [on, off, draft, gone, foreign])
    expect([...will, ...not].map(({ feed }) => feed.id).sort()).toEqual(['draft', 'foreign', 'gone', 'off', 'on'])
  })

  test('only those it changes and the caller may change', () => {
    expect(idsOf('enable')).toEqual(['off'])
    expect(idsOf('disable')).toEqual(['on', 'draft'])
    expect(idsOf('restart')).toEqual(['on'])
    expect(idsOf('archive')).toEqual(['on', 'off', 'draft'])
    expect(idsOf('restore')).toEqual(['gone'])
  })

  test('the state is the reason before the role is', () => {
    expect(whyNot('enable', aFeed({ actions: [] }))).toBe('It is enabled already.')
    expect(whyNot('disable', foreign)).toBe('Your role does not allow you to disable it.')
  })

  test('says what it means for the kind of feed', () => {
    expect(planOf('disable', [on]).will[0]?.effect).toContain('409')
    expect(planOf('disable', [aFeed({ mode: 'pull' })]).will[0]?.effect).toContain('checkpoint')
  })
})
