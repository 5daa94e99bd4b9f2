import {
  type ConnectorHost,
  connectorError,
  NeedsHuman,
  type OutboundAnswer,
  type PullBatch,
  type PullRun,
  RetryLater,
} from '@halcyon/connector-kit'
import { readPage } from './page.ts'
import type { Config } from './spec.ts'

export type Host = ConnectorHost<Config>

const MAX_PAGE = 500

/** Page after page, until one is empty. */
export async function* pull(host: Host, { checkpoints, maxItems, signal }: PullRun): AsyncGenerator<PullBatch> {
  let after = cursorOf(checkpoints)
  for (;;) {
    const { body, headers } = await ask(host, urlOf(host.config, after, maxItems), signal)
    const { items, next } = readPage(body)
    if (items.length === 0) return
    if (next === after || next === '')
      throw new NeedsHuman('response_invalid', 'The source gives no new cursor.', 'Ask its owner what "next" means.')
    after = next
    yield {
      pages: [{ body, headers, receivedAt: host.now(), items }],
      checkpoints: [{ partition: '', value: { after } }],
    }
    // From here on the rows of that page and its checkpoint are committed.
  }
}

export const cursorOf = (checkpoints: PullRun['checkpoints']): string => String(checkpoints.get('')?.after ?? '')

export function urlOf(config: Config, after: string, maxItems: number): string {
  const url = new URL(config.url)
  url.searchParams.set('limit', String(Math.min(maxItems, MAX_PAGE)))
  if (after !== '') url.searchParams.set('after', after)
  return url.href
}

/** @throws RetryLater when it may pass, NeedsHuman when it does not */
export async function ask(host: Host, url: string, signal: AbortSignal): Promise<OutboundAnswer> {
  const [token] = host.secret('token')
  if (token === undefined)
    throw new NeedsHuman('authentication_failed', 'There is no token.', 'Choose a secret for "token".')
  const headers = { accept: 'application/json', authorization: `Bearer ${token.value}` }
  const answer = await host.http.request({ url, headers, signal }).catch((error: unknown) => {
    throw connectorError(error)
  })
  const { status } = answer
  if (status === 401 || status === 403)
    throw new NeedsHuman(
      'authentication_failed',
      `The source answers ${status}.`,
      'Make a new token, and rotate the secret.',
    )
  if (status === 429 || status >= 500) throw new RetryLater(`The source answers ${status}.`, waitOf(answer))
  if (status !== 200) throw new NeedsHuman('response_invalid', `The source answers ${status}.`, 'Check the URL.')
  host.secretUsed('token', token.version)
  return answer
}

/** Milliseconds that the source asks for; undefined = as the runtime waits. */
function waitOf({ headers }: OutboundAnswer): number | undefined {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
}
