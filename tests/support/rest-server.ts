/**
 * A REST source for tests: a list of records behind every kind of paging, authentication and format, which misbehaves when it is told to.
 * `GET|POST /alerts` takes `page`, `offset`, `cursor`, `limit`, `since` (from then on), `from` and `to` (from inclusive, to exclusive);
 * `/orgs` lists partitions and `/orgs/{org}/alerts` reads one.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Asked,
  digestChallenge,
  type Guard,
  giveToken,
  json,
  logIn,
  newTokens,
  type Tokens,
} from './rest-server-auth.ts'

export interface RestRecord {
  readonly id: string
  readonly updated_at: string
  readonly org?: string
  /** In NDJSON it is no JSON. */
  readonly broken?: boolean
  readonly [field: string]: unknown
}

/** What it does instead of answering as it should. */
export type Misdeed =
  | { readonly kind: 'slow'; readonly ms: number }
  /** Half an answer, and the connection is gone. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang_up' }
  /** The connection stays, and nothing comes. */
  | { readonly kind: 'hang' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Record<string, string>
      /** A text is sent as it is, anything else as JSON. */
      readonly body?: unknown
    }
  /** 200, and not what it says. */
  | { readonly kind: 'html' }
  /** Whatever page is asked for, the first one comes. */
  | { readonly kind: 'same_page' }
  /** Bytes without end. */
  | { readonly kind: 'endless' }
  /** Something happens before it answers. */
  | { readonly kind: 'before'; run(): void }

export type Paging = 'none' | 'page' | 'offset' | 'cursor' | 'cursor_header' | 'link' | 'next_url' | 'token'

