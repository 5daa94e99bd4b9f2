import { randomUUID } from 'node:crypto'
import type { PullPage } from '@halcyon/connector-kit'
import type { DatasourceId, FeedRef, TenantId } from '@halcyon/domain'
import { type CompiledMapping, compile } from '@halcyon/mapping'
import { pushPipeline } from '@halcyon/pipeline'
import { BatchWriter } from '@halcyon/store'
import type pg from 'pg'
import { mapping } from '../mapping/fixture.ts'

export function compiled(): CompiledMapping {
  const result = compile(mapping)
  if (!result.ok) throw new Error('the mapping of the bench does not compile')
  return result.mapping
}

/**
 * Rows a second of the writer alone: the pages of the connector, mapped already, one after the other, each to its commit.
 * @param datasourceId a published feed that nothing else writes for
 */
export async function writerAlone(
  client: pg.Client,
  url: string,
  datasourceId: string,
  pages: readonly PullPage[],
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
  let items: PullPage['items'] = []
  const pipeline = pushPipeline({
    feed,
    mapping: compiled(),
    capture: 'always',
    redact: [],
    keepHeaders: (headers) => ({ ...headers }),
    now: Date.now,
    receive: () => ({ items }),
  })
  const writer = new BatchWriter({ url, nodeId: randomUUID() })
  let [milliseconds, count] = [0, 0]
  for (const [id, page] of pages.entries()) {
    items = page.items
    const { batch } = await pipeline.process(id, [requestOf(page)])
    const begun = performance.now()
    const outcome = await writer.write(feed, batch)
    milliseconds += performance.now() - begun
    if (outcome.kind !== 'committed') throw new Error(`the writer answered ${outcome.kind}`)
    pipeline.committed(id, outcome.duplicates)
    count += items.length
  }
  await writer.close()
  return (count * 1000) / milliseconds
}

const requestOf = ({ body, headers, receivedAt }: PullPage) => ({
  method: 'GET',
  path: '',
  query: '',
  headers,
  body,
  remoteAddress: '',
  receivedAt,
  correlationId: randomUUID(),
})
