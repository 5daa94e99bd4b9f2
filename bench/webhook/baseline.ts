/**
 * The peer of the webhook bench: bare `node:http`, `JSON.parse`, the same twelve fields by hand, and a group commit of the alert rows
 * by `unnest` (twelve columns and the raw jsonb) into one table. Answers after the commit. It verifies, dedupes, ledgers and
 * captures nothing. `node baseline.ts <database url>`
 */
import { createServer } from 'node:http'
import pg from 'pg'

const COLUMNS = [
  'source_event_id',
  'title',
  'description',
  'severity',
  'status',
  'confidence',
  'occurred_at',
  'source_created_at',
  'source_updated_at',
  'rule_id',
  'category',
  'link',
]
const SQL = `insert into base_alert (${COLUMNS.join(', ')}, raw) select * from unnest(${COLUMNS.map((_, i) => `$${i + 1}::text[]`).join(', ')}, $${COLUMNS.length + 1}::jsonb[])`

const client = new pg.Client({ connectionString: process.argv[2] })
await client.connect()
await client.query(
  `create table if not exists base_alert (id bigint generated always as identity primary key, ${COLUMNS.map((column) => `${column} text`).join(', ')}, raw jsonb)`,
)

interface Waiting {
  readonly row: readonly string[]
  readonly raw: string
  readonly done: () => void
}
let waiting: Waiting[] = []
let flushing = false

async function flush(): Promise<void> {
  flushing = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    const columns = COLUMNS.map((_, i) => batch.map(({ row }) => row[i]))
    await client.query({ name: 'insert', text: SQL, values: [...columns, batch.map(({ raw }) => raw)] })
    for (const { done } of batch) done()
  }
  flushing = false
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const raw = Buffer.concat(chunks).toString()
    const alert = JSON.parse(raw)
    const row = [
      alert.composite_id,
      alert.display_name,
      alert.description,
      String(alert.severity_name).toLowerCase(),
      alert.status,
      String(alert.confidence),
      alert.timestamp,
      alert.created_timestamp,
      alert.updated_timestamp,
      alert.pattern_id,
      alert.scenario,
      alert.falcon_host_link,
    ]
    waiting.push({
      row,
      raw,
      done: () => {
        response.writeHead(202, { 'content-type': 'application/json', 'content-length': 14 })
        response.end('{"accepted":1}')
      },
    })
    if (!flushing) void flush()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
