import { Sparkline } from '../../ui/index.ts'
import type { Feed } from './feed.ts'

/** The last minute of `recentRate` is under way: drawn, it would look like a fall. */
export const wholeMinutes = (recentRate: readonly number[]): readonly number[] => recentRate.slice(0, -1)

interface RateLineProps {
  readonly feed: Pick<Feed, 'name' | 'recentRate'>
  readonly width?: number
  readonly height?: number
  /** The top of an axis shared with others. */
  readonly max?: number
}

/** What a feed received, minute by minute. */
export const RateLine = ({ feed, ...size }: RateLineProps) => (
  <Sparkline
    values={wholeMinutes(feed.recentRate)}
    label={`${feed.name}: events per minute, last hour`}
    unit="/min"
    {...size}
  />
)
