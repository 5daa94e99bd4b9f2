import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../commands/authorize.ts'
import type { Context } from '../commands/command.ts'

/** What of an organization a caller may read. */
export type Visible = Reach

/** A condition over `datasource as d`. */
export const isVisible = (visible: Visible): RawBuilder<boolean> =>
  visible.all
    ? sql<boolean>`true`
    : sql<boolean>`(d.project_id = any(${visible.projectIds}::uuid[]) or d.id = any(${visible.datasourceIds}::uuid[])
        or d.owner_id = ${visible.ownerId})`

/** The datasources of the organization that the caller may read, as a subquery of ids. */
export const visibleDatasources = (context: Context, visible: Visible): RawBuilder<{ id: string }> =>
  sql`(select d.id from datasource d where d.tenant_id = ${context.tenantId} and ${isVisible(visible)})`
