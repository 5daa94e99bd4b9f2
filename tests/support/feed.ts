/** The first feed as an external script makes it: secret → datasource → draft → publish → signed posts. */
import { createHmac } from 'node:crypto'
import type { Api } from './server.ts'

export const FIRST_MAPPING = {
  recordId: { path: '$.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        title: { path: '$.title' },
        severity: { path: '$.severity' },
        occurredAt: { path: '$.created_at' },
        description: { path: '$.text' },
      },
    },
    { name: 'host', kind: 'entity', type: 'host', when: { jmespath: 'host' }, key: { path: '$.host' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

export const HMAC_CONFIG = {
  auth: {
    kind: 'hmac',
    algorithm: 'sha256',
    header: 'X-Signature',
    prefix: 'sha256=',
    encoding: 'hex',
    signedString: '{body}',
  },
}

export interface MadeFeed {
  readonly id: string
  readonly ingestUrl: string
  readonly secretId: string
  readonly secret: string
  readonly version: number
  /** Signs and posts one payload; answers the status and the counts. */
  post(
    payload: unknown,
    init?: { headers?: Record<string, string> },
  ): Promise<{ status: number; body: Record<string, any> }>
}

let made = 0

/** A published HMAC webhook feed. Throws with the answer when a step is refused. */
export async function makeFeed(
  api: Api,
  options: {
    name?: string
    config?: unknown
    mapping?: unknown
    runtime?: unknown
    secrets?: Record<string, string>
  } = {},
): Promise<MadeFeed> {
  const name = options.name ?? `feed ${process.pid} ${++made}`
  const secret = `signing-secret-${name}`
  const createdSecret = await api('POST', '/secrets', { name: `secret of ${name}`, value: secret })
  expectStatus(createdSecret, 201)
  const created = await api('POST', '/datasources', { name, type: 'http_webhook' })
  expectStatus(created, 201)
  const { id, ingestUrl, draft } = created.body
  const saved = await api(
    'PUT',
    `/datasources/${id}/draft`,
    {
      config: options.config ?? HMAC_CONFIG,
      secrets: options.secrets ?? { signing: createdSecret.body.id },
      mapping: options.mapping ?? FIRST_MAPPING,
      ...(options.runtime === undefined ? {} : { runtime: options.runtime }),
    },
    { 'if-match': `"${draft.etag}"` },
  )
  expectStatus(saved, 200)
  const published = await api('POST', `/datasources/${id}/publish`, { comment: 'first', etag: saved.body.etag })
  expectStatus(published, 200)
  return {
    id,
    ingestUrl,
    secretId: createdSecret.body.id,
    secret,
    version: published.body.version,
    post: (payload, init) => postSigned(ingestUrl, secret, payload, init?.headers),
  }
}

export async function postSigned(url: string, secret: string, payload: unknown, headers: Record<string, string> = {}) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': signature, ...headers },
    body,
  })
  return { status: response.status, body: (await response.json()) as Record<string, any> }
}

function expectStatus(answer: { status: number; body: unknown }, status: number): void {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
}
