import {
  dismissSuggestion,
  takeSuggestion,
  withdrawSuggestion,
} from '../../../commands/suggestions/close-suggestion.ts'
import { suggestChange } from '../../../commands/suggestions/suggest-change.ts'
import { getSuggestionQuery, listSuggestionsQuery } from '../../../queries/suggestions-queries.ts'
import { suggestionsWaitingQuery } from '../../../queries/suggestions-waiting.ts'
import { connectionOf } from '../connection.ts'
import { given, read, write } from '../context.ts'
import type { Resolvers, SuggestionInput } from '../generated/resolver-types.ts'
import { parseJsonText, textOfJson } from '../json-text.ts'

export const suggestions: Resolvers = {
  Query: {
    suggestionsWaiting: (_parent, page, context) =>
      connectionOf(page, (slice) => read(context, suggestionsWaitingQuery, {}, slice)),
  },
  Datasource: {
    suggestions: ({ id }, { state, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listSuggestionsQuery, { id }, { state, ...slice })),
    suggestion: ({ id }, { id: suggestionId }, context) => read(context, getSuggestionQuery, { id, suggestionId }),
    openSuggestions: ({ id }, _args, { loaders }) => loaders.openSuggestions(id),
  },
  SuggestionSummary: {
    author: ({ authorId }, _args, { loaders }) => loaders.user(authorId),
    closedById: ({ closedBy }) => closedBy,
    closedBy: ({ closedBy }, _args, { loaders }) => loaders.user(closedBy),
  },
  Suggestion: {
    author: ({ authorId }, _args, { loaders }) => loaders.user(authorId),
    closedById: ({ closedBy }) => closedBy,
    closedBy: ({ closedBy }, _args, { loaders }) => loaders.user(closedBy),
    baseText: ({ mapping }) => (mapping === null ? null : textOfJson(mapping.base)),
    proposedText: ({ mapping }) => (mapping === null ? null : textOfJson(mapping.proposed)),
  },
  Mutation: {
    suggestChange: (_parent, { datasourceId: id, input }, context, info) =>
      write(context, info, suggestChange, { id }, asBody(input)),
    takeSuggestion: (_parent, { datasourceId: id, id: suggestionId, reason }, context, info) =>
      write(context, info, takeSuggestion, { id, suggestionId }, { reason }),
    dismissSuggestion: (_parent, { datasourceId: id, id: suggestionId, reason }, context, info) =>
      write(context, info, dismissSuggestion, { id, suggestionId }, { reason }),
    withdrawSuggestion: (_parent, { datasourceId: id, id: suggestionId }, context, info) =>
      write(context, info, withdrawSuggestion, { id, suggestionId }),
  },
}

function asBody({ body, origin, baseText, proposedText }: SuggestionInput): object {
  return {
    body,
    ...(origin == null ? {} : { origin: given(origin) }),
    ...(proposedText == null
      ? {}
      : {
          mapping: {
            base: baseText == null ? null : parseJsonText(baseText, 'baseText'),
            proposed: parseJsonText(proposedText, 'proposedText'),
          },
        }),
  }
}
