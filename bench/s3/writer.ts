import { randomUUID } from 'node:crypto'
import { type DatasourceId, type FeedRef, parseJson, type TenantId } from '@halcyon/domain'
import { type CompiledMapping, compile } from '@halcyon/mapping'
import { pushPipeline } from '@halcyon/pipeline'
import { BatchWriter } from '@halcyon/store'
import type pg from 'pg'
import { mapping, payload } from '../mapping/fixture.ts'

/** As a batch of a feed has them by default. */
const BATCH = 500

export function compiled(): CompiledMapping {
  const result = compile(mapping)
  if (!result.ok) throw new Error('the mapping of the bench does not compile')
  return result.mapping
}

/**
 * Rows a second of the writer alone: batches that are mapped already, one after the other, each to its commit.
 * @param datasourceId a published feed that nothing else writes for
 */
export async function writerAlone(
  client: pg.Client,
  url: string,
  datasourceId: string,
  count: number,
): Promise<number> {
  const { rows } = await client.query<{ tenant_id: TenantId; generation: number }>(
    'select tenant_id, generation from datasource where id = $1',
    [datasourceId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('there is no such datasource')
  const feed: FeedRef = {
    slot: 1,
    tenantId: row.tenant_id,
    datasourceId: datasourceId as DatasourceId,
    generation: row.generation,
    version: 1,
    dedupeHours: 96,
  }
  let from = 0
  const pipeline = pushPipeline({
    feed,
    mapping: compiled(),
    capture: 'always',
    redact: [],
    keepHeaders: (headers) => ({ ...headers }),
    now: Date.now,
    receive: () => ({ items: Array.from({ length: BATCH }, (_, i) => itemOf(from + i)) }),
  })
  const writer = new BatchWriter({ url, nodeId: randomUUID() })
  let milliseconds = 0
  for (let id = 1; from < count; id++, from += BATCH) {
    const { batch } = await pipeline.process(id, [requestOf(from)])
    const begun = performance.now()
    const outcome = await writer.write(feed, batch)
    milliseconds += performance.now() - begun
    if (outcome.kind !== 'committed') throw new Error(`the writer answered ${outcome.kind}`)
    pipeline.committed(id, outcome.duplicates)
  }
  await writer.close()
  return (from * 1000) / milliseconds
}

const itemOf = (n: number) =>
  ({ kind: 'payload', payload: parseJson(JSON.stringify(payload(n))), deliveryId: `writer-${n}` }) as const

const requestOf = (from: number) => ({
  method: 'POST',
  path: '',
  query: '',
  headers: {},
  body: Buffer.from(Array.from({ length: BATCH }, (_, i) => JSON.stringify(payload(from + i))).join('\n')),
  remoteAddress: '127.0.0.1',
  receivedAt: Date.now(),
  correlationId: randomUUID(),
})
