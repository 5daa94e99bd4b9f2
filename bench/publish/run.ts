/**
 * `npm run bench:publish`: a sender posts as fast as it is answered while the mapping is published again and again.
 * Prints how long a publish takes to answer, when the last event of the old version was mapped after that, and failed requests.
 * Flag: `--publishes 20`.
 */
import { parseArgs } from 'node:util'
import { FIRST_MAPPING, makeFeed, publish, putMapping } from '../../tests/support/feed.ts'
import { apiClient, removeDataDir, startServer } from '../../tests/support/server.ts'
import { median } from '../support/processes.ts'

const { values } = parseArgs({ options: { publishes: { type: 'string', default: '20' } } })
const server = await startServer({ env: { HALCYON_LOG_LEVEL: 'error' } })
const api = apiClient(server.gateway)
try {
  const feed = await makeFeed(api)
  await feed.post({ id: 'warm', title: 'warm', severity: 'low' })
  let posting = true
  let sent = 0
  const failed: number[] = []
  const sender = async (lane: number): Promise<void> => {
    while (posting) {
      const { status } = await feed.post({ id: `${lane}-${sent++}`, title: 'x', severity: 'high' })
      if (status !== 202) failed.push(status)
    }
  }
  const senders = [1, 2, 3, 4, 5, 6, 7, 8].map(sender)
  const answered: number[] = []
  const published: { version: number; at: number }[] = []
  for (let i = 0; i < Number(values.publishes); i++) {
    await putMapping(api, feed.id, { ...FIRST_MAPPING, ignore: [`$.unused${i}`] })
    const began = performance.now()
    const { version } = await publish(api, feed.id, `round ${i}`)
    answered.push(performance.now() - began)
    published.push({ version, at: Date.now() })
  }
  posting = false
  await Promise.all(senders)
  const late: number[] = []
  for (const { version, at } of published) {
    const { body } = await api<{ items: { receivedAt: string }[] }>(
      'GET',
      `/datasources/${feed.id}/events?version=${version - 1}&limit=1`,
    )
    const last = body.items[0]
    late.push(last === undefined ? 0 : Math.max(0, Date.parse(last.receivedAt) - at))
  }
  console.log(`${sent} requests, ${failed.length} failed, ${published.length} publishes`)
  console.log(
    `publish answers after: median ${median(answered).toFixed(0)} ms, longest ${Math.max(...answered).toFixed(0)} ms`,
  )
  console.log(
    `last event of the old version received after that answer: ${Math.max(...late)} ms later at most (at most 1000)`,
  )
} finally {
  await server.stop()
  await removeDataDir(server.dataDir)
}
