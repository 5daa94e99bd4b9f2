import { useSyncExternalStore } from 'react'
import type { LogFeed, LogFeedState } from './log-feed.ts'

/** A part of a feed's state; what takes it renders when that part changes and not ten times a second. */
export const useFeed = <T>(feed: LogFeed, select: (state: LogFeedState) => T): T =>
  useSyncExternalStore(feed.subscribe, () => select(feed.state()))
