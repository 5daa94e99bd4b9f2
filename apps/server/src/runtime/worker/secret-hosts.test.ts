import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatasourceId, TenantId } from '@halcyon/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WorkerHost } from './host.ts'
import type { FromWorker } from './protocol.ts'

const MODULE = new URL('../../test-run/fixtures/listed-connector.ts', import.meta.url).href
let asked = 0
const source = createServer((_request, response) => {
  asked += 1
  response.end('[]')
})
beforeAll(() => new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => source.close(resolve)))

/** How a run in a feed's own worker ends. */
async function runWith(hosts: readonly string[]): Promise<Extract<FromWorker, { kind: 'pull_ended' }>> {
  const { port } = source.address() as AddressInfo
  let worker: WorkerHost | undefined
  const ended = new Promise<Extract<FromWorker, { kind: 'pull_ended' }>>((resolve, reject) => {
    const data = { connectorModules: { listed: MODULE }, allowNetworks: ['127.0.0.0/8'] }
    worker = new WorkerHost(data, 256, {
      message: (message) => {
        if (message.kind === 'loaded')
          worker?.tell({ kind: 'pull', run: '', lane: 'live', range: null, maxItems: 10, checkpoints: [] })
        if (message.kind === 'pull_ended') resolve(message)
        // What was read is written by nobody here, which ends the run.
        if (message.kind === 'pulled') worker?.tell({ kind: 'dropped', id: message.id })
        if (message.kind === 'not_startable') reject(new Error(message.message))
      },
      died: reject,
    })
    worker.load({
      kind: 'load',
      feed: {
        slot: 1,
        tenantId: '' as TenantId,
        datasourceId: '' as DatasourceId,
        generation: 1,
        version: 1,
        dedupeHours: 1,
      },
      type: 'listed',
      config: { url: `http://127.0.0.1:${port}/` },
      mapping: { outputs: [{ name: 'a', kind: 'alert', fields: { title: { const: 'x' } } }] },
      capture: 'always',
      redact: [],
      secrets: {
        values: { token: [{ version: 1, value: 'the-token', expiresAt: null }] },
        mayGoTo: [{ secret: 'API token', hosts }],
      },
    })
  })
  try {
    return await ended
  } finally {
    await worker?.end()
  }
}

test('a run sends nothing to a host that a secret of the feed does not allow; a person has to mend that', async () => {
  expect(await runWith(['api.example.test'])).toMatchObject({
    failure: {
      kind: 'human',
      code: 'secret_host_refused',
      message: expect.stringContaining('"API token" may not be sent to 127.0.0.1'),
      action: expect.stringContaining('secret'),
    },
  })
  expect(asked).toBe(0)
  await runWith(['127.0.0.1'])
  expect(asked).toBe(1)
})
