/**
 * `npm run bench:feeds`: sixty feeds at ten events a second each, then the same again while one feed's worker is blocked on purpose,
 * and while it is ended and started again.
 * Prints p50, p99 and the server's memory. Flags: `--feeds 60 --rate 10 --seconds 20`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HMAC_CONFIG, type MadeFeed, makeFeed } from '../../tests/support/feed.ts'
import { apiClient, startServer } from '../../tests/support/server.ts'
import { mappingWithHost } from '../mapping/fixture.ts'
import type { LoadResult } from '../support/load.ts'
import { loadAll, memoryMb } from '../support/processes.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '20' },
  },
})
const seconds = Number(values.seconds)
const rate = Number(values.rate)
const folder = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const blocking = join(folder, 'blocking')
await mkdir(blocking)
await writeFile(join(blocking, 'guide.md'), '# Blocking\n')
const halcyon = { connector: 'blocking', kit: '^0.1.0' }
const manifest = { name: 'blocking', version: '0.1.0', type: 'module', main: './connector.js', halcyon }
await writeFile(join(blocking, 'package.json'), JSON.stringify(manifest))
await writeFile(
  join(blocking, 'connector.js'),
  `const spec = { type: 'blocking', title: 'Blocking', description: 'Blocks its worker on every request.', stability: 'alpha', mode: 'push',
     config: { type: 'object' }, secrets: { type: 'object', properties: {} }, requiredSecrets: () => [], sample: () => ({ id: '1' }) }
   export const connector = { spec, check: async () => ({ ok: true, steps: [] }), open: () => ({ headers: [], receive() { for (;;) {} } }) }\n`,
)
const server = await startServer({
  dataDir: join(folder, 'data'),
  env: { HALCYON_CONNECTORS: blocking, HALCYON_LOG_LEVEL: 'error' },
})
const api = apiClient(server.gateway)
const feeds: MadeFeed[] = []
for (let i = 0; i < Number(values.feeds); i++)
  feeds.push(await makeFeed(api, { config: HMAC_CONFIG, mapping: mappingWithHost }))
let from = 0

async function run(seconds: number): Promise<LoadResult[]> {
  const prepared = Math.ceil(seconds * rate)
  const results = await loadAll(
    feeds.map((feed, i) => {
      const url = new URL(feed.ingestUrl)
      const target = { host: url.hostname, port: Number(url.port), path: url.pathname, secret: feed.secret }
      const delayMs = (i / feeds.length) * (1000 / rate)
      return { ...target, connections: 2, seconds, from: from + i * prepared, prepared, rate, delayMs }
    }),
  )
  from += feeds.length * seconds * rate
  return results
}

function report(title: string, results: readonly LoadResult[]): void {
  const sorted = (pick: (result: LoadResult) => number): number[] => results.map(pick).sort((a, b) => a - b)
  const p99 = sorted((result) => result.p99)
  const p50 = sorted((result) => result.p50)
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0)
  const failed = results.reduce((sum, result) => sum + result.failed.length, 0)
  console.log(
    `${title}: ${acknowledged} acknowledged, ${failed} failed; over the feeds p50 ${p50[p50.length >> 1]?.toFixed(1)} ms,` +
      ` p99 median ${p99[p99.length >> 1]?.toFixed(1)} ms, worst ${p99.at(-1)?.toFixed(1)} ms; server memory ${memoryMb(server.process.pid ?? 0)} MiB`,
  )
}

try {
  await Promise.all(feeds.map((feed, i) => feed.post({ composite_id: `warm ${i}`, display_name: 'warm', device: {} })))
  // Sixty workers that have just started compile what they run.
  await run(5)
  report('all well', await run(seconds))
  const blocked = await makeFeed(api, {
    type: 'blocking',
    config: {},
    secrets: {},
    mapping: { outputs: [{ kind: 'alert', fields: { title: { const: 'x' } } }] },
  })
  const stuck = blocked.post({ id: '1' }).catch(() => undefined)
  // Within the ten seconds after which a worker that gives no answer is ended; then while it is started again.
  report('one worker blocked', await run(8))
  report('it is ended, and another one started', await run(6))
  await stuck
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
