/**
 * `npm run bench:s3`: gzip NDJSON of a real store, a gigabyte before compression, in objects of 64 MB.
 * First read, decoded and mapped by twelve fields with a sink that only counts, against bare gunzip + split + parse and the same mapping
 * of the same bytes. Then as a feed of the product with its writer, against the writer alone; the rows that are there are counted, and
 * the server's memory is looked at all the while, over what it was idle. Flags: `--megabytes 1024 --object-megabytes 64`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createGunzip, gzipSync } from 'node:zlib'
import { isPull } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { connectors } from '@halcyon/connectors'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import pg from 'pg'
import { configOf, openBucket, outbound, type StoreAddress } from '../../packages/connectors/src/s3_batch/testing.ts'
import { openServices } from '../../scripts/services/open.ts'
import { HMAC_CONFIG, makeDatasource, makeFeed, makeSecret, publish, putDraft } from '../../tests/support/feed.ts'
import { apiClient, startServer } from '../../tests/support/server.ts'
import { mapping, payload } from '../mapping/fixture.ts'
import { memoryMb } from '../support/processes.ts'
import { compiled, writerAlone } from './writer.ts'

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1024' },
    'object-megabytes': { type: 'string', default: '64' },
  },
})
const MB = 1024 * 1024
const LINES_PER_MB = Math.floor(MB / (JSON.stringify(payload(1)).length + 1))
const objects = Math.ceil(Number(values.megabytes) / Number(values['object-megabytes']))
const linesPerObject = LINES_PER_MB * Math.min(Number(values.megabytes), Number(values['object-megabytes']))
const records = objects * linesPerObject
const POLL_MS = 500

const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const services = openServices()
const store = await services.start('s3')
if ('missing' in store) throw new Error(store.missing)
const { TEST_S3_ENDPOINT = '', TEST_S3_ACCESS_KEY = '', TEST_S3_SECRET_KEY = '' } = store.address
const address: StoreAddress = { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY }
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
const sink = new pg.Client({ connectionString: postgres.url })
await sink.connect()
const server = await startServer({
  dataDir: join(folder, 'server'),
  env: { DATABASE_URL: postgres.url, HALCYON_LOG_LEVEL: 'error', HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
})
const api = apiClient(server.gateway)
const bucket = await openBucket(address)
const objectOf = (n: number): Buffer =>
  gzipSync(Array.from({ length: linesPerObject }, (_, i) => JSON.stringify(payload(n * linesPerObject + i))).join('\n'))
const keyOf = (n: number): string => `in/${String(n).padStart(4, '0')}.ndjson.gz`

const context = { scope: 'bench', receivedAt: new Date().toISOString() }
const perSecond = (count: number, begun: number): number => (count * 1000) / (performance.now() - begun)

/** Gunzip, split, parse and the same mapping, of bytes that are in memory already. */
async function bare(bytes: Buffer): Promise<number> {
  const program = compiled()
  let counted = 0
  let rest = ''
  const lines = (text: string): void => {
    const all = (rest + text).split('\n')
    rest = all.pop() ?? ''
    for (const line of all) if (line !== '') counted += mappedOf(program, JSON.parse(line))
  }
  const begun = performance.now()
  for await (const chunk of Readable.from([bytes]).pipe(createGunzip())) lines(chunk.toString('utf8'))
  lines('\n')
  const rate = perSecond(counted, begun)
  if (counted !== linesPerObject) throw new Error(`${counted} of ${linesPerObject} lines were mapped`)
  return rate
}

const mappedOf = (program: ReturnType<typeof compiled>, item: Parameters<typeof program.map>[0]): number => {
  const result = program.map(item, context)
  return result.outcome === 'mapped' ? result.alerts.length : 0
}

/** The connector over all objects of the store, and the same mapping. */
async function counted(): Promise<number> {
  const connector = connectors.get('s3_batch')
  if (connector === undefined || !isPull(connector)) throw new Error('there is no s3_batch')
  const config = { ...configOf(address, bucket.name), prefix: 'in/' }
  const host = createTestHost<unknown>({ config, secrets: { secretAccessKey: TEST_S3_SECRET_KEY }, http: outbound })
  const program = compiled()
  const run = { checkpoints: new Map(), range: null, maxItems: 500, signal: host.signal }
  let count = 0
  const begun = performance.now()
  const opened = connector.open(host)
  for await (const { pages } of opened.pull(run))
    for (const { items } of pages)
      for (const item of items) if (item.kind === 'payload') count += mappedOf(program, item.payload)
  const rate = perSecond(count, begun)
  opened.close?.()
  if (count !== records) throw new Error(`${count} of ${records} records were mapped`)
  return rate
}

/** As a feed, each record to its commit; the most memory over what the server had before. */
async function written(): Promise<{ readonly rate: number; readonly over: number }> {
  const { id } = await makeDatasource(api, 'bench', 's3_batch')
  const secrets = { secretAccessKey: await makeSecret(api, 'key of the bench', TEST_S3_SECRET_KEY) }
  const config = { ...configOf(address, bucket.name), prefix: 'in/', schedule: { kind: 'interval', every: 'PT1H' } }
  await putDraft(api, id, { config, secrets, mapping })
  const pid = server.process.pid ?? 0
  const idle = memoryMb(pid)
  const begun = performance.now()
  await publish(api, id, 'bench')
  for (let most = idle; ; await sleep(POLL_MS)) {
    const { rows } = await sink.query<{ done: string; state: string }>(
      'select done, state from run where datasource_id = $1 order by done desc limit 1',
      [id],
    )
    const { done = '0', state = '' } = rows[0] ?? {}
    if (state === 'failed') throw new Error(`The run failed:\n${server.output()}`)
    most = Math.max(most, memoryMb(pid))
    if (Number(done) < records) continue
    const rate = perSecond(records, begun)
    const { rows: found } = await sink.query<{ alerts: number; things: number }>(
      'select count(*)::int as alerts, count(distinct source_event_id)::int as things from alert where datasource_id = $1',
      [id],
    )
    const { alerts = 0, things = 0 } = found[0] ?? {}
    console.log(`records ${records}, alerts ${alerts}: lost ${records - things}, duplicated ${alerts - things}`)
    if (things !== records || alerts !== things) process.exitCode = 1
    return { rate, over: most - idle }
  }
}

const side = (name: string, rate: number): string => `${name} ${rate.toFixed(0)}/s`

try {
  const first = objectOf(0)
  for (let n = 0; n < objects; n++) await bucket.put(keyOf(n), n === 0 ? first : objectOf(n))
  // Both once before they count: what is compiled at the first call is neither's.
  await bare(first)
  const alone = await bare(first)
  const connector = await counted()
  console.log(
    `counting sink: ${side('bare', alone)}, ${side('s3_batch', connector)}, ratio ${(connector / alone).toFixed(2)} (bar 0.7)`,
  )
  const feed = await makeFeed(api, { name: 'writer alone', config: HMAC_CONFIG, mapping })
  const writer = await writerAlone(sink, postgres.url, feed.id, Math.min(records, 50_000))
  const { rate, over } = await written()
  console.log(
    `writer: ${side('alone', writer)}, ${side('fed by s3_batch', rate)}, ratio ${(rate / writer).toFixed(2)} (bar 0.8)`,
  )
  console.log(`server memory: at most ${over} MiB over idle (bar 200)`)
} finally {
  await outbound.close()
  await server.stop()
  await sink.end()
  await postgres.stop('immediate')
  await services.stop()
  await rm(folder, { recursive: true, force: true })
}
