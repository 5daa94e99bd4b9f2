/** The README's first feed, run as it stands. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, removeDataDir, type Server, startServer } from '../support/server.ts'

const README = new URL('../../README.md', import.meta.url)

let server: Server
beforeAll(async () => {
  server = await startServer({ embedded: true, fromSource: true })
})
afterAll(async () => {
  await server.stop()
  await removeDataDir(server.dataDir)
})

it('runs in bash when pasted, and shows the alert', async () => {
  const [, script = ''] = /^```bash\n([\s\S]*?)^```$/m.exec(await readFile(README, 'utf8')) ?? []
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], {
    env: { ...process.env, HALCYON_URL: server.gateway, HALCYON_ADMIN_TOKEN: ADMIN_TOKEN },
  })
  expect(stderr).toBe('')
  const [tested, published, sent, listed] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(tested).toMatchObject({ items: [{ outcome: 'mapped', would: 'create' }] })
  expect(published).toMatchObject({ state: 'published', version: 1 })
  expect(sent).toMatchObject({ accepted: 1, duplicates: 0, rejected: 0 })
  expect(listed).toMatchObject({
    items: [
      {
        sourceEventId: 'a-1',
        title: 'Suspicious login',
        severity: 'high',
        entities: [{ type: 'host', key: 'web-01', role: 'target' }],
      },
    ],
  })
})
