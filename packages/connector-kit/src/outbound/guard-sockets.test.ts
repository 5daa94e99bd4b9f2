import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { canary, closeServers } from './testing.ts'

afterEach(closeServers)

it('a thread under guard opens no socket that the rules refuse, whoever makes it', async () => {
  const there = await canary('127.0.0.2')
  const trap = await canary('127.0.0.1', there.port)
  const workerData = { port: there.port, hosts: ['api.test', 'inward.test', 'localhost', '127.0.0.1'] }
  const worker = new Worker(new URL('./fixtures/guarded-thread.ts', import.meta.url), { workerData })
  const [said] = await once(worker, 'message')
  const ways = ['options', 'arguments', 'bare', 'tls']
  const all = (host: string) => ways.map((way) => said[`${way} ${host}`])
  // Nothing speaks TLS there: that it got so far shows that it was let through.
  expect(all('api.test')).toEqual(['connected 127.0.0.2', 'connected 127.0.0.2', 'connected 127.0.0.2', 'ECONNRESET'])
  for (const host of ['inward.test', '127.0.0.1']) expect(all(host), host).toEqual(ways.map(() => 'outbound_blocked'))
  for (const host of ['evil.test', '127.0.0.2']) expect(all(host), host).toEqual(ways.map(() => 'secret_host_refused'))
  expect(said['no host']).toBe('connected 127.0.0.2')
  expect([said.path, said['path option']]).toEqual(['outbound_blocked', 'outbound_blocked'])
  expect([said.own, said['given out']]).toEqual(['connected 127.0.0.2', 'connected 127.0.0.2'])
  expect(trap.seen.connections).toBe(0)
})
