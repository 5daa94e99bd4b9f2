import { getPriority } from 'node:os'
import type { DatasourceId, TenantId } from '@halcyon/domain'
import { expect, test, vi } from 'vitest'
import { WorkerHost } from './host.ts'
import { type LoadMessage, packRequests } from './protocol.ts'

const KIT = new URL('../../../../../packages/connector-kit/src/index.ts', import.meta.url).href
const module = (receive: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { RefuseRequest } from '${KIT}'
    const open = () => ({ headers: ['*'], receive: (request) => { ${receive} } })
    export const connector = { spec: { type: 'test_push' }, open }`)}`

const LOAD: LoadMessage = {
  kind: 'load',
  feed: {
    slot: 1,
    tenantId: '' as TenantId,
    datasourceId: '' as DatasourceId,
    generation: 1,
    version: 1,
    dedupeHours: 1,
  },
  type: 'test_push',
  config: {},
  mapping: { outputs: [{ name: 'a', kind: 'alert', fields: { title: { const: 'x' } } }] },
  capture: 'always',
  redact: [],
  secrets: { values: {}, mayGoTo: [] },
}

const REQUEST = {
  method: 'POST',
  path: '',
  query: '',
  headers: {},
  body: Buffer.from('{}'),
  remoteAddress: '',
  receivedAt: 0,
  correlationId: '',
}

/** Why the worker ended, with one batch in hand. */
function deathOf(receive: string, memoryLimitMb = 128, deadlineMs = 10_000) {
  return new Promise<{ code: string; message: string }>((resolve) => {
    const host = new WorkerHost(
      { connectorModules: { test_push: module(receive) }, allowNetworks: [] },
      memoryLimitMb,
      {
        died: resolve,
        message: ({ kind }) => {
          if (kind !== 'loaded') return
          host.batch({ kind: 'batch', id: 1, suspect: false, requests: packRequests([REQUEST], ['*']) })
        },
      },
      deadlineMs,
    )
    host.load(LOAD)
  })
}

test('a worker that gives no answer is ended', async () => {
  expect(await deathOf('for (;;);', 128, 300)).toEqual({
    code: 'worker_blocked',
    message: 'The worker gave no answer for 0.3 s and was ended.',
  })
})

test('a worker that wants too much memory is ended', async () => {
  const death = await deathOf('const all = []; for (;;) all.push(new Array(1000).fill(Math.random()))', 64)
  expect(death).toEqual({ code: 'out_of_memory', message: 'The worker went past its memory limit of 64 MB.' })
})

const BUFFERS = {
  code: 'out_of_memory',
  message: 'The worker went past its memory limit: more than 320 MB of buffers beside its heap.',
}

test('a worker that fills buffers without end is ended: they are no part of its heap', async () => {
  expect(await deathOf('const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1))', 64)).toEqual(BUFFERS)
})

test('so is one that keeps more buffers with each batch, by the look at its memory', async () => {
  const died = Promise.withResolvers<object>()
  const host = new WorkerHost(
    {
      connectorModules: {
        test_push: module("(globalThis.kept ??= []).push(Buffer.alloc(50 << 20)); throw new RefuseRequest(401, 'x')"),
      },
      allowNetworks: [],
    },
    64,
    {
      died: died.resolve,
      message: ({ kind }) => {
        if (kind !== 'loaded' && kind !== 'processed') return
        void host.memory()
        host.batch({ kind: 'batch', id: 1, suspect: false, requests: packRequests([REQUEST], ['*']) })
      },
    },
  )
  host.load(LOAD)
  expect(await died.promise).toEqual(BUFFERS)
})

test('a bug is told by its name', async () => {
  expect(await deathOf("throw new TypeError('a bug')")).toEqual({
    code: 'worker_crashed',
    message: 'TypeError: a bug',
  })
})

test.runIf(process.platform === 'linux')('a worker that takes long lets the others go first', async () => {
  let thread = 0
  const loaded = Promise.withResolvers<void>()
  const host = new WorkerHost(
    {
      connectorModules: { test_push: module('for (const end = Date.now() + 1500; Date.now() < end; );') },
      allowNetworks: [],
    },
    128,
    {
      died: () => undefined,
      message: (message) => {
        if (message.kind === 'started') thread = message.thread ?? 0
        if (message.kind === 'loaded') loaded.resolve()
      },
    },
  )
  host.load(LOAD)
  await loaded.promise
  expect(getPriority(thread)).toBe(0)
  host.batch({ kind: 'batch', id: 1, suspect: false, requests: packRequests([REQUEST], ['*']) })
  await vi.waitFor(() => expect(getPriority(thread)).toBe(10))
  await host.end()
})
