import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { modeOf } from '../commands/datasources/catalog.ts'
import { allDatasources, type DatasourceFilter, type DatasourceItem } from './datasources.ts'
import { filterOf, ListInput } from './datasources-queries.ts'

export const FACETS = ['health', 'type', 'owner', 'tag', 'project'] as const
export type Facet = (typeof FACETS)[number]

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface Facets extends Readonly<Record<Facet, readonly FacetCount[]>> {
  /** How many fit all filters. */
  readonly total: number
}

const VALUES: Readonly<Record<Facet, (item: DatasourceItem) => readonly string[]>> = {
  health: ({ health }) => [health],
  type: ({ datasource }) => [datasource.type],
  owner: ({ datasource }) => (datasource.ownerId === null ? [] : [datasource.ownerId]),
  tag: ({ datasource }) => datasource.tags,
  project: ({ datasource }) => [datasource.projectId],
}

type Chosen = Readonly<Partial<Record<Facet, string>>>

const chosenIn = ({ health, type, owner, tag, projectId }: DatasourceFilter): Chosen =>
  Object.fromEntries(
    Object.entries({ health, type, owner, tag, project: projectId }).filter(([, value]) => value !== undefined),
  )

/** What the catalog can be narrowed to: each facet counts what the other filters leave. Two queries for all of them. */
export const datasourceFacetsQuery: Query<Record<never, never>, typeof ListInput, null, Facets> = {
  name: 'datasource.list',
  action: 'catalog.read',
  input: ListInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, input) => {
    const filter = filterOf(input)
    const { health: _, type: __, owner: ___, tag: ____, projectId: _____, ...common } = filter
    const items = await allDatasources(tx, context, reachOf(context, 'catalog.read'), common, modeOf)
    return facetsOf(items, chosenIn(filter))
  },
}

function facetsOf(items: readonly DatasourceItem[], chosen: Chosen): Facets {
  const fits = (item: DatasourceItem, but?: Facet): boolean =>
    FACETS.every((facet) => {
      const wanted = chosen[facet]
      return facet === but || wanted === undefined || VALUES[facet](item).includes(wanted)
    })
  const countsOf = (facet: Facet): readonly FacetCount[] =>
    counted(items.filter((item) => fits(item, facet)).flatMap(VALUES[facet]))
  return {
    total: items.filter((item) => fits(item)).length,
    health: countsOf('health'),
    type: countsOf('type'),
    owner: countsOf('owner'),
    tag: countsOf('tag'),
    project: countsOf('project'),
  }
}

/** Most first. */
const counted = (values: readonly string[]): readonly FacetCount[] =>
  [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'en'))
