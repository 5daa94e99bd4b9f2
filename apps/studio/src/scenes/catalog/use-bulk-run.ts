import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type Feed, fleetKeys, runFeedCommand } from '../../features/fleet/index.ts'
import type { BulkCommand } from './bulk-plan.ts'

export type Result =
  | { readonly state: 'waiting' | 'working' | 'done' | 'not_started' }
  | { readonly state: 'failed'; readonly error: unknown }

/** Calls under way at once: each waits for the feed's batch to end, and the page has six connections. */
const AT_ONCE = 4

export interface BulkRun {
  readonly results: ReadonlyMap<string, Result>
  readonly running: boolean
  readonly start: (command: BulkCommand, feeds: readonly Feed[]) => Promise<void>
  /** Lets what is under way end and begins nothing more. */
  readonly stop: () => void
}

/** Gives many feeds a command, a few at a time; one that is refused does not keep the others. */
export function useBulkRun(): BulkRun {
  const client = useQueryClient()
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const [running, setRunning] = useState(false)
  const stopped = useRef(false)
  const start = useCallback(
    async (command: BulkCommand, feeds: readonly Feed[]): Promise<void> => {
      const tell = (feed: Feed, result: Result): void => setResults((now) => new Map(now).set(feed.id, result))
      const queue = [...feeds]
      const work = async (): Promise<void> => {
        for (let feed = queue.shift(); feed !== undefined; feed = queue.shift()) {
          if (stopped.current) {
            tell(feed, { state: 'not_started' })
            continue
          }
          tell(feed, { state: 'working' })
          try {
            await runFeedCommand(client, command, feed)
            tell(feed, { state: 'done' })
          } catch (error) {
            tell(feed, { state: 'failed', error })
          }
        }
      }
      stopped.current = false
      setRunning(true)
      for (const feed of feeds) tell(feed, { state: 'waiting' })
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      setRunning(false)
      await client.invalidateQueries({ queryKey: fleetKeys.all })
    },
    [client],
  )
  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  return { results, running, start, stop }
}
