import { parseNetworks } from '../networks.ts'
import type { Outbound, OutboundSettings } from './client.ts'

/**
 * The one way out, as `openOutbound` has it; its HTTP library is loaded at the first request, since most workers never make one.
 * @throws when `allowNetworks` has something that is not a network
 */
export function createOutbound(settings: OutboundSettings): Outbound {
  parseNetworks(settings.allowNetworks)
  let opened: Promise<Outbound> | null = null
  const open = (): Promise<Outbound> => {
    opened ??= import('./client.ts').then(({ openOutbound }) => openOutbound(settings))
    return opened
  }
  return {
    request: async (options) => (await open()).request(options),
    close: async () => (await opened)?.close(),
  }
}
