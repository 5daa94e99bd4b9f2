/** Benthos on the table of the bare peers: the same twelve fields, without the raw JSON. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

/** Column of the table → Bloblang over the bench's payload. */
const FIELDS: Readonly<Record<string, string>> = {
  source_event_id: 'this.composite_id',
  title: 'this.display_name',
  description: 'this.description',
  severity: 'this.severity_name.lowercase()',
  status: 'this.status',
  confidence: 'this.confidence.string()',
  occurred_at: 'this.timestamp',
  source_created_at: 'this.created_timestamp',
  source_updated_at: 'this.updated_timestamp',
  rule_id: 'this.pattern_id',
  category: 'this.scenario',
  link: 'this.falcon_host_link',
}

/** `postgresql://user:password@host/db`, where the host may be an encoded socket folder → what lib/pq takes. */
function dsnOf(url: string): string {
  const { username, password, hostname, pathname, port: given } = new URL(url)
  const host = decodeURIComponent(hostname)
  const port = given === '' ? '5432' : given
  return `host=${host} port=${port} user=${decodeURIComponent(username)} password='${decodeURIComponent(password)}' dbname=${pathname.slice(1)} sslmode=disable`
}

const configOf = (input: object, url: string, batching: object): object => ({
  http: { enabled: false },
  logger: { level: 'ERROR' },
  input,
  pipeline: {
    processors: [
      {
        mapping: Object.entries(FIELDS)
          .map(([name, expression]) => `root.${name} = ${expression}`)
          .join('\n'),
      },
    ],
  },
  output: {
    sql_insert: {
      driver: 'postgres',
      dsn: dsnOf(url),
      table: 'base_alert',
      columns: Object.keys(FIELDS),
      args_mapping: `root = [${Object.keys(FIELDS)
        .map((name) => `this.${name}`)
        .join(', ')}]`,
      max_in_flight: 2,
      batching,
    },
  },
})

async function start(binary: string, config: object, folder: string): Promise<ChildProcess> {
  const file = join(folder, 'benthos.json')
  await writeFile(file, JSON.stringify(config))
  return spawn(binary, ['-c', file], { stdio: 'ignore' })
}

/** Runs the built peer (build.sh) as a listener. */
export async function listeningBenthos(
  binary: string,
  url: string,
  folder: string,
): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort()
  const input = { http_server: { address: `127.0.0.1:${port}`, path: '/in', timeout: '30s' } }
  // The best of those tried: larger batches wait, smaller ones commit more often.
  const child = await start(binary, configOf(input, url, { count: 25, period: '2ms' }), folder)
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(port)) return { child, port }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Benthos does not listen')
}

/** Runs it as a reader of a topic, from its beginning. */
export function consumingBenthos(
  binary: string,
  url: string,
  folder: string,
  { brokers, topic }: { readonly brokers: string; readonly topic: string },
): Promise<ChildProcess> {
  const input = {
    kafka_franz: {
      seed_brokers: [brokers],
      topics: [topic],
      consumer_group: `benthos-${topic}`,
      start_from_oldest: true,
    },
  }
  return start(binary, configOf(input, url, { count: 500, period: '100ms' }), folder)
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
