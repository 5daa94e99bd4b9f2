/** What a path under the feed's address asks for, as Splunk's HTTP Event Collector has it; null for any other path. */
export function endpointOf(path: string): 'event' | 'raw' | 'health' | 'ack' | 'any' | null {
  const name = path.endsWith('/') ? path.slice(0, -1) : path
  return Object.hasOwn(ENDPOINTS, name) ? (ENDPOINTS[name as keyof typeof ENDPOINTS] ?? null) : null
}

const ENDPOINTS = {
  /** The feed's own address: events where JSON begins, else lines. */
  '': 'any',
  '/services/collector': 'event',
  '/services/collector/event': 'event',
  '/services/collector/event/1.0': 'event',
  '/services/collector/raw': 'raw',
  '/services/collector/raw/1.0': 'raw',
  '/services/collector/health': 'health',
  '/services/collector/health/1.0': 'health',
  '/services/collector/ack': 'ack',
} as const
