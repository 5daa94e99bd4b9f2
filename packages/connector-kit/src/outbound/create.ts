import { parseNetworks } from '../networks.ts'
import type { ClientSettings } from './client.ts'
import { createGate, type Resolver } from './gate.ts'
import { guardSockets } from './guard-sockets.ts'
import type { OutboundHttp } from './outbound-http.ts'
import type { SecretHosts } from './secret-hosts.ts'
import { openSocket } from './socket.ts'

export interface OutboundSettings extends ClientSettings {
  /** Addresses and CIDR blocks an administrator opened, also for clear text; else only the open internet by https. */
  readonly allowNetworks: readonly string[]
  readonly resolver?: Resolver
  /** Where the secrets of the feed at work may be sent; asked before every connection and request. None: they do not restrict. */
  readonly secretHosts?: () => readonly SecretHosts[]
}

export interface Outbound extends OutboundHttp {
  /** As it was opened with. */
  readonly allowNetworks: readonly string[]
  /** Puts every socket of this thread under the same rules. For threads that do nothing but a connector's work; there is no way back. */
  guardThread(): void
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 10_000

/** The one way out; its HTTP library is loaded at the first request, since most workers never make one. */
export function createOutbound(settings: OutboundSettings): Outbound {
  const { allowNetworks, resolver, secretHosts, ca, connectTimeoutMs = CONNECT_TIMEOUT_MS } = settings
  const gate = createGate({ allowed: parseNetworks(allowNetworks), resolver, secretHosts })
  const client = once(() => import('./client.ts').then(({ openClient }) => openClient(gate, settings)))
  const agents = once(() => import('./agents.ts').then(({ guardedAgents }) => guardedAgents(gate, ca)))
  return {
    allowNetworks,
    request: async (options) => (await client.get()).request(options),
    stream: async (options) => (await client.get()).stream(options),
    resolve: gate.resolve,
    connect: (target) => openSocket(gate, target, connectTimeoutMs),
    lookup: gate.lookup,
    agents: agents.get,
    guardThread: () => guardSockets(gate),
    async close() {
      await (await client.opened())?.close()
      const made = await agents.opened()
      made?.httpAgent.destroy()
      made?.httpsAgent.destroy()
    },
  }
}

function once<T>(open: () => Promise<T>) {
  let opened: Promise<T> | null = null
  return {
    get: (): Promise<T> => {
      opened ??= open()
      return opened
    },
    opened: (): Promise<T> | null => opened,
  }
}
