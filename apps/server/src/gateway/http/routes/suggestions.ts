import {
  dismissSuggestion,
  takeSuggestion,
  withdrawSuggestion,
} from '../../../commands/suggestions/close-suggestion.ts'
import { suggestChange } from '../../../commands/suggestions/suggest-change.ts'
import { getSuggestionQuery, listSuggestionsQuery } from '../../../queries/suggestions-queries.ts'
import { suggestionsWaitingQuery } from '../../../queries/suggestions-waiting.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'suggestions'

/** `/datasources/{id}/suggestions`: what those who may not edit propose. */
export const suggestionRoutes: RouteModule = (api) => {
  queryRoute(api, '/suggestions/waiting', suggestionsWaitingQuery, {
    tag,
    summary: 'List datasources with open suggestions that you may decide on',
  })
  const path = '/datasources/:id/suggestions'
  const one = `${path}/:suggestionId`
  queryRoute(api, path, listSuggestionsQuery, { tag, summary: 'List suggested changes' })
  commandRoute(api, 'POST', path, suggestChange, { tag, summary: 'Suggest a change', status: 201 })
  queryRoute(api, one, getSuggestionQuery, { tag, summary: 'Read a suggestion with the mapping it proposes' })
  commandRoute(api, 'POST', `${one}/take`, takeSuggestion, { tag, summary: 'Say that the draft has it now' })
  commandRoute(api, 'POST', `${one}/dismiss`, dismissSuggestion, { tag, summary: 'Say that it will not come, and why' })
  commandRoute(api, 'POST', `${one}/withdraw`, withdrawSuggestion, { tag, summary: 'Take back your own' })
}
