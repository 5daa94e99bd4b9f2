/** Feeds and batches for tests of what is written: the rows a pipeline would make, by hand. */
import { createHash, randomUUID } from 'node:crypto'
import {
  ALERT,
  CAPTURE,
  COUNT,
  type DatasourceId,
  DEAD_LETTER,
  ENTITY,
  type EncodedBatch,
  encodeRows,
  type FeedRef,
  ITEM,
  type JsonObject,
  NO_ROWS,
  RELATIONSHIP,
  type RowOf,
  type TenantId,
} from '@halcyon/domain'
import pg from 'pg'
import { ROW_TYPES_SQL, type RowTypes, rowTypesOf } from '../writer/row-types.ts'

/** A query as the schema's owner, which sees every tenant's rows. */
export type Ask = <T extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<T[]>

/** A connection of the owner, for looking at what was written. */
export async function openOwner(ownerUrl: string): Promise<{ ask: Ask; client: pg.Client; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query("set timezone = 'UTC'")
  let turn: Promise<unknown> = Promise.resolve()
  const ask: Ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
    const result = turn.then(() => client.query<T>(sql, values))
    turn = result.catch(() => undefined)
    return (await result).rows
  }
  return { ask, client, close: () => client.end() }
}

let slots = 0

/** A feed in the database, of a tenant of its own unless one is named. */
export async function seedFeed(ask: Ask, options: { tenantId?: TenantId; precedence?: number } = {}): Promise<FeedRef> {
  const tenantId = options.tenantId ?? (randomUUID() as TenantId)
  const datasourceId = randomUUID() as DatasourceId
  const projectId = randomUUID()
  await ask('insert into organization (tenant_id, name) values ($1, $2) on conflict do nothing', [tenantId, 'Tenant'])
  await ask('insert into project (tenant_id, id, name) values ($1, $2, $3)', [tenantId, projectId, projectId])
  await ask(
    `insert into datasource (tenant_id, id, project_id, name, type, precedence, published_version)
     values ($1, $2, $3, $4, 'http_webhook', $5, 1)`,
    [tenantId, datasourceId, projectId, `feed ${datasourceId}`, options.precedence ?? 0],
  )
  return { slot: ++slots, tenantId, datasourceId, generation: 1, version: 1, dedupeHours: 96 }
}

interface TestEntity {
  readonly type?: string
  readonly key: string
  readonly name?: string
  readonly attributes?: JsonObject
}

export interface TestItem {
  /** Names the delivery; absent: one of its own. */
  readonly delivery?: string
  readonly outcome?: 'mapped' | 'filtered' | 'rejected'
  readonly at?: Date
  readonly expires?: Date
  /** The alert; absent: none. */
  readonly alert?: { readonly source: string; readonly title?: string; readonly updatedAt?: string }
  readonly entities?: readonly TestEntity[]
  /** From the alert to each entity. */
  readonly related?: boolean
}

const hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The id a name stands for in these tests. */
export function idOf(...parts: readonly string[]): string {
  const h = hex(parts.join('\u0000'))
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
}

const tenSeconds = (at: number): number => at - (at % 10_000)

