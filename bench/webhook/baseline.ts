/**
 * The peer of the webhook bench: bare `node:http`, `JSON.parse`, the same twelve fields by hand, and a group commit of the alert rows
 * by `unnest` (twelve columns and the raw jsonb) into one table. Answers after the commit. It verifies, dedupes, ledgers and
 * captures nothing. `node baseline.ts <database url>`
 */
import { createServer } from 'node:http'
import pg from 'pg'
import { type BareAlert, bareAlert, insertAlerts, makeAlertTable } from '../support/alert-table.ts'

const client = new pg.Client({ connectionString: process.argv[2] })
await client.connect()
await makeAlertTable(client)

interface Waiting extends BareAlert {
  readonly done: () => void
}
let waiting: Waiting[] = []
let flushing = false

async function flush(): Promise<void> {
  flushing = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    await insertAlerts(client, batch)
    for (const { done } of batch) done()
  }
  flushing = false
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const done = (): void => {
      response.writeHead(202, { 'content-type': 'application/json', 'content-length': 14 })
      response.end('{"accepted":1}')
    }
    waiting.push({ ...bareAlert(Buffer.concat(chunks).toString()), done })
    if (!flushing) void flush()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
