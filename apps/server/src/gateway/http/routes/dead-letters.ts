import { replayDeadLetters } from '../../../commands/dead-letters/replay-dead-letters.ts'
import { listDeadLettersQuery } from '../../../queries/dead-letters-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'dead-letters'

/** `/datasources/{id}/dead-letters`. */
export const deadLetterRoutes: RouteModule = (api) => {
  const path = '/datasources/:id/dead-letters'
  queryRoute(api, path, listDeadLettersQuery, { tag, summary: 'List records that could not be mapped' })
  commandRoute(api, 'POST', `${path}/replay`, replayDeadLetters, {
    tag,
    summary: 'Map dead letters again',
    status: 202,
  })
}
