import type { FleetFeedFragment, LiveSubscription } from '../../api/generated/graphql.ts'
import { graphql } from '../../api/index.ts'

/** What a list shows of a datasource. */
export const FleetFeed = graphql(`
  fragment FleetFeed on Datasource {
    id
    name
    description
    type
    typeTitle
    mode
    tags
    projectId
    project { id name }
    ownerId
    owner { id name email }
    status
    desiredState
    publishedVersion
    hasUnpublishedChanges
    etag
    actions
    createdAt
    updatedAt
    health
    failure { code cause action class httpStatus at }
    eventsPerSecond
    errorsPerMinute
    lastEventAt
    recentRate
  }
`)

export type Feed = FleetFeedFragment

type FleetChange = Extract<LiveSubscription['live'], { __typename: 'FleetChanged' }>
export type FleetItem = FleetChange['items'][number]

/** A feed with what the stream says of it; the same object when that is nothing new. */
export function withItem(feed: Feed, item: FleetItem): Feed {
  const same =
    feed.status === item.status &&
    feed.desiredState === item.desiredState &&
    feed.publishedVersion === item.publishedVersion &&
    feed.health === item.health &&
    feed.eventsPerSecond === item.eventsPerSecond &&
    feed.errorsPerMinute === item.errorsPerMinute &&
    feed.lastEventAt === item.lastEventAt &&
    feed.failure?.code === item.failure?.code &&
    feed.failure?.cause === item.failure?.cause
  return same ? feed : { ...feed, ...item }
}

/** A change that can put a feed into another group or place: its state, not its numbers. */
export const changesState = (feed: Feed, item: FleetItem): boolean =>
  feed.health !== item.health ||
  feed.status !== item.status ||
  feed.desiredState !== item.desiredState ||
  feed.publishedVersion !== item.publishedVersion
