/**
 * `npm run bench:kafka`: records of 1 KB from a topic of four partitions, twelve fields mapped in the feed's worker, checkpoint, dedupe,
 * ledger and raw capture on; against a bare consumer that inserts the alert rows alone (baseline.ts). Both on one PostgreSQL and one
 * broker, in turns, each counted by the rows that are there. Flags: `--records 100000 --rounds 3 --batch 500`, `--benthos <binary>` (a third side,
 * see bench/benthos/build.sh), `--kill-every 5` (no peers: one topic, while the server is killed every so many seconds).
 */
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import pg from 'pg'
import { cluster } from '../../packages/connectors/src/kafka/testing.ts'
import { openServices } from '../../scripts/services/open.ts'
import { makeDatasource, publish, putDraft } from '../../tests/support/feed.ts'
import { apiClient, type Server, startServer } from '../../tests/support/server.ts'
import { consumingBenthos } from '../benthos/peer.ts'
import { mapping, payload } from '../mapping/fixture.ts'
import { makeAlertTable } from '../support/alert-table.ts'
import { countLosses, killEvery } from '../support/kills.ts'
import { cpuMs, familyCpuMs, median, memoryMb, startChild } from '../support/processes.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    batch: { type: 'string', default: '500' },
    benthos: { type: 'string' },
    'kill-every': { type: 'string' },
  },
})
const [records, rounds] = [Number(values.records), Number(values.rounds)]
const BASELINE = fileURLToPath(new URL('./baseline.ts', import.meta.url))
const POLL_MS = 200
const PARTITIONS = 4

const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const services = openServices()
const kafka = await services.start('kafka')
if ('missing' in kafka) throw new Error(kafka.missing)
const brokers = kafka.address.TEST_KAFKA_BROKERS ?? ''
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
const admin = new pg.Client({ connectionString: postgres.url })
await admin.connect()
await admin.query('create database baseline')
const baselineUrl = postgres.url.replace(/\/halcyon(?=\?|$)/, '/baseline')
const bare = new pg.Client({ connectionString: baselineUrl })
await bare.connect()
const start = (): Promise<Server> =>
  startServer({
    dataDir: join(folder, 'server'),
    env: { DATABASE_URL: postgres.url, HALCYON_LOG_LEVEL: 'error', HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
  })
let server = await start()
const api = apiClient(server.gateway)
const to = cluster(brokers)
let produced = 0

interface Figure {
  /** Records a second, from the first that were seen to the last. */
  readonly rate: number
  /** Microseconds of CPU a record: of the process that reads, and of the database. */
  readonly cpu: number
  readonly pg: number
}

async function fill(): Promise<string> {
  const topic = await to.topic(PARTITIONS)
  for (let sent = 0; sent < records; sent += 1000) {
    const messages = Array.from({ length: Math.min(1000, records - sent) }, (_, i) => ({
      topic,
      partition: i % PARTITIONS,
      key: '',
      value: JSON.stringify(payload(produced + i)),
    }))
    await to.send(messages)
    produced += messages.length
  }
  return topic
}

/** Looks at the sink until all are there. */
async function measure(pid: number, count: () => Promise<number>): Promise<Figure> {
  let first: { readonly at: number; readonly n: number; readonly cpu: number; readonly pg: number } | null = null
  for (;;) {
    const n = await count()
    const [at, cpu, pg] = [performance.now(), cpuMs(pid), familyCpuMs(postgres.pid)]
    if (n > 0) first ??= { at, n, cpu, pg }
    if (first !== null && n >= records && n > first.n) {
      const read = n - first.n
      return {
        rate: (read * 1000) / (at - first.at),
        cpu: ((cpu - first.cpu) * 1000) / read,
        pg: ((pg - first.pg) * 1000) / read,
      }
    }
    if (first !== null && first.n >= records) throw new Error('Too few records to measure: all came at once.')
    await sleep(POLL_MS)
  }
}

/** Who reads into the bare table. */
async function peer(start: () => Promise<ChildProcess>): Promise<Figure> {
  await bare.query('drop table if exists base_alert')
  await makeAlertTable(bare)
  const child = await start()
  const figure = await measure(child.pid ?? 0, async () => {
    const { rows } = await bare.query<{ n: number }>('select count(*)::int as n from base_alert')
    return rows[0]?.n ?? 0
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
  return figure
}

const baseline = (topic: string): Promise<Figure> =>
  peer(async () => (await startChild(BASELINE, [baselineUrl, brokers, topic])).child)
const benthos = (binary: string, topic: string): Promise<Figure> =>
  peer(() => consumingBenthos(binary, baselineUrl, folder, { brokers, topic }))

/** Publishes a feed of the topic; its id. */
async function read(topic: string): Promise<string> {
  const { id } = await makeDatasource(api, `bench ${topic}`, 'kafka')
  const config = { brokers: [brokers], tls: { mode: 'off' }, topics: [topic], start: 'earliest' }
  await putDraft(api, id, { config, secrets: {}, mapping, runtime: { batch: { maxItems: Number(values.batch) } } })
  await publish(api, id, 'bench')
  return id
}

async function alertsOf(id: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from alert where datasource_id = $1', [
    id,
  ])
  return rows[0]?.n ?? 0
}

async function halcyon(topic: string): Promise<Figure> {
  const id = await read(topic)
  const figure = await measure(server.process.pid ?? 0, () => alertsOf(id))
  await api('POST', `/datasources/${id}/disable`)
  return figure
}

const print = (round: number, side: string, { rate, cpu, pg }: Figure): void =>
  console.log(
    `${round} ${side.padEnd(8)} ${rate.toFixed(0).padStart(6)} records/s  CPU ${cpu.toFixed(0)} + ${pg.toFixed(0)} µs a record`,
  )

async function compare(): Promise<void> {
  const ratios: number[] = []
  const ahead: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const topic = await fill()
    const base = await baseline(topic)
    const ours = await halcyon(topic)
    const theirs = values.benthos === undefined ? null : await benthos(values.benthos, topic)
    // The first one warms both up.
    if (round === 0) continue
    ratios.push(ours.rate / base.rate)
    print(round, 'baseline', base)
    print(round, 'halcyon', ours)
    if (theirs !== null) {
      ahead.push(ours.rate / theirs.rate)
      print(round, 'benthos', theirs)
    }
    console.log(`${round} ratio ${(ours.rate / base.rate).toFixed(2)}`)
  }
  if (ahead.length > 0) console.log(`median ${median(ahead).toFixed(2)} × Benthos (more than 1)`)
  console.log(`median ratio ${median(ratios).toFixed(2)} (at least 0.6)`)
}

/** Reads one topic to its end, however often it is killed. */
async function killed(seconds: number): Promise<void> {
  const id = await read(await fill())
  const begun = performance.now()
  const killing = killEvery(seconds, server, start)
  while ((await alertsOf(id)) < records) await sleep(POLL_MS)
  const rate = (records * 1000) / (performance.now() - begun)
  const { kills, ...last } = await killing.stop()
  server = last.server
  console.log(`killed ${kills} times, every ${seconds} s; ${rate.toFixed(0)} records/s, starts included`)
}

try {
  const seconds = values['kill-every']
  await (seconds === undefined ? compare() : killed(Number(seconds)))
  await countLosses(admin, produced)
  console.log(`server memory ${memoryMb(server.process.pid ?? 0)} MiB`)
} finally {
  await server.stop()
  await Promise.all([to.close(), bare.end(), admin.end()])
  await postgres.stop('immediate')
  await services.stop()
  await rm(folder, { recursive: true, force: true })
}
