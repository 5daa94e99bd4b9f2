import type { Finding } from '@halcyon/domain'
import { replayDeadLetters } from '../../../commands/dead-letters/replay-dead-letters.ts'
import { deadLetterGroupsQuery } from '../../../queries/dead-letters-groups.ts'
import { listDeadLettersQuery } from '../../../queries/dead-letters-queries.ts'
import { getEventQuery, listEventsQuery } from '../../../queries/ledger-queries.ts'
import { listLogsQuery } from '../../../queries/logs-queries.ts'
import { getMetricsQuery } from '../../../queries/metrics-queries.ts'
import { getStatusQuery } from '../../../queries/status-queries.ts'
import { connectionOf } from '../connection.ts'
import { given, read, write } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

/** What a feed does, received and said. */
export const running: Resolvers = {
  Datasource: {
    runtimeStatus: ({ id }, _args, context) => read(context, getStatusQuery, { id }),
    metrics: ({ id }, range, context) => read(context, getMetricsQuery, { id }, range),
    events: ({ id }, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listEventsQuery, { id }, { ...filter, ...slice })),
    event: ({ id }, { id: eventId }, context) => read(context, getEventQuery, { id, eventId }),
    deadLetters: ({ id }, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listDeadLettersQuery, { id }, { ...filter, ...slice })),
    deadLetterGroups: ({ id }, { filter }, context) => read(context, deadLetterGroupsQuery, { id }, filter ?? {}),
    logs: ({ id }, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listLogsQuery, { id }, { ...filter, ...slice })),
  },
  RuntimeStatus: { checkpoint: ({ checkpoint }) => checkpoint ?? [] },
  Event: { warnings: ({ warnings }) => findingsIn(warnings) },
  EventDetail: {
    event: (detail) => detail,
    errors: ({ errors }) => findingsIn(errors),
    alerts: ({ records }) => records.alerts,
    entities: ({ records }) => records.entities,
    relationships: ({ records }) => records.relationships,
  },
  Mutation: {
    replayDeadLetters: (_parent, { datasourceId: id, input }, context, info) => {
      const { filter, ...rest } = input ?? {}
      return write(
        context,
        info,
        replayDeadLetters,
        { id },
        { ...rest, ...(filter == null ? {} : { filter: given(filter) }) },
      )
    },
  },
}

/** Stored findings. */
const findingsIn = (stored: unknown): readonly Finding[] => (Array.isArray(stored) ? (stored as Finding[]) : [])
