import { Problem } from '@halcyon/domain'
import type { Resolvers } from '../generated/resolver-types.ts'
import type { LiveEvent } from '../live/events.ts'
import { live } from '../live/live.ts'
import { loadersOf } from '../loaders.ts'

export const liveStream: Resolvers = {
  Subscription: {
    live: {
      subscribe: (_parent, { watch }, context) => live(context, watch) as AsyncIterable<never>,
      resolve: (event: LiveEvent | Problem) => {
        if (event instanceof Problem) throw event
        return event
      },
    },
  },
  LiveEvent: { __resolveType: ({ __typename }) => __typename },
  DraftChanged: {
    // A stream lives long: what it once loaded is not what is so now.
    updatedBy: ({ updatedById }, _args, { here }) => loadersOf(here).user(updatedById),
  },
}
