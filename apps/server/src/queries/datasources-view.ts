import type { DesiredState } from '@halcyon/domain'
import { modeOf } from '../commands/datasources/catalog.ts'
import type { DatasourceItem } from './datasources.ts'
import type { Datasource, Throttle } from './datasources-row.ts'

/** A datasource as the API shows it. */
export interface DatasourceView {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly description: string
  readonly type: string
  readonly tags: readonly string[]
  readonly ownerId: string | null
  readonly status: 'active' | 'archived'
  readonly desiredState: DesiredState
  readonly publishedVersion: number | null
  readonly throttle: Throttle | null
  readonly draft: { readonly etag: string }
  /** Where the source sends to; push types only. */
  readonly ingestUrl?: string
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly etag: string
}

/** `ingestPublicUrl` is the address of the ingest listener as the outside sees it, without a slash at its end. */
export function datasourceView(datasource: Datasource, ingestPublicUrl: string): DatasourceView {
  const { draftEtag, generation: _, throttle, ...fields } = datasource
  const over = throttle !== null && new Date(throttle.until) <= new Date()
  return {
    ...fields,
    throttle: over ? null : throttle,
    draft: { etag: draftEtag },
    ...(modeOf(datasource.type) === 'push'
      ? { ingestUrl: `${ingestPublicUrl.replace(/\/+$/, '')}/in/${datasource.id}` }
      : {}),
  }
}

/** An item of the list: the same with how it does. */
export const itemView = ({ datasource, ...facts }: DatasourceItem, ingestPublicUrl: string) => ({
  ...datasourceView(datasource, ingestPublicUrl),
  ...facts,
})
