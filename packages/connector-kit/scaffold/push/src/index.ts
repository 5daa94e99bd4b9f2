import type { CheckReport, PushConnector } from '@halcyon/connector-kit'
import { type Host, headerOf, receive } from './receive.ts'
import { type Config, type Secrets, spec } from './spec.ts'

/** What HALCYON loads. */
export const connector: PushConnector<typeof Config, typeof Secrets> = {
  spec,
  check,
  open: (host) => ({ headers: [headerOf(host.config)], receive: (request) => receive(host, request) }),
}

/** Whether the first request could be told from a stranger's. */
async function check(host: Host): Promise<CheckReport> {
  const ok = host.secret('token').length > 0
  const step = ok
    ? { detail: 'There is a token to compare with.' }
    : { detail: 'There is no token: every request would be refused.', action: 'Choose a secret for "token".' }
  return { ok, steps: [{ name: 'token', ok, ms: 0, ...step }] }
}
