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

/**
 * Sends events to these feeds, at their rates, until the signal says stop. What is not taken is tried again.
 * @param trouble told once when a feed begins to refuse, or its address not to answer, and again when it takes events
 */
export async function sendEvents(
  made: readonly Made[],
  signal: AbortSignal,
  trouble: (line: string) => void,
): Promise<void> {
  await Promise.all(made.map((one) => sendTo(one, signal, trouble)))
}

const AGAIN_MS = 2000

async function sendTo(
  { feed, ingestUrl, secret }: Made,
  signal: AbortSignal,
  trouble: (line: string) => void,
): Promise<void> {
  let taken = true
  while (!signal.aborted) {
    const body = JSON.stringify(feed.payload())
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', [feed.header]: signature }
    const answer = await post(ingestUrl, { method: 'POST', headers, body, signal })
    if (signal.aborted) return
    const ok = answer === '2xx'
    if (ok !== taken) trouble(`${feed.name}: ${ok ? 'takes events again' : answer}`)
    taken = ok
    // A rhythm like that of a real source: never quite even.
    await waitFor(ok ? (1000 / feed.rate) * (0.5 + Math.random()) : AGAIN_MS, signal)
  }
}

/** `2xx`, or what became of it in words. */
async function post(url: string, init: RequestInit): Promise<string> {
  try {
    const { ok, status } = await fetch(url, init)
    return ok ? '2xx' : `refused with ${status}; look at the feed in the Studio`
  } catch {
    return `no answer at ${url}; is the server running?`
  }
}

/** Ends early when the signal says stop. */
async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
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
