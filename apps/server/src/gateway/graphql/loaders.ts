import { isUuid } from '@halcyon/domain'
import DataLoader from 'dataloader'
import type { UserView } from '../../commands/accounts/create-user.ts'
import type { Context } from '../../commands/command.ts'
import type { ProjectView } from '../../commands/projects/create-project.ts'
import { runQuery } from '../../commands/run-command.ts'
import type { DatasourceItem } from '../../queries/datasources.ts'
import { type DraftEdit, datasourcesByIdQuery, draftEditsQuery } from '../../queries/datasources-by-id.ts'
import { changedDraftsQuery } from '../../queries/datasources-changes.ts'
import { recentRatesQuery } from '../../queries/metrics-recent.ts'
import { usersByIdQuery } from '../../queries/people-by-id.ts'
import { listProjects } from '../../queries/people-organizations.ts'
import { resourceNamesQuery } from '../../queries/resource-names.ts'
import { openSuggestionsQuery } from '../../queries/suggestions-queries.ts'

/** What many rows of a page need, read once for all of them; for one operation. */
export interface Loaders {
  /** By id; null for nobody, and for whom the organization does not see. */
  user(id: string | null | undefined): Promise<UserView | null>
  /** How a datasource does; null when it is not the caller's to see. */
  item(id: string): Promise<DatasourceItem | null>
  /** Received in each of the last sixty minutes. */
  recentRate(id: string): Promise<readonly number[]>
  /** Published, and the draft differs from what is in force. */
  hasUnpublishedChanges(id: string): Promise<boolean>
  draftEdit(id: string): Promise<DraftEdit | null>
  /** How many suggestions are open. */
  openSuggestions(id: string): Promise<number>
  project(id: string): Promise<ProjectView | null>
  /** What a thing is called now, for the reader of the audit log; null where it has no name. */
  resourceName(kind: string, id: string | null): Promise<string | null>
}

/** A page of a list at most. */
const BATCH = { maxBatchSize: 1000 }

export function loadersOf(here: () => Context): Loaders {
  const users = new DataLoader<string, UserView | null>(async (ids) => {
    const byId = new Map((await runQuery(usersByIdQuery, here(), {}, { ids })).map((user) => [user.id, user]))
    return ids.map((id) => byId.get(id) ?? null)
  }, BATCH)
  const items = new DataLoader<string, DatasourceItem | null>(async (ids) => {
    const found = await runQuery(datasourcesByIdQuery, here(), {}, { ids })
    const byId = new Map<string, DatasourceItem>(found.map((item) => [item.datasource.id, item]))
    return ids.map((id) => byId.get(id) ?? null)
  }, BATCH)
  const rates = new DataLoader<string, readonly number[]>(async (ids) => {
    const found = await runQuery(recentRatesQuery, here(), {}, { ids })
    return found.map(({ received }) => received)
  }, BATCH)
  const changed = new DataLoader<string, boolean>(async (ids) => {
    const found = await runQuery(changedDraftsQuery, here(), {}, { ids })
    return ids.map((id) => found.has(id))
  }, BATCH)
  const edits = new DataLoader<string, DraftEdit | null>(async (ids) => {
    const found = await runQuery(draftEditsQuery, here(), {}, { ids })
    const byId = new Map(found.map((edit) => [edit.datasourceId, edit]))
    return ids.map((id) => byId.get(id) ?? null)
  }, BATCH)
  const suggestions = new DataLoader<string, number>(async (ids) => {
    const found = await runQuery(openSuggestionsQuery, here(), {}, { ids })
    const byId = new Map(found.map(({ datasourceId, count }) => [datasourceId, count]))
    return ids.map((id) => byId.get(id) ?? 0)
  }, BATCH)
  const names = new DataLoader<string, string | null>(async (keys) => {
    const ids = [...new Set(keys.map((key) => key.slice(key.indexOf(' ') + 1)))]
    const found = await runQuery(resourceNamesQuery, here(), {}, { ids })
    const byKey = new Map(found.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
    return keys.map((key) => byKey.get(key) ?? null)
  }, BATCH)
  let projects: Promise<ReadonlyMap<string, ProjectView>> | undefined
  return {
    user: async (id) => (id && isUuid(id) ? users.load(id) : null),
    item: (id) => items.load(id),
    recentRate: (id) => rates.load(id),
    hasUnpublishedChanges: (id) => changed.load(id),
    draftEdit: (id) => edits.load(id),
    openSuggestions: (id) => suggestions.load(id),
    resourceName: async (kind, id) => {
      if (id === null || !isUuid(id)) return null
      if (kind === 'user') return (await users.load(id))?.name ?? null
      return names.load(`${kind} ${id}`)
    },
    async project(id) {
      projects ??= allProjects(here())
      return (await projects).get(id) ?? null
    },
  }
}

async function allProjects(context: Context): Promise<ReadonlyMap<string, ProjectView>> {
  const { items } = await runQuery(listProjects, context, {}, { limit: 1000 })
  return new Map(items.map((project) => [project.id, project]))
}
