/**
 * `npm run bench:s3`: gzip NDJSON of a real store, a gigabyte before compression, in objects of 64 MB.
 * First read, decoded and mapped by twelve fields with a sink that only counts, against bare gunzip + split + parse and the same mapping
 * of the same bytes. Then as a feed of the product with its writer, against the writer alone with the same pages, before and after, since
 * the tables grow; the rows that are there are counted, and the server's memory is looked at all the while, over what it was idle. Flags:
 * `--megabytes 1024 --object-megabytes 64`, `--kill-every 5` (the feed alone, while the server is killed every so many seconds).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createGunzip, gzipSync } from 'node:zlib'
import { isPull, type PullPage } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { connectors } from '@halcyon/connectors'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import pg from 'pg'
import { configOf, openBucket, outbound, type StoreAddress } from '../../packages/connectors/src/s3_batch/testing.ts'
import { openServices } from '../../scripts/services/open.ts'
import { HMAC_CONFIG, makeDatasource, makeFeed, makeSecret, publish, putDraft } from '../../tests/support/feed.ts'
import { apiClient, type Server, startServer } from '../../tests/support/server.ts'
import { mapping, payload } from '../mapping/fixture.ts'
import { countLosses, killEvery } from '../support/kills.ts'
import { memoryMb } from '../support/processes.ts'
import { compiled, writerAlone } from './writer.ts'

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1024' },
    'object-megabytes': { type: 'string', default: '64' },
    'kill-every': { type: 'string' },
  },
})
const MB = 1024 * 1024
const LINES_PER_MB = Math.floor(MB / (JSON.stringify(payload(1)).length + 1))
const objects = Math.ceil(Number(values.megabytes) / Number(values['object-megabytes']))
const linesPerObject = LINES_PER_MB * Math.min(Number(values.megabytes), Number(values['object-megabytes']))
const records = objects * linesPerObject
const POLL_MS = 500
/** So many rows, at least, the writer writes alone. */
const ALONE = Math.min(records, 50_000)

const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const services = openServices()
const store = await services.start('s3')
if ('missing' in store) throw new Error(store.missing)
const { TEST_S3_ENDPOINT = '', TEST_S3_ACCESS_KEY = '', TEST_S3_SECRET_KEY = '' } = store.address
const address: StoreAddress = { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY }
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
const sink = new pg.Client({ connectionString: postgres.url })
await sink.connect()
const start = (): Promise<Server> =>
  startServer({
    dataDir: join(folder, 'server'),
    env: { DATABASE_URL: postgres.url, HALCYON_LOG_LEVEL: 'error', HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
  })
let server = await start()
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

/** The pages of all objects of the store. */
async function* pagesOfStore(): AsyncGenerator<PullPage> {
  const connector = connectors.get('s3_batch')
  if (connector === undefined || !isPull(connector)) throw new Error('there is no s3_batch')
  const config = { ...configOf(address, bucket.name), prefix: 'in/' }
  const host = createTestHost<unknown>({ config, secrets: { secretAccessKey: TEST_S3_SECRET_KEY }, http: outbound })
  const run = { checkpoints: new Map(), range: null, maxItems: 500, signal: host.signal }
  const opened = connector.open(host)
  for await (const { pages } of opened.pull(run)) yield* pages
  opened.close?.()
}

/** The connector over all objects of the store, and the same mapping. */
async function counted(): Promise<number> {
  const program = compiled()
  let count = 0
  const begun = performance.now()
  for await (const { items } of pagesOfStore())
    for (const item of items) if (item.kind === 'payload') count += mappedOf(program, item.payload)
  const rate = perSecond(count, begun)
  if (count !== records) throw new Error(`${count} of ${records} records were mapped`)
  return rate
}

/** The writer alone, with pages of the connector. */
async function alone(name: string, pages: readonly PullPage[]): Promise<number> {
  const feed = await makeFeed(api, { name, config: HMAC_CONFIG, mapping })
  return writerAlone(sink, postgres.url, feed.id, pages)
}

async function firstPages(): Promise<PullPage[]> {
  const pages: PullPage[] = []
  let count = 0
  for await (const page of pagesOfStore()) {
    pages.push(page)
    count += page.items.length
    if (count >= ALONE) break
  }
  return pages
}

/** Publishes a feed of the store; its id. */
async function feedOfStore(): Promise<string> {
  const { id } = await makeDatasource(api, 'bench', 's3_batch')
  const secrets = { secretAccessKey: await makeSecret(api, 'key of the bench', TEST_S3_SECRET_KEY) }
  const config = { ...configOf(address, bucket.name), prefix: 'in/', schedule: { kind: 'interval', every: 'PT1H' } }
  await putDraft(api, id, { config, secrets, mapping })
  await publish(api, id, 'bench')
  return id
}

/** Records a second from now to the last commit; `look` is called all the while. */
async function readAll(id: string, look: () => void): Promise<number> {
  const begun = performance.now()
  for (;;) {
    // The run counts what it has committed.
    const { rows } = await sink.query<{ done: string; state: string }>(
      'select done, state from run where datasource_id = $1 order by done desc limit 1',
      [id],
    )
    const { done = '0', state = '' } = rows[0] ?? {}
    if (state === 'failed') throw new Error(`The run failed:\n${server.output()}`)
    look()
    if (Number(done) >= records) return perSecond(records, begun)
    await sleep(POLL_MS)
  }
}

/** @returns the feed that was read */
async function compare(first: Buffer): Promise<string> {
  // Both once before they count: what is compiled at the first call is neither's.
  await bare(first)
  const unpacked = await bare(first)
  const connector = await counted()
  const bars = (ratio: number, bar: number): string => `ratio ${ratio.toFixed(2)} (bar ${bar})`
  console.log(
    `counting sink: ${side('bare', unpacked)}, ${side('s3_batch', connector)}, ${bars(connector / unpacked, 0.7)}`,
  )
  const pages = await firstPages()
  const before = await alone('writer before', pages)
  const idle = memoryMb(server.process.pid ?? 0)
  let most = idle
  const id = await feedOfStore()
  const rate = await readAll(id, () => {
    most = Math.max(most, memoryMb(server.process.pid ?? 0))
  })
  const after = await alone('writer after', pages)
  const writer = 2 / (1 / before + 1 / after)
  console.log(
    `writer: ${side('alone, before', before)}, ${side('after', after)}, ${side('fed by s3_batch', rate)}, ${bars(rate / writer, 0.8)}`,
  )
  console.log(`server memory: at most ${most - idle} MiB over idle (bar 200)`)
  return id
}

/** Reads the store to its end, however often it is killed. */
async function killed(seconds: number): Promise<string> {
  const id = await feedOfStore()
  const killing = killEvery(seconds, server, start)
  const rate = await readAll(id, () => undefined)
  const { kills, ...last } = await killing.stop()
  server = last.server
  console.log(`killed ${kills} times, every ${seconds} s; ${rate.toFixed(0)} records/s, starts included`)
  return id
}

const side = (name: string, rate: number): string => `${name} ${rate.toFixed(0)}/s`

try {
  const first = objectOf(0)
  for (let n = 0; n < objects; n++) await bucket.put(keyOf(n), n === 0 ? first : objectOf(n))
  const seconds = values['kill-every']
  const id = await (seconds === undefined ? compare(first) : killed(Number(seconds)))
  await countLosses(sink, records, id)
} finally {
  await outbound.close()
  await server.stop()
  await sink.end()
  await postgres.stop('immediate')
  await services.stop()
  await rm(folder, { recursive: true, force: true })
}
