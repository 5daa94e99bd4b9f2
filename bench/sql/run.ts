/**
 * `npm run bench:sql`: a table of a million rows read by keyset pages over TLS, twelve fields mapped, checkpoint, dedupe, ledger and raw
 * capture on; the rows that are there are counted, and the server's memory is looked at all the while: it must not grow with what was
 * read. Beside it, the pages alone: the same key, the same limit, a bare client. Flags: `--rows 1000000`,
 * `--kill-every 5` (the server is killed every so many seconds, and its memory is not looked at).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import pg from 'pg'
import { openServices } from '../../scripts/services/open.ts'
import { makeDatasource, makeSecret, publish, putDraft } from '../../tests/support/feed.ts'
import { apiClient, type Server, startServer } from '../../tests/support/server.ts'
import { mapping } from '../mapping/fixture.ts'
import { countLosses, killEvery } from '../support/kills.ts'
import { median, memoryMb } from '../support/processes.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, 'kill-every': { type: 'string' } },
})
const rows = Number(values.rows)
const POLL_MS = 1000
const PAGE = 5000

const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const services = openServices()
const source = await services.start('postgresql')
if ('missing' in source) throw new Error(source.missing)
const { TEST_POSTGRESQL_URL = '', TEST_POSTGRESQL_CA = '' } = source.address
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

/** A row of the bench's alert, with the number it is read by. */
const FILL = `create table bench_alert as select n as id, 'c0ffee' || lpad(to_hex(n), 10, '0') || ':ind:1' as composite_id,
  'SuspiciousScriptExecution' as display_name, repeat('A script process started a network tool. ', 3) as description,
  (array['Low', 'Medium', 'High', 'Critical'])[1 + n % 4] as severity_name, 'new' as status, 80 as confidence,
  timestamptz '2026-01-01Z' + n * interval '1 second' as timestamp, timestamptz '2026-01-01Z' + n * interval '1 second' as created_timestamp,
  timestamptz '2026-01-01Z' + n * interval '1 second' as updated_timestamp, (10000 + n % 300)::text as pattern_id,
  'suspicious_activity' as scenario, 'https://falcon.example.test/activity-v2/detections/' || n as falcon_host_link
  from generate_series(1, ${rows}) as n`

async function openSource(): Promise<{ readonly client: pg.Client; readonly database: string }> {
  const database = `bench_${process.pid}`
  const whole = new pg.Client({ connectionString: TEST_POSTGRESQL_URL })
  await whole.connect()
  await whole.query(`create database ${database}`)
  await whole.end()
  const url = new URL(TEST_POSTGRESQL_URL)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(FILL)
  await client.query('alter table bench_alert add primary key (id)')
  await client.query('vacuum analyze bench_alert')
  return { client, database }
}

/** Rows a second of the pages alone. */
async function pagesAlone(client: pg.Client): Promise<number> {
  const start = performance.now()
  for (let after = 0; after < rows; ) {
    const page = await client.query<{ id: number }>(
      `select * from bench_alert where id > $1 order by id limit ${PAGE}`,
      [after],
    )
    after = page.rows.at(-1)?.id ?? rows
  }
  return (rows * 1000) / (performance.now() - start)
}

/** Publishes a feed of the table; its id. */
async function feedOf(database: string): Promise<string> {
  const { id } = await makeDatasource(api, 'bench', 'sql_poller')
  const { hostname, port, username, password } = new URL(TEST_POSTGRESQL_URL)
  const config = {
    dialect: 'postgresql',
    host: hostname,
    port: Number(port),
    database,
    user: username,
    tls: TEST_POSTGRESQL_CA === '' ? { mode: 'off' } : { ca: await readFile(TEST_POSTGRESQL_CA, 'utf8') },
    table: 'public.bench_alert',
    offset: { kind: 'increasing', column: 'id' },
    schedule: { kind: 'interval', every: 'PT1H' },
    limits: { pageRows: PAGE },
  }
  const secrets = { password: await makeSecret(api, 'password of the bench', decodeURIComponent(password)) }
  await putDraft(api, id, { config, secrets, mapping })
  await publish(api, id, 'bench')
  return id
}

/** Rows a second from now to the last commit; `look` is called all the while. */
async function readAll(id: string, look: () => void): Promise<number> {
  const begun = performance.now()
  for (;;) {
    // The run counts what it has committed.
    const { rows: found } = await sink.query<{ done: string; state: string }>(
      'select done, state from run where datasource_id = $1 order by done desc limit 1',
      [id],
    )
    const { done = '0', state = '' } = found[0] ?? {}
    if (state === 'failed') throw new Error(`The run failed:\n${server.output()}`)
    if (Number(done) > 0) look()
    if (Number(done) >= rows) return (rows * 1000) / (performance.now() - begun)
    await sleep(POLL_MS)
  }
}

async function compare(database: string, client: pg.Client): Promise<void> {
  const bare = await pagesAlone(client)
  const memory: number[] = []
  const rate = await readAll(await feedOf(database), () => memory.push(memoryMb(server.process.pid ?? 0)))
  console.log(`pages alone ${bare.toFixed(0)} rows/s, halcyon ${rate.toFixed(0)} rows/s to their commit`)
  const quarter = Math.ceil(memory.length / 4)
  const [second, last] = [memory.slice(quarter, 2 * quarter), memory.slice(-quarter)].map(median)
  console.log(
    `server memory: ${second} MiB in the second quarter, ${last} MiB in the last, at most ${Math.max(...memory)} MiB`,
  )
}

/** Reads the table to its end, however often it is killed. */
async function killed(database: string, seconds: number): Promise<void> {
  const id = await feedOf(database)
  const killing = killEvery(seconds, server, start)
  const rate = await readAll(id, () => undefined)
  const { kills, ...last } = await killing.stop()
  server = last.server
  console.log(`killed ${kills} times, every ${seconds} s; ${rate.toFixed(0)} rows/s, starts included`)
}

try {
  const { client, database } = await openSource()
  const seconds = values['kill-every']
  await (seconds === undefined ? compare(database, client) : killed(database, Number(seconds)))
  await client.end()
  await countLosses(sink, rows)
} finally {
  await server.stop()
  await sink.end()
  await postgres.stop('immediate')
  await services.stop()
  await rm(folder, { recursive: true, force: true })
}
