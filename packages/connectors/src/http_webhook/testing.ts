import { createHmac } from 'node:crypto'
import { type InboundRequest, type PushBatch, RefuseRequest } from '@halcyon/connector-kit'
import { createTestHost, inbound, type TestHost, type TestHostSettings } from '@halcyon/connector-kit/suite'
import type { JsonValue } from '@halcyon/domain'
import { Webhook } from 'standardwebhooks'
import type { WebhookConfig } from './config/config.ts'
import { httpWebhook } from './index.ts'

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** As the runtime passes headers on: `ce-*` stands for all that begin so. */
const isNamed = (name: string, asked: string): boolean =>
  asked.endsWith('*') ? name.startsWith(asked.slice(0, -1)) : name === asked

/** An opened webhook with what a test asks of it. */
export function webhook(
  config: WebhookConfig,
  secrets: TestHostSettings<unknown>['secrets'] = {},
  more: Partial<TestHostSettings<WebhookConfig>> = {},
) {
  const host: TestHost<WebhookConfig> = createTestHost<WebhookConfig>({ config, secrets, ...more })
  const opened = httpWebhook.open(host)
  return {
    host,
    headers: opened.headers,
    receive: (request: InboundRequest) => opened.receive(request),
    /** The batch of a connector that needs no promise. */
    now(request: InboundRequest): PushBatch {
      const batch = opened.receive(request)
      if (batch instanceof Promise) throw new Error('not synchronous')
      return batch
    },
    /** `401 signature_invalid`, or `accepted`. Only the headers the connector asked for are passed on. */
    async outcome(request: InboundRequest): Promise<string> {
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => opened.headers.some((one) => isNamed(name, one))),
      )
      try {
        await opened.receive({ ...request, headers })
        return 'accepted'
      } catch (error) {
        if (!(error instanceof RefuseRequest)) throw error
        return `${error.status} ${error.code}`
      }
    },
  }
}

export const payloads = (batch: PushBatch): JsonValue[] =>
  batch.items.map((item) => (item.kind === 'payload' ? item.payload : { malformed: item.code }))

export const deliveryIdsOf = (batch: PushBatch): (string | null)[] =>
  batch.items.map((item) => (item.kind === 'payload' ? item.deliveryId : 'malformed'))

export const hex = (algorithm: string, key: string, ...parts: (string | Uint8Array)[]): string => {
  const hmac = createHmac(algorithm, key)
  for (const part of parts) hmac.update(part)
  return hmac.digest('hex')
}

export const SIGNING = 'It is a secret to nobody here'

/** Own HMAC over the body, as in the draft of the API. */
export const OWN_HMAC: WebhookConfig = {
  auth: {
    kind: 'hmac',
    algorithm: 'sha256',
    header: 'X-Signature',
    prefix: 'sha256=',
    encoding: 'hex',
    signedString: '{body}',
  },
}
export const signed = (body: Uint8Array, more: Partial<InboundRequest> = {}, key = SIGNING): InboundRequest =>
  inbound({ body, ...more, headers: { ...more.headers, 'x-signature': `sha256=${hex('sha256', key, body)}` } })

export const STANDARD_KEY = `whsec_${Buffer.from('a key of twenty-eight bytes!').toString('base64')}`

/** Signed by the published Standard Webhooks library. */
export function standard(body: Uint8Array, at: number, id = 'msg_1', key = STANDARD_KEY): InboundRequest {
  const signature = new Webhook(key).sign(id, new Date(at), Buffer.from(body).toString())
  const timestamp = String(Math.floor(at / 1000))
  return inbound({
    body,
    receivedAt: Date.now(),
    headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
  })
}
