import { discardDraft } from '../../../commands/datasources/discard-draft.ts'
import { putDraft } from '../../../commands/datasources/put-draft.ts'
import { getDraftQuery } from '../../../queries/versions-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const PATH = '/datasources/:id/draft'
const shown = { tag: 'drafts', etag: ({ etag }: { readonly etag: string }) => etag }

/** `/datasources/{id}/draft`. */
export const draftRoutes: RouteModule = (api) => {
  queryRoute(api, PATH, getDraftQuery, { ...shown, summary: 'Read the draft, with what is wrong with it' })
  commandRoute(api, 'PUT', PATH, putDraft, { ...shown, summary: 'Save the draft, valid or not' })
  commandRoute(api, 'DELETE', PATH, discardDraft, { ...shown, summary: 'Return the draft to the published version' })
}
