import type { Datasource } from '../../queries/datasources-row.ts'

/** What an audit row keeps of a datasource's own fields. */
export const summaryOf = (datasource: Datasource): Record<string, unknown> => ({
  name: datasource.name,
  description: datasource.description,
  type: datasource.type,
  projectId: datasource.projectId,
  tags: datasource.tags,
  ownerId: datasource.ownerId,
  status: datasource.status,
  desiredState: datasource.desiredState,
  publishedVersion: datasource.publishedVersion,
})
