import type { DatasourceFilter, DatasourceSort, DatasourceStatusFilter } from '../../api/generated/graphql.ts'
import type { FleetOrder } from '../../features/fleet/fleet-queries.ts'
import { WORST_FIRST } from '../../ui/badge/health.ts'

export const STATES = ['active', 'enabled', 'disabled', 'archived', 'all'] as const

const STATUSES: readonly string[] = [...STATES, ...WORST_FIRST]
const SORTS: readonly string[] = [
  'name',
  'type',
  'createdAt',
  'updatedAt',
  'health',
  'eventsPerSecond',
  'errorsPerMinute',
  'lastEventAt',
] satisfies readonly DatasourceSort[]

/** All that decides what the catalog shows, as it stands in the address; what is at its default is left out. */
export interface CatalogSearch {
  readonly search?: string
  /** A lifecycle state or a health; active unless told. */
  readonly status?: DatasourceStatusFilter
  readonly type?: string
  readonly owner?: string
  readonly tag?: string
  readonly project?: string
  /** Feeds with changes that are not published. */
  readonly changes?: 'waiting'
  readonly sort?: DatasourceSort
  readonly desc?: true
  readonly cards?: true
  /** What the one who shared the address calls this view. */
  readonly view?: string
}

export type FilterKey = 'search' | 'status' | 'type' | 'owner' | 'tag' | 'project' | 'changes'
export const FILTERS: readonly FilterKey[] = ['search', 'status', 'type', 'owner', 'tag', 'project', 'changes']

/** Reads an address that anybody may have written: what is unknown in it does not count. */
export function readSearch(raw: Readonly<Record<string, unknown>>): CatalogSearch {
  const text = (key: string, longest = 200): string | undefined => {
    const value = raw[key]
    const words = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longest) : ''
    return words === '' ? undefined : words
  }
  const word = <Word extends string>(key: string, known: readonly string[], usual: string): Word | undefined => {
    const value = text(key)
    return value !== undefined && value !== usual && known.includes(value) ? (value as Word) : undefined
  }
  const flag = (key: string): true | undefined => (raw[key] === true || raw[key] === 'true' ? true : undefined)
  return present({
    search: text('search'),
    status: word<DatasourceStatusFilter>('status', STATUSES, 'active'),
    type: text('type', 64),
    owner: text('owner', 64),
    tag: text('tag', 64),
    project: text('project', 64),
    changes: word<'waiting'>('changes', ['waiting'], ''),
    sort: word<DatasourceSort>('sort', SORTS, 'name'),
    desc: flag('desc'),
    cards: flag('cards'),
    view: text('view', 80),
  })
}

type Loose<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** Without the keys that say nothing. */
export const present = (search: Loose<CatalogSearch>): CatalogSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as CatalogSearch

export const filterOf = ({ search, status, type, owner, tag, project, changes }: CatalogSearch): DatasourceFilter => ({
  ...(search?.trim() ? { search: search.trim() } : {}),
  ...(status === undefined ? {} : { status }),
  ...(type === undefined ? {} : { type }),
  ...(owner === undefined ? {} : { owner }),
  ...(tag === undefined ? {} : { tag }),
  ...(project === undefined ? {} : { projectId: project }),
  ...(changes === undefined ? {} : { unpublishedChanges: true }),
})

export const orderOf = (search: CatalogSearch): FleetOrder => ({
  filter: filterOf(search),
  sort: search.sort ?? 'name',
  descending: search.desc ?? false,
})

/** The same without any filter; order and form stay. */
export const unfiltered = (search: CatalogSearch): CatalogSearch =>
  present({ ...search, ...Object.fromEntries(FILTERS.map((key) => [key, undefined])), view: undefined })

export const isFiltered = (search: CatalogSearch): boolean => FILTERS.some((key) => search[key] !== undefined)

/** Whether two addresses show the same, whatever they call it. */
export function sameView(a: CatalogSearch, b: CatalogSearch): boolean {
  const text = ({ view: _, ...rest }: CatalogSearch): string =>
    JSON.stringify(Object.entries(rest).sort(([left], [right]) => left.localeCompare(right)))
  return text(a) === text(b)
}
