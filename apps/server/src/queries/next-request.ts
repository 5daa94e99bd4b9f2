import { type Checkpoint, isPull } from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue, Problem, parseJson } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import { connectorOf } from '../commands/datasources/catalog.ts'
import type { DatasourceParams } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { readStanding } from './checkpoints.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { getVersion } from './versions.ts'

const NextInput = Type.Object({
  lane: Type.Optional(oneOf(['live', 'backfill'], 'live by default')),
  partition: Type.Optional(Type.String({ maxLength: 500, description: 'The one that `value` is of' })),
  value: Type.Optional(
    Type.String({
      maxLength: 65_536,
      description: 'JSON text: as if this partition stood there; absent = where it stands',
    }),
  ),
})

/** What the next run asks first. */
export interface NextRequestView {
  readonly partition: string
  readonly words: string
  /** As the protocol has it; null = nothing to show. */
  readonly request: string | null
}

/** What the next run asks first, also for a checkpoint that is only thought of. Empty where the source cannot say. */
export const nextRequestQuery: Query<DatasourceParams, typeof NextInput, Datasource, readonly NextRequestView[]> = {
  name: 'checkpoint.next',
  action: 'history.read',
  input: NextInput,
  find: findDatasource,
  async run(tx, context, found, { lane = 'live', partition = '', value }: Static<typeof NextInput>) {
    const connector = connectorOf(found.type)
    if (connector === null || !isPull(connector) || connector.describeNext === undefined) return []
    const version = await getVersion(tx, context, found.id, found.publishedVersion ?? 0)
    if (version === null) return []
    const standing = (await readStanding(tx, context, found.id)).filter((one) => one.lane === lane)
    const checkpoints = new Map(
      standing.flatMap((one) => (isCheckpoint(one.value) ? [[one.partition, one.value] as const] : [])),
    )
    if (value !== undefined) {
      const given = checkpointIn(value)
      if (given === null) checkpoints.delete(partition)
      else checkpoints.set(partition, given)
    }
    try {
      return connector.describeNext(version.config, checkpoints, Date.now())
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      throw unreadable(`The source cannot go on from there: ${message}`)
    }
  },
}

const isCheckpoint = (value: unknown): value is Checkpoint => isJsonObject(value as JsonValue)

function checkpointIn(text: string): Checkpoint | null {
  let value: JsonValue
  try {
    value = parseJson(text)
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
  if (value === null) return null
  if (!isJsonObject(value)) throw unreadable('It must be an object, or null')
  return value
}

const unreadable = (message: string): Problem =>
  new Problem('invalid_query', 'This is no checkpoint', [{ path: 'value', code: 'not_allowed', message }])
