import { expect, it } from 'vitest'
import type { KafkaConfig } from '../config/config.ts'
import { describeNext } from './next.ts'

const config = (start: NonNullable<KafkaConfig['start']>): KafkaConfig => ({
  brokers: ['kafka.example:9092'],
  topics: ['alerts', 'siem.*'],
  start,
})

it('says what is fetched next of each partition, and where the others begin', () => {
  const checkpoints = new Map([
    ['alerts/0', { offset: 120, lag: 3, topicId: 'x' }],
    ['alerts/1', { time: '2026-01-01T01:00:00+01:00' }],
    ['alerts/2', { time: 'latest' }],
  ])
  expect(describeNext(config('latest'), checkpoints)).toEqual([
    { partition: 'alerts/0', words: 'Records from offset 120 on.', request: 'Fetch alerts/0 from 120' },
    {
      partition: 'alerts/1',
      words: 'Records from 2026-01-01T00:00:00.000Z on.',
      request: 'ListOffsets alerts/1 at 2026-01-01T00:00:00.000Z\nFetch alerts/1 from there',
    },
    {
      partition: 'alerts/2',
      words: 'Records from the moment the next run begins on.',
      request: 'ListOffsets alerts/2 at latest\nFetch alerts/2 from there',
    },
    {
      partition: '',
      words: 'Partitions of alerts, siem.* that were never read: from their oldest record on.',
      request: null,
    },
  ])
})

it.each([
  ['latest', 'from the moment the next run begins on'],
  ['earliest', 'from the oldest that is kept on'],
  [{ timestamp: '2026-01-01T00:00:00Z' }, 'from 2026-01-01T00:00:00Z on'],
  [{ group: true }, 'from where the group stands, else from their oldest record on'],
] as const)('a feed that begins at %j', (start, words) => {
  expect(describeNext(config(start), new Map())).toMatchObject([{ words: expect.stringContaining(`: ${words}.`) }])
})

it('says of a checkpoint that is none what it may be', () => {
  expect(() => describeNext(config('latest'), new Map([['alerts/0', { time: 'soon' }]]))).toThrow(
    expect.objectContaining({ code: 'cursor_invalid', action: expect.stringContaining('"earliest"') }),
  )
})