/** Items → a batch as the pipeline encodes it. */
export function batchOf(
  feed: FeedRef,
  items: readonly TestItem[],
  options: { first?: number; capture?: boolean } = {},
): EncodedBatch {
  const first = options.first ?? 0
  const captureId = options.capture === true ? randomUUID() : undefined
  const owner = { tenant: feed.tenantId, datasource: feed.datasourceId, version: feed.version }
  const rows: RowOf<typeof ITEM>[] = []
  const alerts: RowOf<typeof ALERT>[] = []
  const entities: RowOf<typeof ENTITY>[] = []
  const relationships: RowOf<typeof RELATIONSHIP>[] = []
  const deadLetters: RowOf<typeof DEAD_LETTER>[] = []
  const counts = new Map<
    number,
    { received: number; mapped: number; filtered: number; rejected: number; bytes: number }
  >()
  for (const [i, item] of items.entries()) {
    const outcome = item.outcome ?? 'mapped'
    const at = (item.at ?? new Date()).getTime()
    const event = randomUUID()
    const digest = hex(item.delivery ?? event)
    const mentioned = (item.entities ?? []).map((entity) => ({ type: 'host', ...entity }))
    const entityIds = mentioned.map(({ type, key }) => idOf(feed.tenantId, type, key))
    const alertId = item.alert === undefined ? undefined : idOf(feed.tenantId, feed.datasourceId, item.alert.source)
    if (item.alert !== undefined) {
      alerts.push({
        ...owner,
        event,
        at,
        id: alertId,
        source_event_id: item.alert.source,
        kind: 'alert',
        title: item.alert.title ?? 'Alert',
        severity: 'high',
        status: 'new',
        occurred_at: at,
        source_updated_at: item.alert.updatedAt === undefined ? at : Date.parse(item.alert.updatedAt),
        attributes: {},
      })
    }
    for (const [k, { type, key, name, attributes = {} }] of mentioned.entries())
      entities.push({ ...owner, event, at, id: entityIds[k], type, key, scope: '', name, attributes })
    const relationshipIds = item.related === true ? entityIds.map((to) => idOf(alertId ?? '', to)) : []
    for (const [k, id] of relationshipIds.entries())
      relationships.push({
        ...owner,
        event,
        at,
        id,
        type: 'involves',
        role: 'target',
        from_kind: 'alert',
        from_id: alertId,
        to_kind: 'entity',
        to_id: entityIds[k],
      })
    rows.push({
      ...owner,
      event,
      at,
      outcome,
      correlation: randomUUID(),
      capture: captureId,
      request: captureId === undefined ? undefined : 0,
      item: i,
      bytes: 10,
      source: item.alert?.source,
      reason: outcome === 'rejected' ? 'bad' : undefined,
      alerts: alertId === undefined ? undefined : [alertId],
      entities: entityIds.length > 0 ? entityIds : undefined,
      relationships: relationshipIds.length > 0 ? relationshipIds : undefined,
      digest: digest.slice(0, 32),
      expires: item.expires?.getTime() ?? at + feed.dedupeHours * 3_600_000,
    })
    if (outcome === 'rejected')
      deadLetters.push({
        ...owner,
        event,
        at,
        correlation: randomUUID(),
        digest,
        errors: [{ path: '$', code: 'bad', message: 'bad' }],
        raw: Buffer.from('{}'),
        raw_kind: 'payload',
      })
    const start = tenSeconds(at)
    const count = counts.get(start) ?? { received: 0, mapped: 0, filtered: 0, rejected: 0, bytes: 0 }
    counts.set(start, {
      ...count,
      received: count.received + 1,
      [outcome]: count[outcome] + 1,
      bytes: count.bytes + 10,
    })
  }
  const capture = { ...owner, id: captureId, at: Date.now(), requests: 1, bytes: 3, data: Buffer.from('raw') }
  return {
    first,
    count: items.length,
    items: encodeRows(ITEM, rows),
    alerts: encodeRows(ALERT, alerts),
    entities: encodeRows(ENTITY, entities),
    relationships: encodeRows(RELATIONSHIP, relationships),
    deadLetters: encodeRows(DEAD_LETTER, deadLetters),
    counts: encodeRows(
      COUNT,
      [...counts].map(([at, count]) => ({ ...owner, at, ...count })),
    ),
    capture: captureId === undefined ? NO_ROWS : encodeRows(CAPTURE, [capture]),
    checkpoints: NO_ROWS,
    windows: NO_ROWS,
  }
}

/** What the database holds of the row types, for calling its functions by hand. */
export const askRowTypes = async (ask: Ask): Promise<RowTypes> => rowTypesOf(await ask(ROW_TYPES_SQL))

/** A feed's counts, all nodes and versions together. */
export async function countsOf(ask: Ask, feed: FeedRef): Promise<Record<string, number>> {
  const [row] = await ask<Record<string, number>>(
    `select sum(received)::int received, sum(mapped)::int mapped, sum(filtered)::int filtered,
       sum(duplicate)::int duplicate, sum(rejected)::int rejected
     from metric where datasource_id = $1 and step = 10`,
    [feed.datasourceId],
  )
  return row ?? {}
}
