/**
 * `npm run bench:webhook`: the whole way of a webhook event, HMAC verified, twelve fields mapped in the feed's worker, dedupe, ledger and
 * raw capture on, answered after the commit; against a bare server that only inserts (baseline.ts). Both on one PostgreSQL, in turns.
 * Flags: `--rounds 3 --seconds 6`, `--fill 1000000` (a second half on tables that hold so many events), `--benthos <binary>` (a third
 * side, see bench/benthos/build.sh), `--host` (a host entity and its relationship as well).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import pg from 'pg'
import { HMAC_CONFIG, makeFeed } from '../../tests/support/feed.ts'
import { apiClient, startServer } from '../../tests/support/server.ts'
import { listeningBenthos } from '../benthos/peer.ts'
import { mapping, mappingWithHost } from '../mapping/fixture.ts'
import { cpuMs, load, median, memoryMb, startChild } from '../support/processes.ts'
import { fill } from './fill.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    fill: { type: 'string', default: '0' },
    connections: { type: 'string', default: '50' },
    host: { type: 'boolean', default: false },
    benthos: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const connections = Number(values.connections)
const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
const admin = new pg.Client({ connectionString: postgres.url })
await admin.connect()
await admin.query('create database baseline')
const urlOf = (database: string): string => postgres.url.replace(/\/halcyon(?=\?|$)/, `/${database}`)

const baseline = await startChild(fileURLToPath(new URL('./baseline.ts', import.meta.url)), [urlOf('baseline')])
const server = await startServer({
  dataDir: join(folder, 'server'),
  env: { DATABASE_URL: postgres.url, HALCYON_LOG_LEVEL: 'error' },
})
const benthos = values.benthos === undefined ? null : await listeningBenthos(values.benthos, urlOf('baseline'), folder)
const feed = await makeFeed(apiClient(server.gateway), {
  config: HMAC_CONFIG,
  mapping: values.host ? mappingWithHost : mapping,
})

interface Figure {
  rate: number
  p50: number
  p99: number
  /** Milliseconds of CPU a request. */
  app: number
  pg: number
}
let from = 0
let acknowledged = 0
const backend = async (database: string, name: string): Promise<number> => {
  const { rows } = await admin.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = $1 and ($2 = $3 or application_name = $2) order by backend_start limit 1',
    [database, name, ''],
  )
  return rows[0]?.pid ?? 0
}

type Side = 'baseline' | 'halcyon' | 'benthos'
const urls: Record<Side, URL> = {
  baseline: new URL(`http://127.0.0.1:${baseline.port}/`),
  halcyon: new URL(feed.ingestUrl),
  benthos: new URL(`http://127.0.0.1:${benthos?.port ?? 0}/in`),
}
const pids: Record<Side, number> = {
  baseline: baseline.child.pid ?? 0,
  halcyon: server.process.pid ?? 0,
  benthos: benthos?.child.pid ?? 0,
}

async function measure(what: Side): Promise<Figure> {
  const url = urls[what]
  const app = pids[what]
  const writer = await backend(
    what === 'baseline' ? 'baseline' : 'halcyon',
    what === 'baseline' ? '' : 'halcyon writer',
  )
  const before = { app: cpuMs(app), pg: writer === 0 ? 0 : cpuMs(writer) }
  const result = await load({
    host: '127.0.0.1',
    port: Number(url.port),
    path: url.pathname,
    connections,
    seconds,
    secret: feed.secret,
    from,
    prepared: Math.ceil(seconds * 15_000),
  })
  from += result.sent
  if (result.failed.length > 0)
    throw new Error(`${what}: ${result.failed.length} requests failed, first ${JSON.stringify(result.failed[0])}`)
  if (what === 'halcyon') acknowledged += result.acknowledged
  return {
    rate: result.acknowledged / result.seconds,
    p50: result.p50,
    p99: result.p99,
    app: (cpuMs(app) - before.app) / result.acknowledged,
    pg: writer === 0 ? Number.NaN : (cpuMs(writer) - before.pg) / result.acknowledged,
  }
}

function print(title: string, round: number, side: Side, { rate, p50, p99, app, pg }: Figure): void {
  const cpu = `CPU ${(app * 1000).toFixed(0)} + ${Number.isNaN(pg) ? '?' : (pg * 1000).toFixed(0)} µs`
  const times = `p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`
  console.log(`${title} ${round} ${side.padEnd(9)} ${rate.toFixed(0).padStart(6)} req/s  ${times}  ${cpu}`)
}

async function compare(title: string): Promise<void> {
  await measure('baseline')
  await measure('halcyon')
  const ratios: number[] = []
  const tails: number[] = []
  const ahead: number[] = []
  for (let round = 1; round <= Number(values.rounds); round++) {
    const base = await measure('baseline')
    const ours = await measure('halcyon')
    ratios.push(ours.rate / base.rate)
    tails.push(ours.p99 / base.p99)
    print(title, round, 'baseline', base)
    print(title, round, 'halcyon', ours)
    if (benthos !== null) {
      const peer = await measure('benthos')
      ahead.push(ours.rate / peer.rate)
      print(title, round, 'benthos', peer)
    }
    console.log(
      `${title} ${round} ratio ${(ours.rate / base.rate).toFixed(2)}, p99 ${(ours.p99 / base.p99).toFixed(2)} ×`,
    )
  }
  if (ahead.length > 0) console.log(`${title}: median ${median(ahead).toFixed(2)} × Benthos (more than 1)`)
  console.log(
    `${title}: median ratio ${median(ratios).toFixed(2)} (at least 0.6), median p99 ${median(tails).toFixed(2)} × (at most 2)`,
  )
}

try {
  await compare('empty')
  if (Number(values.fill) > 0) {
    await fill(postgres.url, urlOf('baseline'), feed.id, Number(values.fill))
    await compare('filled')
  }
  const check = new pg.Client({ connectionString: postgres.url })
  await check.connect()
  const { rows } = await check.query(
    `select (select count(*) from ledger where outcome = 'mapped' and source_event_id like 'c0ffee%')::int as events,
      (select count(distinct source_event_id) from alert where source_event_id like 'c0ffee%')::int as things,
      (select count(*) from alert where source_event_id like 'c0ffee%')::int as alerts`,
  )
  await check.end()
  console.log(
    `acknowledged ${acknowledged}, in the ledger ${rows[0].events}, alerts ${rows[0].alerts}, distinct ${rows[0].things}`,
  )
  console.log(
    `lost ${acknowledged - rows[0].things}, duplicated ${rows[0].alerts - rows[0].things}; server memory ${memoryMb(server.process.pid ?? 0)} MiB`,
  )
  if (acknowledged !== rows[0].things || rows[0].alerts !== rows[0].things) process.exitCode = 1
} finally {
  await server.stop()
  baseline.child.kill()
  benthos?.child.kill()
  await admin.end()
  await postgres.stop('immediate')
  await rm(folder, { recursive: true, force: true })
}
