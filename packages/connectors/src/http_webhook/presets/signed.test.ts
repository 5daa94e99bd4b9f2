/** Senders that sign: with their own library where there is one, else as their documentation has it. */
import { createHmac } from 'node:crypto'
import type { InboundRequest } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import { Webhook } from 'svix'
import { describe, expect, it } from 'vitest'
import type { WebhookConfig } from '../config/config.ts'
import { bytes, deliveryIdsOf, hex, payloads, SIGNING, STANDARD_KEY, webhook } from '../testing.ts'

const NOW = Date.now()
const SECONDS = Math.floor(NOW / 1000)
const text = '{"type":"finding.opened","data":{"id":"1"}}'

describe('svix', () => {
  const send = (id = 'msg_2mW9', at = NOW, key = STANDARD_KEY) =>
    inbound({
      body: bytes(text),
      receivedAt: NOW,
      headers: {
        'svix-id': id,
        'svix-timestamp': String(Math.floor(at / 1000)),
        'svix-signature': new Webhook(key).sign(id, new Date(at), text),
      },
    })
  const feed = webhook({ preset: 'svix' }, { signing: STANDARD_KEY })

  it("takes what Svix's own library signs, named by svix-id", () => {
    expect(deliveryIdsOf(feed.now(send()))).toEqual(['msg_2mW9'])
  })
  it('refuses another key, an old time, and what is signed under other names', async () => {
    expect(await feed.outcome(send('m', NOW, 'whsec_b3RoZXIga2V5'))).toBe('401 signature_invalid')
    expect(await feed.outcome(send('m', NOW - 302_000))).toBe('401 timestamp_outside_tolerance')
    const { 'svix-signature': _, ...unsigned } = send().headers
    expect(await feed.outcome({ ...send(), headers: unsigned })).toBe('401 signature_missing')
  })
})

describe('crowdstrike', () => {
  const at = new Date(SECONDS * 1000).toISOString()
  const send = (signature: string, time = at): InboundRequest =>
    inbound({
      body: bytes(text),
      receivedAt: NOW,
      headers: {
        'X-CS-Primary-Signature': signature,
        'X-CS-Delivery-Timestamp': time,
        'X-CS-Signature-Algorithm': 'HmacSHA256',
      },
    })
  const sign = (encoding: 'hex' | 'base64', ...parts: string[]) =>
    createHmac('sha256', SIGNING).update(parts.join('')).digest(encoding)
  const auth = (signedString: string, encoding: 'hex' | 'base64'): WebhookConfig => ({
    preset: 'crowdstrike',
    auth: { kind: 'hmac', signedString, encoding },
  })

  it('takes each form that integrators describe, and those the console offers beside them', async () => {
    const variants: [WebhookConfig, string][] = [
      [{ preset: 'crowdstrike' }, sign('base64', text, at)],
      [auth('{timestamp}{body}', 'hex'), sign('hex', at, text)],
      [auth('{body}.{timestamp}', 'base64'), sign('base64', text, '.', at)],
      [auth('{timestamp},{body}', 'hex'), sign('hex', at, ',', text)],
    ]
    for (const [config, signature] of variants) {
      const feed = webhook(config, { signing: SIGNING })
      expect(payloads(feed.now(send(signature)))).toEqual([JSON.parse(text)])
      for (const [, other] of variants.filter(([, one]) => one !== signature))
        expect(await feed.outcome(send(other))).toBe('401 signature_invalid')
    }
  })
  it('refuses what is old or has no signature', async () => {
    const feed = webhook({ preset: 'crowdstrike' }, { signing: SIGNING })
    const old = new Date(NOW - 302_000).toISOString()
    expect(await feed.outcome(send(sign('base64', text, old), old))).toBe('401 timestamp_outside_tolerance')
    expect(await feed.outcome(inbound({ body: bytes(text) }))).toBe('401 signature_missing')
  })
})

describe('snyk', () => {
  const feed = webhook({ preset: 'snyk' }, { signing: SIGNING })
  const send = (event: string, body: string, key = SIGNING) =>
    inbound({
      body: bytes(body),
      headers: {
        'X-Snyk-Event': event,
        'X-Snyk-Transport-ID': '998fe884-18a0-45db-8ae0-e379eea3bc0a',
        'X-Snyk-Timestamp': '2020-09-25T15:27:53Z',
        'X-Hub-Signature': `sha256=${hex('sha256', key, body)}`,
      },
    })

  it('takes a snapshot, named by its transport id', () => {
    const snapshot = '{"project":{},"newIssues":[],"removedIssues":[]}'
    expect(deliveryIdsOf(feed.now(send('project_snapshot/v0', snapshot)))).toEqual([
      '998fe884-18a0-45db-8ae0-e379eea3bc0a',
    ])
  })
  it('answers a ping and makes no record of it, once it is verified', async () => {
    const ping = '{"webhookId":"d3cf26b3-2d77-497b-bce2-23b33cc15362"}'
    expect(feed.now(send('ping/v0', ping))).toMatchObject({ items: [], answer: { status: 200 } })
    expect(await feed.outcome(send('ping/v0', ping, 'other'))).toBe('401 signature_invalid')
    expect(await feed.outcome(inbound({ body: bytes(ping) }))).toBe('401 signature_missing')
  })
})
