import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { call, type Instance } from './client.ts'
import { DEMO_FEEDS, DEMO_TAG, type DemoFeed } from './feeds.ts'

interface Made {
  readonly feed: DemoFeed
  readonly ingestUrl: string
  readonly secret: string
}

/** Makes the feeds of the demo and publishes them. Throws DemoError when the instance refuses. */
export async function makeDemo(instance: Instance): Promise<readonly Made[]> {
  const made: Made[] = []
  for (const feed of DEMO_FEEDS) made.push(await makeFeed(instance, feed))
  return made
}

async function makeFeed(instance: Instance, feed: DemoFeed): Promise<Made> {
  const secret = randomBytes(24).toString('base64url')
  const { name, description } = feed
  const kept = await call<{ id: string }>(instance, 'POST', '/secrets', {
    name: `${name}, signing key of ${new Date().toISOString()}`,
    value: secret,
  })
  const { id, ingestUrl } = await call<{ id: string; ingestUrl: string }>(instance, 'POST', '/datasources', {
    name,
    description,
    type: 'http_webhook',
    tags: [DEMO_TAG],
  })
  const draft = await call<{ etag: string }>(instance, 'GET', `/datasources/${id}/draft`)
  const content = { config: feed.config, secrets: { signing: kept.id }, mapping: feed.mapping }
  const saved = await call<{ etag: string }>(instance, 'PUT', `/datasources/${id}/draft`, content, {
    'if-match': `"${draft.etag}"`,
  })
  await call(instance, 'POST', `/datasources/${id}/publish`, { comment: 'Made by the demo', etag: saved.etag })
  return { feed, ingestUrl, secret }
}

/** Sends events to these feeds, at their rates, until the signal says stop. A server that is away is tried again. */
export async function sendEvents(made: readonly Made[], signal: AbortSignal): Promise<void> {
  await Promise.all(made.map((one) => sendTo(one, signal)))
}

async function sendTo({ feed, ingestUrl, secret }: Made, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const body = JSON.stringify(feed.payload())
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', [feed.header]: signature }
    const answer = await fetch(ingestUrl, { method: 'POST', headers, body, signal }).catch(() => null)
    // A rhythm like that of a real source: never quite even.
    const wait = answer?.ok === true ? (1000 / feed.rate) * (0.5 + Math.random()) : 2000
    await pause(wait, undefined, { signal }).catch(() => undefined)
  }
}

interface Listed {
  readonly id: string
  readonly name: string
}

/** Archives the feeds that carry the demo's tag; what they wrote stays. Answers how many there were. */
export async function removeDemo(instance: Instance): Promise<number> {
  const { items } = await call<{ items: Listed[] }>(instance, 'GET', `/datasources?tag=${DEMO_TAG}&limit=100`)
  for (const { id } of items) {
    const { etag } = await call<{ etag: string }>(instance, 'GET', `/datasources/${id}`)
    await call(instance, 'DELETE', `/datasources/${id}`, undefined, { 'if-match': `"${etag}"` })
  }
  return items.length
}
