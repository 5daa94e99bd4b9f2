/** The first feed as an external script makes it: secret → datasource → draft → publish → signed posts. */
import { createHmac } from 'node:crypto'
import type { Answer, Api } from './server.ts'
import type { DatasourceView, DraftView, IngestAnswer, PublishedView, SecretView } from './views.ts'

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

/** Beside the host: who did it, and from where. Debug noise is left out. */
export const ENRICHED_MAPPING = {
  ...FIRST_MAPPING,
  filter: { jmespath: "severity != 'debug'" },
  outputs: [
    ...FIRST_MAPPING.outputs,
    { name: 'user', kind: 'entity', type: 'user', when: { jmespath: 'user' }, key: { path: '$.user' }, fields: {} },
    {
      name: 'address',
      kind: 'entity',
      type: 'ip',
      when: { jmespath: 'source_ip' },
      key: { path: '$.source_ip' },
      fields: { country: { const: 'NL' } },
    },
    { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'user' },
    { kind: 'relationship', type: 'signed_in_from', from: 'user', to: 'address' },
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

export interface FeedOptions {
  readonly type?: string | undefined
  readonly name?: string
  readonly config?: unknown
  readonly mapping?: unknown
  readonly runtime?: unknown
  readonly secrets?: Readonly<Record<string, string>>
  /** The value of the signing secret; absent: one of its own. */
  readonly secret?: string
}

export interface Posted {
  readonly status: number
  readonly headers: Headers
  readonly body: IngestAnswer
}

export interface MadeFeed {
  readonly id: string
  readonly name: string
  readonly ingestUrl: string
  readonly secretId: string
  readonly secret: string
  readonly version: number
  /** Signs and posts one payload; answers the status and the counts. */
  post(payload: unknown, init?: { readonly headers?: Readonly<Record<string, string>> }): Promise<Posted>
}

let made = 0

/** A published HMAC webhook feed. Throws with the answer when a step is refused. */
export async function makeFeed(api: Api, options: FeedOptions = {}): Promise<MadeFeed> {
  const name = options.name ?? `feed ${process.pid} ${++made}`
  const secret = options.secret ?? `signing-secret-${name}`
  const secretId = await makeSecret(api, `secret of ${name}`, secret)
  const { id, ingestUrl } = await makeDatasource(api, name, options.type)
  await putDraft(api, id, {
    config: options.config ?? HMAC_CONFIG,
    secrets: options.secrets ?? { signing: secretId },
    mapping: options.mapping ?? FIRST_MAPPING,
    ...(options.runtime === undefined ? {} : { runtime: options.runtime }),
  })
  const { version } = await publish(api, id, 'first')
  const post: MadeFeed['post'] = (payload, init) => postSigned(ingestUrl, secret, payload, init?.headers)
  return { id, name, ingestUrl, secretId, secret, version, post }
}

export async function makeSecret(api: Api, name: string, value: string): Promise<string> {
  const answer = await api<SecretView>('POST', '/secrets', { name, value })
  return expectStatus(answer, 201).id
}

export async function makeDatasource(api: Api, name: string, type = 'http_webhook'): Promise<DatasourceView> {
  return expectStatus(await api<DatasourceView>('POST', '/datasources', { name, type }), 201)
}

/** Replaces the draft as it now is. */
export async function putDraft(api: Api, id: string, draft: unknown): Promise<DraftView> {
  const before = expectStatus(await api<DraftView>('GET', `/datasources/${id}/draft`), 200)
  const saved = await api<DraftView>('PUT', `/datasources/${id}/draft`, draft, { 'if-match': `"${before.etag}"` })
  return expectStatus(saved, 200)
}

/** The draft with another mapping; config, secrets and runtime stay. */
export async function putMapping(api: Api, id: string, mapping: unknown): Promise<DraftView> {
  const { config, secrets, runtime } = expectStatus(await api<DraftView>('GET', `/datasources/${id}/draft`), 200)
  return putDraft(api, id, { config, secrets, runtime, mapping })
}

/** Publishes the draft as it now is. */
export async function publish(api: Api, id: string, comment: string): Promise<PublishedView> {
  const { etag } = expectStatus(await api<DraftView>('GET', `/datasources/${id}/draft`), 200)
  return expectStatus(await api<PublishedView>('POST', `/datasources/${id}/publish`, { comment, etag }), 200)
}

export const signatureOf = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** A string is sent as it is, anything else as JSON. */
export function postSigned(
  url: string,
  secret: string,
  payload: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return postRaw(url, body, { 'x-signature': signatureOf(secret, body), ...headers })
}

export async function postRaw(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as IngestAnswer }
}

/** The answer's body; throws with it when the status is another. */
export function expectStatus<Body>(answer: Answer<Body>, status: number): Body {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