export interface RestServer {
  readonly url: string
  readonly origin: string
  /** In no order; see `order`. */
  records: RestRecord[]
  orgs: string[]
  paging: Paging
  /** Records in a page. */
  size: number
  order: 'oldest' | 'newest'
  format: 'json' | 'ndjson' | 'csv' | 'xml'
  /** In JSON the answer is the list itself. */
  bare: boolean
  guard: Guard | null
  /** Every page has as many records again: there is no end. */
  endless: boolean
  /** Most records it gives for one request, and says nothing of it; 0 = all. */
  cap: number
  /** More than so many in one answer to `from` and `to` are refused with 413; 0 = any number. */
  tooMany: number
  /** Requests in a second; those beyond it get 429. 0 = any number. */
  perSecond: number
  /** Milliseconds before each answer. */
  delayMs: number
  readonly tokens: Tokens
  readonly nonces: Map<string, number>
  /** `GET /alerts?…`, without those for tokens. */
  readonly requests: {
    readonly method: string
    readonly url: URL
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  /** Does each once, one a request, in this order. */
  misbehave(...misdeeds: readonly Misdeed[]): void
  /** Does it at every request until told otherwise; null = behaves. */
  always: Misdeed | null
  /** `count` records a second apart, ids `prefix1`…; the last one at `end`, epoch ms. */
  add(count: number, end?: number, more?: Readonly<Record<string, unknown>>): void
  close(): Promise<void>
}

export async function restServer(): Promise<RestServer> {
  const queue: Misdeed[] = []
  let added = 0
  const server: Server = createServer((request, response) => {
    void handle(rest, queue, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const rest: RestServer = {
    url: `${origin}/alerts`,
    origin,
    records: [],
    orgs: [],
    paging: 'none',
    size: 10,
    order: 'oldest',
    format: 'json',
    bare: false,
    guard: null,
    endless: false,
    cap: 0,
    tooMany: 0,
    perSecond: 0,
    delayMs: 0,
    tokens: newTokens(),
    nonces: new Map(),
    requests: [],
    misbehave: (...misdeeds) => void queue.push(...misdeeds),
    always: null,
    add(count, end = Date.now() - 60_000, more = {}) {
      for (let i = count - 1; i >= 0; i--) {
        const id = `a${++added}`
        const updated_at = new Date(end - i * 1000).toISOString()
        rest.records.push({ id, updated_at, created_at: updated_at, title: `Alert ${id}`, severity: 'low', ...more })
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return rest
}

async function handle(
  rest: RestServer,
  queue: Misdeed[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const url = new URL(request.url ?? '/', rest.origin)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  const asked: Asked = { request, url, body }
  if (url.pathname === '/oauth/token') return giveToken(rest.tokens, asked, response)
  if (url.pathname === '/login') return logIn(rest.tokens, asked, response)
  // Whether anybody is there.
  if (request.method === 'HEAD') return response.writeHead(405).end()
  rest.requests.push({ method: request.method ?? '', url, headers: request.headers, body })
  if (rest.delayMs > 0) await sleep(rest.delayMs)
  const misdeed = queue.shift() ?? rest.always
  if (misdeed !== null && (await done(misdeed, response))) return null
  const refused = rest.guard?.(asked) ?? null
  if (refused !== null) return refuse(rest, response, refused)
  if (limited(rest, response)) return null
  if (url.pathname === '/orgs') return json(response, 200, { orgs: rest.orgs.map((id) => ({ id })) })
  return answer(rest, asked, response, misdeed)
}

/** True: it is the whole answer. */
async function done(misdeed: Misdeed, response: ServerResponse): Promise<boolean> {
  switch (misdeed.kind) {
    case 'slow':
      await sleep(misdeed.ms)
      return false
    case 'before':
      misdeed.run()
      return false
    case 'hang_up':
      response.destroy()
      return true
    case 'hang':
      return true
    case 'status': {
      const { status, headers = {}, body = { message: `It is ${status}.` } } = misdeed
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body))
      return true
    }
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please sign in</body></html>')
      return true
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"alerts":[')
      const more = (): void => {
        while (!response.destroyed && response.write('{"id":"x"},'.repeat(1000)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
      return true
    }
    default:
      return false
  }
}

function refuse(rest: RestServer, response: ServerResponse, why: string): ServerResponse {
  const nonce = `nonce-${rest.nonces.size + 1}`
  rest.nonces.set(nonce, 0)
  response.setHeader('www-authenticate', [digestChallenge(nonce)])
  return json(response, 401, { message: why })
}

/** Those of the second that runs, by server. */
const taken = new WeakMap<RestServer, { readonly second: number; readonly count: number }>()

function limited(rest: RestServer, response: ServerResponse): boolean {
  if (rest.perSecond === 0) return false
  const second = Math.floor(Date.now() / 1000)
  const before = taken.get(rest)
  const count = before?.second === second ? before.count + 1 : 1
  taken.set(rest, { second, count })
  if (count <= rest.perSecond) return false
  response.setHeader('retry-after', '1')
  json(response, 429, { message: 'Too fast.' })
  return true
}

interface Wanted {
  readonly all: readonly RestRecord[]
  readonly start: number
  readonly size: number
}

function answer(rest: RestServer, asked: Asked, response: ServerResponse, misdeed: Misdeed | null): unknown {
  const { url } = asked
  const parameters = parametersOf(asked)
  const wanted = wantedOf(rest, url, parameters, misdeed)
  const all = wanted.all
  if (rest.tooMany > 0 && all.length > rest.tooMany) return json(response, 413, { message: 'Too many for one answer.' })
  const { start, size } = wanted
  const end = start + size
  const page = rest.endless ? madeUp(start, size) : all.slice(start, end)
  const more = rest.endless || end < all.length
  const body: Record<string, unknown> = { alerts: page }
  if (rest.paging === 'page' || rest.paging === 'offset') body.has_more = more
  if (rest.paging === 'cursor' && more) body.meta = { next: String(end) }
  if (rest.paging === 'token') Object.assign(body, { next_token: String(start + page.length), more })
  if (rest.paging === 'cursor_header' && more) response.setHeader('x-next', String(end))
  if (rest.paging === 'link' && more)
    response.setHeader('link', `<${rest.origin}/other>; rel="prev", <${linkTo(url, end)}>; rel="next"`)
  if (rest.paging === 'next_url') body['@odata.nextLink'] = more ? linkTo(url, end) : null
  const parts = written(rest.format, rest.bare ? page : body, page)
  if (misdeed?.kind === 'cut') {
    response.writeHead(200, { 'content-type': parts.type, 'content-length': String(Buffer.byteLength(parts.text)) })
    return response.write(parts.text.slice(0, parts.text.length / 2), () => response.destroy())
  }
  return response.writeHead(200, { 'content-type': parts.type }).end(parts.text)
}

/** Of the query, or of a JSON body. */
function parametersOf({ url, body }: Asked): (name: string) => string | null {
  const inBody = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {}
  return (name) => url.searchParams.get(name) ?? (inBody[name] === undefined ? null : String(inBody[name]))
}

function wantedOf(rest: RestServer, url: URL, of: (name: string) => string | null, misdeed: Misdeed | null): Wanted {
  const org = /^\/orgs\/([^/]+)\/alerts$/.exec(url.pathname)?.[1]
  const [since, from, to] = [of('since'), of('from'), of('to')]
  const chosen = rest.records
    .filter((record) => org === undefined || record.org === decodeURIComponent(org))
    .filter(({ updated_at }) => since === null || updated_at >= isoOf(since))
    .filter(({ updated_at }) => from === null || updated_at >= isoOf(from))
    .filter(({ updated_at }) => to === null || updated_at < isoOf(to))
    .sort((a, b) =>
      a.updated_at < b.updated_at
        ? -1
        : a.updated_at > b.updated_at
          ? 1
          : Number(a.id.slice(1)) - Number(b.id.slice(1)),
    )
  if (rest.order === 'newest') chosen.reverse()
  const all = rest.cap > 0 ? chosen.slice(0, rest.cap) : chosen
  const size = rest.paging === 'none' ? all.length : Number(of('limit') ?? rest.size)
  const number = { none: 0, page: (Number(of('page') ?? 1) - 1) * size, offset: Number(of('offset') ?? 0) }
  const start = rest.paging in number ? number[rest.paging as keyof typeof number] : Number(of('cursor') ?? 0)
  return { all, start: misdeed?.kind === 'same_page' ? 0 : start, size }
}

/** Seconds since 1970 or RFC 3339, as the records have it. */
const isoOf = (text: string): string => new Date(/^\d+$/.test(text) ? Number(text) * 1000 : text).toISOString()

const madeUp = (start: number, size: number): RestRecord[] =>
  Array.from({ length: size }, (_, i) => ({
    id: `e${start + i}`,
    updated_at: new Date(Date.now() - 60_000).toISOString(),
    title: `Endless ${start + i}`,
    severity: 'low',
  }))

function linkTo(url: URL, cursor: number): string {
  const next = new URL(url)
  next.searchParams.set('cursor', String(cursor))
  return next.href
}

function written(
  format: RestServer['format'],
  body: unknown,
  page: readonly RestRecord[],
): { type: string; text: string } {
  const row = (record: RestRecord): string => [record.id, record.updated_at, `"${String(record.title)}"`].join(',')
  const line = (record: RestRecord): string => (record.broken === true ? '{"id": ' : JSON.stringify(record))
  const element = (record: RestRecord): string =>
    `<alert id="${record.id}"><updated_at>${record.updated_at}</updated_at><title>${String(record.title)}</title></alert>`
  switch (format) {
    case 'json':
      return { type: 'application/json', text: JSON.stringify(body) }
    case 'ndjson':
      return { type: 'application/x-ndjson', text: page.map((record) => `${line(record)}\n`).join('') }
    case 'csv':
      return {
        type: 'text/csv; charset=utf-8',
        text: `id,updated_at,title\r\n${page.map((record) => `${row(record)}\r\n`).join('')}`,
      }
    case 'xml':
      return { type: 'application/xml', text: `<?xml version="1.0"?><alerts>${page.map(element).join('')}</alerts>` }
  }
}
