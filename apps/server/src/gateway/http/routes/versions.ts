import { commentVersion } from '../../../commands/datasources/comment-version.ts'
import { publishVersion } from '../../../commands/datasources/publish-version.ts'
import { rollbackVersion } from '../../../commands/datasources/rollback-version.ts'
import { undoVersion } from '../../../commands/runs/undo-run.ts'
import { versionUndoPlanQuery } from '../../../queries/undo-plan.ts'
import {
  diffVersionsQuery,
  getVersionQuery,
  listVersionCommentsQuery,
  listVersionsQuery,
} from '../../../queries/versions-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'versions'
const one = '/datasources/:id'

/** Publishing, going back, and the history of a datasource. */
export const versionRoutes: RouteModule = (api) => {
  commandRoute(api, 'POST', `${one}/publish`, publishVersion, { tag, summary: 'Publish the draft' })
  commandRoute(api, 'POST', `${one}/rollback`, rollbackVersion, { tag, summary: 'Bring an earlier version back' })
  queryRoute(api, `${one}/versions`, listVersionsQuery, { tag, summary: 'List versions' })
  queryRoute(api, `${one}/versions/:version`, getVersionQuery, { tag, summary: 'Read a version' })
  queryRoute(api, `${one}/versions/:a/diff/:b`, diffVersionsQuery, {
    tag,
    summary: 'Compare two versions, or one with the draft',
  })
  const undo = `${one}/versions/:version/undo`
  queryRoute(api, undo, versionUndoPlanQuery, { tag, summary: 'Read what undoing a version would take back' })
  commandRoute(api, 'POST', undo, undoVersion, { tag, status: 202, summary: 'Take back what a version wrote' })
  const comments = `${one}/versions/:version/comments`
  queryRoute(api, comments, listVersionCommentsQuery, { tag, summary: 'Read what was said about a version' })
  commandRoute(api, 'POST', comments, commentVersion, { tag, summary: 'Say something about a version', status: 201 })
}
