/** Ways in which a REST server asks who is there, each checked by itself: nothing here is shared with what is tested. */
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Asked {
  readonly request: IncomingMessage
  readonly url: URL
  readonly body: string
}

/** Null = let in; else why not. */
export type Guard = (asked: Asked) => string | null

export interface Tokens {
  /** Those that are good now. */
  readonly good: Set<string>
  /** How many were given out. */
  given: number
  expiresIn: number
  /** A new one with each refresh, as some servers do; null = the old one stays. */
  nextRefreshToken: string | null
  refreshToken: string
  /** PEM of whoever may sign statements. */
  publicKey: string | null
}

export const newTokens = (): Tokens => ({
  good: new Set(),
  given: 0,
  expiresIn: 3600,
  nextRefreshToken: null,
  refreshToken: 'refresh-0',
  publicKey: null,
})

export const CLIENT = { id: 'client-1', secret: 'client secret/1' }
export const PERSON = { name: 'feed', password: 'pass:word "1"' }
export const AWS = {
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'aws-secret-1',
  region: 'eu-west-1',
  service: 'securityhub',
}

export const bearerGuard =
  (good: ReadonlySet<string>, header = 'authorization', prefix = 'Bearer '): Guard =>
  ({ request }) =>
    good.has(String(request.headers[header] ?? '').slice(prefix.length)) ? null : 'The token is not good.'

export const apiKeyGuard =
  (key: string, header: string): Guard =>
  ({ request }) =>
    request.headers[header] === key ? null : 'Another key is expected.'

export const queryKeyGuard =
  (key: string, name: string): Guard =>
  ({ url }) =>
    url.searchParams.get(name) === key ? null : 'Another key is expected.'

export const basicGuard: Guard = ({ request }) => {
  const text = Buffer.from(String(request.headers.authorization ?? '').slice('Basic '.length), 'base64').toString()
  return text === `${PERSON.name}:${PERSON.password}` ? null : 'Another name or password is expected.'
}

/** POST /oauth/token: RFC 6749 client credentials and refresh token, RFC 7523 statements. */
export function giveToken(tokens: Tokens, { request, body }: Asked, response: ServerResponse): ServerResponse {
  const form = new URLSearchParams(body)
  const refuse = (error: string): ServerResponse =>
    json(response, 401, { error, error_description: `${error}: look again` })
  const grant = form.get('grant_type')
  if (grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
    if (!isSigned(form.get('assertion') ?? '', tokens.publicKey)) return refuse('invalid_grant')
  } else {
    if (!isClient(request, form)) return refuse('invalid_client')
    if (grant === 'refresh_token') {
      if (form.get('refresh_token') !== tokens.refreshToken) return refuse('invalid_grant')
    } else if (grant !== 'client_credentials') return refuse('unsupported_grant_type')
  }
  const access = `token-${++tokens.given}`
  tokens.good.add(access)
  const next = grant === 'refresh_token' ? tokens.nextRefreshToken : null
  if (next !== null) tokens.refreshToken = next
  return json(response, 200, {
    access_token: access,
    token_type: 'Bearer',
    expires_in: tokens.expiresIn,
    scope: form.get('scope') ?? undefined,
    ...(next === null ? {} : { refresh_token: next }),
  })
}

function isClient(request: IncomingMessage, form: URLSearchParams): boolean {
  const basic = request.headers.authorization
  if (basic === undefined) return form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret
  const [id = '', secret = ''] = Buffer.from(basic.slice('Basic '.length), 'base64').toString().split(':')
  return decodeURIComponent(id) === CLIENT.id && decodeURIComponent(secret) === CLIENT.secret
}

function isSigned(assertion: string, publicKey: string | null): boolean {
  const [head = '', claims = '', signature = ''] = assertion.split('.')
  if (publicKey === null) return false
  const { exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { exp?: number; iat?: number }
  const now = Date.now() / 1000
  if (exp === undefined || iat === undefined || exp < now || iat > now + 5 || exp - iat > 3600) return false
  return verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    createPublicKey(publicKey),
    Buffer.from(signature, 'base64url'),
  )
}

/** POST /login: `{user, pass}` → a token in the body, in a header and in two cookies. */
export function logIn(tokens: Tokens, { body }: Asked, response: ServerResponse): ServerResponse {
  const { user, pass } = JSON.parse(body || '{}') as { user?: string; pass?: string }
  if (user !== PERSON.name || pass !== PERSON.password) return json(response, 403, { message: 'Who are you?' })
  const token = `session-${++tokens.given}`
  tokens.good.add(token)
  response.setHeader('x-session', token)
  response.setHeader('set-cookie', [
    `sid=${token}; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT`,
    'lb=a; Path=/',
  ])
  return json(response, 200, { data: { token } })
}

export const cookieGuard =
  (good: ReadonlySet<string>): Guard =>
  ({ request }) => {
    const pairs = (request.headers.cookie ?? '').split('; ')
    const sid = pairs.find((pair) => pair.startsWith('sid='))?.slice(4) ?? ''
    return pairs.includes('lb=a') && good.has(sid) ? null : 'The cookies are not good.'
  }

/** RFC 7616, SHA-256, qop auth; a count must grow. */
export function digestGuard(nonces: Map<string, number>): Guard {
  const h = (text: string): string => createHash('sha256').update(text).digest('hex')
  return ({ request, url }) => {
    const of = new Map<string, string>()
    for (const [, name = '', quoted, bare] of (request.headers.authorization ?? '').matchAll(
      /(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g,
    ))
      of.set(name, quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '')
    const [nonce = '', nc = ''] = [of.get('nonce'), of.get('nc')]
    const last = nonces.get(nonce)
    if (last === undefined) return 'The nonce is not known.'
    if (Number.parseInt(nc, 16) <= last) return 'The count was used.'
    const uri = url.pathname + url.search
    if (of.get('uri') !== uri) return 'The address is another one.'
    const ha1 = h(`${PERSON.name}:here:${PERSON.password}`)
    const expected = h(`${ha1}:${nonce}:${nc}:${of.get('cnonce')}:auth:${h(`${request.method}:${uri}`)}`)
    if (of.get('response') !== expected) return 'The proof is wrong.'
    nonces.set(nonce, Number.parseInt(nc, 16))
    return null
  }
}

export const digestChallenge = (nonce: string): string =>
  `Digest realm="here", qop="auth,auth-int", algorithm=SHA-256, nonce="${nonce}", opaque="o"`

/** As docs.aws.amazon.com, "Create a signed AWS API request", has it. */
export const sigV4Guard: Guard = ({ request, url, body }) => {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (found === null) return 'The signature is missing.'
  const [, id, date = '', region = '', service = '', names = '', signature] = found
  if (id !== AWS.accessKeyId || region !== AWS.region || service !== AWS.service)
    return 'It is signed for something else.'
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
  const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const encode = (text: string): string =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('')
  const canonical = [request.method, url.pathname, query, headers, names, sha(body)].join('\n')
  const time = String(request.headers['x-amz-date'])
  const toSign = ['AWS4-HMAC-SHA256', time, `${date}/${region}/${service}/aws4_request`, sha(canonical)].join('\n')
  const key = mac(mac(mac(mac(`AWS4${AWS.secretAccessKey}`, date), region), service), 'aws4_request')
  return mac(key, toSign).toString('hex') === signature ? null : 'The signature does not match.'
}

export function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
