/** What resolvers hand from an object to its fields, where that is not what the schema shows. */
import type { ContentDiff } from '@halcyon/domain'
import type { Draft } from '../../commands/datasources/put-draft.ts'
import type { Published } from '../../commands/datasources/write-version.ts'
import type { OrganizationView } from '../../commands/organizations/create-organization.ts'
import type { DatasourceItem } from '../../queries/datasources.ts'
import type { Facet, FacetCount } from '../../queries/datasources-facets.ts'
import type { Datasource } from '../../queries/datasources-row.ts'
import { type DatasourceView, datasourceView } from '../../queries/datasources-view.ts'
import type { VersionView } from '../../queries/versions.ts'

export interface DatasourceNode extends DatasourceView {
  readonly row: Datasource
  /** How it does, where a list has told it already. */
  readonly facts?: DatasourceItem
}

export const datasourceNode = (row: Datasource, ingestPublicUrl: string, facts?: DatasourceItem): DatasourceNode => ({
  ...datasourceView(row, ingestPublicUrl),
  row,
  ...(facts === undefined ? {} : { facts }),
})

export type OrganizationNode = Omit<OrganizationView, 'createdAt'> & { readonly createdAt: Date | null }

export interface DraftNode extends Draft {
  readonly datasourceId: string
}

export interface VersionNode extends VersionView {
  readonly datasourceId: string
}

export interface PublishedNode extends Published {
  readonly datasourceId: string
}

export type ChangeNode = ContentDiff['changes'][number]

export interface FacetCountNode extends FacetCount {
  readonly facet: Facet
}
