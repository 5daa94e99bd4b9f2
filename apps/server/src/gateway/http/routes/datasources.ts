import { archiveDatasource } from '../../../commands/datasources/archive-datasource.ts'
import { cloneDatasource } from '../../../commands/datasources/clone-datasource.ts'
import { createDatasource } from '../../../commands/datasources/create-datasource.ts'
import { restartDatasource } from '../../../commands/datasources/restart-datasource.ts'
import { restoreDatasource } from '../../../commands/datasources/restore-datasource.ts'
import { disableDatasource, enableDatasource } from '../../../commands/datasources/set-desired-state.ts'
import { throttleDatasource } from '../../../commands/datasources/throttle-datasource.ts'
import { updateDatasource } from '../../../commands/datasources/update-datasource.ts'
import { getDatasourceQuery, listDatasourcesQuery } from '../../../queries/datasources-queries.ts'
import type { Datasource } from '../../../queries/datasources-row.ts'
import { datasourceView, itemView } from '../../../queries/datasources-view.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export interface DatasourceRouteDeps {
  /** The ingest listener as the outside sees it: what `ingestUrl` begins with. Read at each answer: the port may be chosen late. */
  readonly ingestPublicUrl: () => string
}

/** `/datasources`: the catalog, and what is done to a feed as a whole. */
export const datasourceRoutes =
  ({ ingestPublicUrl }: DatasourceRouteDeps): RouteModule =>
  (api) => {
    const shown = {
      tag: 'datasources',
      etag: ({ etag }: Datasource) => etag,
      present: (datasource: Datasource) => datasourceView(datasource, ingestPublicUrl()),
    }
    const one = '/datasources/:id'
    commandRoute(api, 'POST', '/datasources', createDatasource, {
      ...shown,
      summary: 'Create a datasource',
      status: 201,
    })
    queryRoute(api, '/datasources', listDatasourcesQuery, {
      tag: 'datasources',
      summary: 'List datasources',
      present: ({ items, nextCursor }) => ({
        items: items.map((item) => itemView(item, ingestPublicUrl())),
        nextCursor,
      }),
    })
    queryRoute(api, one, getDatasourceQuery, { ...shown, summary: 'Read a datasource' })
    commandRoute(api, 'PATCH', one, updateDatasource, { ...shown, summary: 'Rename, describe, tag, give to an owner' })
    commandRoute(api, 'DELETE', one, archiveDatasource, { ...shown, summary: 'Archive a datasource' })
    commandRoute(api, 'POST', `${one}/restore`, restoreDatasource, {
      ...shown,
      summary: 'Restore an archived datasource',
    })
    commandRoute(api, 'POST', `${one}/clone`, cloneDatasource, { ...shown, summary: 'Copy a datasource', status: 201 })
    commandRoute(api, 'POST', `${one}/enable`, enableDatasource, { ...shown, summary: 'Let a datasource run' })
    commandRoute(api, 'POST', `${one}/disable`, disableDatasource, { ...shown, summary: 'Stop a datasource' })
    commandRoute(api, 'POST', `${one}/restart`, restartDatasource, { ...shown, summary: 'Start its workers anew' })
    commandRoute(api, 'POST', `${one}/throttle`, throttleDatasource, {
      ...shown,
      summary: 'Override the rate for a time',
    })
  }
