import { type Feed, wholeMinutes } from '../../features/fleet/index.ts'

export interface Sums {
  readonly eventsPerSecond: number
  readonly errorsPerMinute: number
  /** Received by all in each whole minute of the last hour, the oldest first. */
  readonly rate: readonly number[]
  /** Received by all in the last hour, with the minute under way: what has just begun counts at once. */
  readonly lastHour: number
  readonly lastEventAt: string | null
  /** Feeds that received something within the last minute. */
  readonly receiving: number
}

export function sumsOf(feeds: readonly Feed[]): Sums {
  const rate: number[] = []
  let [eventsPerSecond, errorsPerMinute, receiving, lastHour] = [0, 0, 0, 0]
  let lastEventAt: string | null = null
  for (const feed of feeds) {
    eventsPerSecond += feed.eventsPerSecond
    errorsPerMinute += feed.errorsPerMinute
    if (feed.eventsPerSecond > 0) receiving++
    if (feed.lastEventAt !== null && (lastEventAt === null || feed.lastEventAt > lastEventAt))
      lastEventAt = feed.lastEventAt
    lastHour += feed.recentRate.reduce((sum, count) => sum + count, 0)
    for (const [minute, count] of wholeMinutes(feed.recentRate).entries()) rate[minute] = (rate[minute] ?? 0) + count
  }
  return { eventsPerSecond, errorsPerMinute, rate, lastHour, lastEventAt, receiving }
}
