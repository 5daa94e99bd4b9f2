import { hostsNamedIn } from '@halcyon/domain'
import type { RestPollerConfig } from './config/config.ts'
import { settingsOf } from './settings.ts'

/** Hosts this configuration leads to. None where a redirect, or the key itself, says where to go next: then it cannot be told before. */
export function hostsOf(config: RestPollerConfig): readonly string[] {
  const { url, request, auth, pagination, partitions } = settingsOf(config)
  if (request.redirects > 0 || (auth.kind === 'jwt_bearer' && auth.tokenUrl === undefined)) return []
  return URL.canParse(url) ? hostsNamedIn({ url, auth, pagination, partitions }) : []
}
