import type { Health } from '@halcyon/domain'
import { type Static, type TSchema, Type } from 'typebox'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { modeOf } from '../commands/datasources/catalog.ts'
import { type DatasourceParams, Nothing, Uuid } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import {
  COMPUTED_SORTS,
  type DatasourceFilter,
  type DatasourceItem,
  listDatasources,
  STORED_SORTS,
} from './datasources.ts'
import type { Datasource } from './datasources-row.ts'
import { type Page, pageFields } from './page.ts'

const HEALTHS = [
  'unpublished',
  'starting',
  'healthy',
  'degraded',
  'failing',
  'silent',
  'paused',
  'quarantined',
  'stopped',
] as const satisfies readonly Health[]
const STATUSES = ['active', 'archived', 'all', 'enabled', 'disabled', ...HEALTHS] as const
const SORTS = [...STORED_SORTS, ...COMPUTED_SORTS] as const
type Sort = (typeof SORTS)[number]

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words, description: string) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words], description } as TSchema)

export const ListInput = Type.Object({
  ...pageFields,
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'In name, description, type, tags, id' }),
  ),
  status: Type.Optional(
    oneOf(STATUSES, 'active (default), archived, all; enabled or disabled; or a health, of those that are active'),
  ),
  type: Type.Optional(Type.String({ maxLength: 64 })),
  owner: Type.Optional(Type.String({ maxLength: 64, description: 'A user’s id' })),
  tag: Type.Optional(Type.String({ maxLength: 64 })),
  projectId: Type.Optional(Uuid),
  unpublishedChanges: Type.Optional(
    Type.Boolean({ description: 'Published, and the draft differs from what is in force; false: all others' }),
  ),
  sort: Type.Optional(
    oneOf(
      SORTS.flatMap((sort) => [sort, `-${sort}`] as const),
      'With - in front: descending. Default: name',
    ),
  ),
})

export function filterOf({ status, sort = 'name', ...input }: Static<typeof ListInput>): DatasourceFilter {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  return {
    ...given,
    sort: sort.replace(/^-/, '') as Sort,
    descending: sort.startsWith('-'),
    ...statusOf(status),
  }
}

function statusOf(status: Static<typeof ListInput>['status']): Partial<DatasourceFilter> {
  if (status === undefined) return {}
  if (status === 'active' || status === 'archived' || status === 'all') return { status }
  if (status === 'enabled' || status === 'disabled') return { desiredState: status }
  return { health: status }
}

/** The datasources the caller may see, with how they do. */
export const listDatasourcesQuery: Query<Record<never, never>, typeof ListInput, null, Page<DatasourceItem>> = {
  name: 'datasource.list',
  action: 'catalog.read',
  input: ListInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: (tx, context, _found, input) =>
    listDatasources(tx, context, reachOf(context, 'catalog.read'), filterOf(input), input, modeOf),
}

/** One datasource. */
export const getDatasourceQuery: Query<DatasourceParams, typeof Nothing, Datasource, Datasource> = {
  name: 'datasource.read',
  action: 'catalog.read',
  input: Nothing,
  find: findDatasource,
  run: async (_tx, _context, found) => found,
}
