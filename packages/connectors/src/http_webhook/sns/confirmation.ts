import { type ConnectorHost, type PushBatch, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import { json } from '../answer.ts'
import type { AuthSettings } from '../settings.ts'
import { hostOf, pinned, readMessage, type SnsMessage } from './message.ts'

/** Well below what a batch may take. */
const TIMEOUT_MS = 3000
/** After a failure nobody is asked for so long. */
const COOLDOWN_MS = 10_000
const MAX_BYTES = 64 * 1024
const MAX_REMEMBERED = 100

const DONE: PushBatch = { items: [], answer: json(200, { handshake: 'confirmation' }) }

/**
 * Answers a verified confirmation of a listed topic by asking SNS at the address it names, once: that subscribes this feed. The sender
 * waits for it, three seconds at most, and hears 503 when it failed, so that it tries again. Null for a message that is none.
 */
export function confirmer(
  auth: AuthSettings<'aws_sns'>,
  host: ConnectorHost<unknown>,
): (value: JsonValue) => PushBatch | Promise<PushBatch> | null {
  const confirmed = new Set<string>()
  let failedAt = Number.NEGATIVE_INFINITY
  return (value) => {
    const message = readMessage(value)
    if (message === null || message.type === 'Notification') return null
    const { type, topicArn: topic, subscribeUrl } = message
    if (type === 'UnsubscribeConfirmation') {
      host.log.warn('SNS says that this feed’s subscription has ended', { topic })
      return DONE
    }
    if (!auth.confirm) {
      tellOf(message, host)
      return DONE
    }
    if (confirmed.has(subscribeUrl)) return DONE
    const restMs = failedAt + COOLDOWN_MS - host.now()
    if (restMs > 0) throw new RetryLater('The subscription cannot be confirmed just now', restMs)
    return ask(message, host).then(
      () => {
        if (confirmed.size >= MAX_REMEMBERED) confirmed.clear()
        confirmed.add(subscribeUrl)
        host.log.info('Confirmed a subscription at SNS', { topic })
        return DONE
      },
      (error: unknown) => {
        failedAt = host.now()
        throw error
      },
    )
  }
}

/** Answers a confirmation that a person has to give: the log has the address to open. Null for a message that is none. */
export function untaken(value: JsonValue, host: ConnectorHost<unknown>): PushBatch | null {
  const message = readMessage(value)
  if (message === null || message.type === 'Notification') return null
  tellOf(message, host)
  return DONE
}

function tellOf({ type, topicArn: topic, subscribeUrl }: SnsMessage, host: ConnectorHost<unknown>): void {
  const url = pinned(subscribeUrl, hostOf(topic) ?? '')?.href ?? null
  host.log.warn(`SNS sent a ${type}, which this feed leaves to you: open its address to confirm`, { topic, url })
}

async function ask({ topicArn: topic, subscribeUrl }: SnsMessage, host: ConnectorHost<unknown>): Promise<void> {
  const url = pinned(subscribeUrl, hostOf(topic) ?? '')
  const asked = url?.searchParams
  if (url === null || asked?.get('Action') !== 'ConfirmSubscription' || asked.get('TopicArn') !== topic) {
    throw new RefuseRequest(400, 'not_allowed', 'SubscribeURL is not the address of SNS for this topic.')
  }
  const request = { url: url.href, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, signal: host.signal }
  const answer = await host.http.request(request).catch((error: unknown) => failed(String(error)))
  if (answer.status !== 200) failed(`SNS answered with status ${answer.status}`)

  function failed(reason: string): never {
    host.log.warn('A subscription cannot be confirmed at SNS', { topic, reason })
    throw new RetryLater('The subscription cannot be confirmed just now')
  }
}
