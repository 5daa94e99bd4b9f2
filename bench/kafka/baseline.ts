/**
 * The peer of the Kafka bench: a bare consumer, `JSON.parse`, the same twelve fields by hand, and an insert of the alert rows by `unnest`,
 * up to 500 at a time, over one connection; the next are gathered meanwhile. Offsets are committed by the client's clock. It dedupes,
 * ledgers and captures nothing. `node baseline.ts <database url> <brokers> <topic>`
 */
import pg from 'pg'
import { bareConsumer } from '../../packages/connectors/src/kafka/testing.ts'
import { type BareAlert, bareAlert, insertAlerts } from '../support/alert-table.ts'

const BATCH = 500
const [url, brokers = '', topic = ''] = process.argv.slice(2)
const client = new pg.Client({ connectionString: url })
await client.connect()
const stream = await bareConsumer(brokers, topic)
process.stdout.write('ready 0\n')
process.on('SIGTERM', () => process.exit(0))

let inserting: Promise<unknown> = Promise.resolve()
let gathered: BareAlert[] = []
let busy = false
const insert = (): void => {
  const batch = gathered
  gathered = []
  busy = true
  inserting = insertAlerts(client, batch).then(() => {
    busy = false
    if (gathered.length > 0) insert()
  })
}
for await (const { value } of stream) {
  gathered.push(bareAlert(value))
  if (gathered.length >= BATCH) await inserting
  if (!busy && gathered.length > 0) insert()
}
