// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { aFeed } from '../../features/fleet/testing.ts'
import { expiringOf, type SecretNode } from './expiring.ts'
import { sumsOf } from './sums.ts'

describe('the fleet as one feed', () => {
  test('sums rates without the minute under way, and the hour with it', () => {
    const sums = sumsOf([
      aFeed({ eventsPerSecond: 2, recentRate: [1, 2, 99], lastEventAt: '2026-11-25T00:00:01.000Z' }),
      aFeed({ eventsPerSecond: 0, errorsPerMinute: 3, recentRate: [10, 0, 99], lastEventAt: null }),
    ])
    expect(sums).toEqual({
      eventsPerSecond: 2,
      errorsPerMinute: 3,
      rate: [11, 2],
      lastHour: 211,
      lastEventAt: '2026-11-25T00:00:01.000Z',
      receiving: 1,
    })
  })
})

describe('secrets that expire', () => {
  const NOW = Date.parse('2026-11-25T00:00:00.000Z')
  const secret = (name: string, state: string, expiresAt: string | null): SecretNode => ({
    id: name,
    name,
    versions: [{ n: 2, state, expiresAt }],
    usedBy: [
      { datasourceId: 'd1', name: 'EDR', in: 'draft' },
      { datasourceId: 'd1', name: 'EDR', in: 'published' },
    ],
  })

  test('those within thirty days and those that have, the next first; a feed counts once', () => {
    const found = expiringOf(
      [
        secret('later', 'current', '2027-01-25T00:00:00.000Z'),
        secret('soon', 'current', '2026-11-28T00:00:00.000Z'),
        secret('over', 'current', '2026-11-24T00:00:00.000Z'),
        secret('never', 'current', null),
        secret('revoked', 'revoked', '2026-11-24T00:00:00.000Z'),
      ],
      NOW,
    )
    expect(found.map(({ secret: { name }, expired }) => [name, expired])).toEqual([
      ['over', true],
      ['soon', false],
    ])
    expect(found[0]?.feeds).toEqual([{ id: 'd1', name: 'EDR' }])
  })
})
