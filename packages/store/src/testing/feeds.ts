/** Feeds and batches for tests of what is written: the rows a pipeline would make, by hand. */
import { createHash, randomUUID } from 'node:crypto'
import type { DatasourceId, EncodedBatch, FeedRef, TenantId } from '@halcyon/domain'
import pg from 'pg'

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
  readonly attributes?: Readonly<Record<string, unknown>>
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

const joined = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join(',')
const tenSeconds = (at: Date): string => new Date(at.getTime() - (at.getTime() % 10_000)).toISOString()

/** Items → a batch as the pipeline encodes it. */
export function batchOf(
  feed: FeedRef,
  items: readonly TestItem[],
  options: { first?: number; capture?: boolean } = {},
): EncodedBatch {
  const first = options.first ?? 0
  const captureId = options.capture === true ? randomUUID() : undefined
  const owner = { feed: feed.slot, tenant: feed.tenantId, datasource: feed.datasourceId, version: feed.version }
  const deliveries: object[] = []
  const rows: object[] = []
  const alerts: object[] = []
  const entities: object[] = []
  const relationships: object[] = []
  const deadLetters: object[] = []
  const counts = new Map<
    string,
    { received: number; mapped: number; filtered: number; rejected: number; bytes: number }
  >()
  for (const [i, item] of items.entries()) {
    const outcome = item.outcome ?? 'mapped'
    const date = item.at ?? new Date()
    const at = date.toISOString()
    const event = randomUUID()
    const digest = hex(item.delivery ?? event)
    const expires = (item.expires ?? new Date(date.getTime() + feed.dedupeHours * 3_600_000)).toISOString()
    deliveries.push({
      ...owner,
      n: first + i,
      event,
      digest: digest.slice(0, 32),
      expires,
      rejected: outcome === 'rejected',
    })
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
        source_updated_at: item.alert.updatedAt ?? at,
        attributes: {},
      })
    }
    for (const [k, { type, key, name, attributes = {} }] of mentioned.entries())
      entities.push({ ...owner, event, id: entityIds[k], type, key, scope: '', name, attributes, at })
    const relationshipIds = item.related === true ? entityIds.map((to) => idOf(alertId ?? '', to)) : []
    for (const [k, id] of relationshipIds.entries())
      relationships.push({
        ...owner,
        event,
        id,
        type: 'involves',
        role: 'target',
        from_kind: 'alert',
        from_id: alertId,
        to_kind: 'entity',
        to_id: entityIds[k],
        at,
      })
    rows.push({
      ...owner,
      event,
      at,
      outcome,
      correlation: randomUUID(),
      capture: captureId,
      request: captureId && 0,
      item: i,
      bytes: 10,
      source: item.alert?.source,
      reason: outcome === 'rejected' ? 'bad' : undefined,
      alerts: alertId && [alertId],
      entities: entityIds.length > 0 ? entityIds : undefined,
      relationships: relationshipIds.length > 0 ? relationshipIds : undefined,
    })
    if (outcome === 'rejected')
      deadLetters.push({
        ...owner,
        event,
        at,
        correlation: randomUUID(),
        digest,
        errors: [{ path: '$', code: 'bad', message: 'bad' }],
        raw: Buffer.from('{}').toString('base64'),
        raw_kind: 'payload',
      })
    const start = tenSeconds(date)
    const count = counts.get(start) ?? { received: 0, mapped: 0, filtered: 0, rejected: 0, bytes: 0 }
    counts.set(start, {
      ...count,
      received: count.received + 1,
      [outcome]: count[outcome] + 1,
      bytes: count.bytes + 10,
    })
  }
  return {
    first,
    count: items.length,
    deliveries: joined(deliveries),
    items: joined(rows),
    alerts: joined(alerts),
    entities: joined(entities),
    relationships: joined(relationships),
    deadLetters: joined(deadLetters),
    counts: [...counts].map(([at, count]) => ({ at, ...count })),
    capture:
      captureId === undefined
        ? null
        : { id: captureId, at: new Date().toISOString(), requests: 1, bytes: 3, data: Buffer.from('raw') },
  }
}

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
