import { randomUUID } from 'node:crypto'
import type { DatasourceId, EncodedBatch, FeedRef, TenantId, WriteOutcome } from '@halcyon/domain'
import { Feed } from '../feed.ts'
import type { FeedHost } from '../feed-host.ts'
import type { FeedDefinition, VersionContent } from '../registry.ts'
import type { Settled } from '../settled.ts'

const KIT = new URL('../../../../../packages/connector-kit/src/index.ts', import.meta.url).href
/** Does what the payload says: hangs, dies, is refused, shows its secret. */
export const TEST_MODULE = `data:text/javascript,${encodeURIComponent(`
  import { NeedsHuman, RefuseRequest } from '${KIT}'
  const open = (host) => {
    if (host.config.broken) throw new NeedsHuman('config_broken', 'It is broken.', 'Mend it.')
    return {
      headers: [],
      receive(request) {
        const payload = JSON.parse(new TextDecoder().decode(request.body))
        if (payload.person) throw new NeedsHuman('config_broken', 'The key is gone.', 'Bring the key.')
        if (payload.refuse) throw new RefuseRequest(401, 'signature_invalid')
        if (payload.crash === 'before') throw new Error('a bug before the signature is checked')
        if (payload.crash === 'later') setTimeout(() => { throw new Error('a bug with nothing in hand') }, 20)
        if (payload.log) host.log.info('secret is ' + host.secret('signing')[0]?.value)
        const items = [{ kind: 'payload', payload: { ...payload, secret: host.secret('signing')[0]?.value ?? null }, deliveryId: null }]
        if (payload.crash !== 'after') return { items }
        return { get items() { throw new Error('a bug after it') } }
      },
    }
  }
  export const connector = { spec: { type: 'test_push' }, open, check: async () => ({ ok: true, steps: [] }) }
`)}`

export const TEST_MAPPING = {
  recordId: { path: '$.id' },
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.secret' }, severity: { const: 'high' } } }],
}

interface Write {
  readonly feed: FeedRef
  readonly batch: EncodedBatch
}

/** A feed with its real worker, over a writer, secrets and a definition that the test holds. */
export function testFeed(options: { runtime?: NonNullable<VersionContent['runtime']>; config?: object } = {}) {
  const content: VersionContent = {
    config: options.config ?? {},
    secrets: { signing: 'secret-id' },
    mapping: TEST_MAPPING,
    ...(options.runtime === undefined ? {} : { runtime: options.runtime }),
  }
  let definition: FeedDefinition = {
    tenantId: randomUUID() as TenantId,
    datasourceId: randomUUID() as DatasourceId,
    name: 'feed',
    type: 'test_push',
    archived: false,
    desired: 'enabled',
    generation: 1,
    throttle: null,
    version: 1,
    content,
    quarantined: false,
  }
  const writes: Write[] = []
  const logs: string[] = []
  const buried: string[] = []
  let clock = 0
  let slot = 0
  let secret: string | Error = 'first-secret'
  /** As the database would: the generation decides. */
  let write = (feed: FeedRef): WriteOutcome | Promise<WriteOutcome> =>
    feed.generation === definition.generation ? { kind: 'committed', duplicates: [], refused: [] } : { kind: 'stale' }
  const host: FeedHost = {
    writer: {
      write: async (feed, batch) => {
        const outcome = await write(feed)
        if (outcome.kind === 'committed') writes.push({ feed, batch })
        return outcome
      },
    },
    workerData: { connectorModules: { test_push: TEST_MODULE }, allowNetworks: [] },
    read: async () => definition,
    secrets: async () => {
      if (secret instanceof Error) throw secret
      return { values: { signing: [{ version: 1, value: secret, expiresAt: null }] }, mayGoTo: [] }
    },
    secretUsed: () => undefined,
    replaceSecret: async () => undefined,
    nextSlot: () => ++slot,
    nodes: () => 2,
    log: (_level, _component, message) => logs.push(message),
    latency: () => undefined,
    settled: () => undefined,
    buryRequest: async (_feed, request) => {
      buried.push(Buffer.from(request.body).toString())
    },
    databaseAway: () => undefined,
    quarantine: async () => undefined,
    changed: () => undefined,
    now: () => Date.now() + clock,
  }
  const feed = new Feed(definition, host)
  return {
    feed,
    writes,
    logs,
    buried,
    pass: (milliseconds: number) => {
      clock += milliseconds
    },
    /** Changes what the database says; the feed hears of it only by `tell`. */
    change(to: Partial<FeedDefinition>) {
      definition = { ...definition, ...to, generation: definition.generation + 1 }
    },
    tell: () => feed.apply(definition),
    setSecret(value: string | Error) {
      secret = value
    },
    onWrite(answer: typeof write) {
      write = answer
    },
    content,
    post: (payload: object): Promise<Settled> =>
      feed.submit({
        method: 'POST',
        path: '',
        query: '',
        headers: {},
        body: Buffer.from(JSON.stringify(payload)),
        remoteAddress: '127.0.0.1',
        receivedAt: Date.now(),
        correlationId: randomUUID(),
      }),
  }
}
