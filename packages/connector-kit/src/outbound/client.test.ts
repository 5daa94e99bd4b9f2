import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbound, type Outbound, type OutboundSettings } from './create.ts'
import { canary, closeServers, listen, scriptedResolver, webServer } from './testing.ts'

const LOOPBACK = ['127.0.0.0/8', '::1/128']
const clients: Outbound[] = []
function client(settings: Partial<OutboundSettings> = {}): Outbound {
  const made = createOutbound({ allowNetworks: [], ...settings })
  clients.push(made)
  return made
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => error.code ?? error,
  )

afterEach(async () => {
  await Promise.all(clients.splice(0).map((made) => made.close()))
  await closeServers()
})

/** The same IPv4 address as people and tools write it. */
function spellings(a: number, b: number, c: number, d: number): string[] {
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const hex = (n: number) => n.toString(16).padStart(2, '0')
  return [
    `${a}.${b}.${c}.${d}`,
    `${whole}`,
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    `0x${hex(a)}.0x${hex(b)}.0x${hex(c)}.0x${hex(d)}`,
    `0${a.toString(8)}.0${b.toString(8)}.0${c.toString(8)}.0${d.toString(8)}`,
    `${a}.${b}.${(c << 8) | d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
  ]
}

describe('row 53: an address that is not public', () => {
  const metadata = [
    ...spellings(169, 254, 169, 254),
    '169.254.169.254.',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::169.254.169.254]',
    '[64:ff9b:1::a9fe:a9fe]',
    '[2002:a9fe:a9fe::]',
    '[::169.254.169.254]',
    '[fd00:ec2::254]',
  ]
  it.each(metadata)('is refused as https://%s', async (host) => {
    expect(await code(client().request({ url: `https://${host}/latest/meta-data/` }))).toBe('outbound_blocked')
    expect(await code(client().request({ url: `http://${host}/latest/meta-data/` }))).toBe('outbound_blocked')
  })

  it('gets no packet, however it is spelled', async () => {
    const trap = await canary()
    const hosts = [...spellings(127, 0, 0, 1), '[::ffff:127.0.0.1]', 'localhost', '0.0.0.0']
    for (const host of hosts) {
      const url = `https://${host}:${trap.port}/`
      expect(await code(client().request({ url, headers: { authorization: 'Bearer secret' } })), host).toBe(
        'outbound_blocked',
      )
    }
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 })
  })

  it.each(['169.254.169.254', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '10.0.0.8', 'fe80::1'])(
    'is refused as the answer of a resolver: %s',
    async (address) => {
      const { resolver } = scriptedResolver([address])
      expect(await code(client({ resolver }).request({ url: 'https://feed.example.test/' }))).toBe('outbound_blocked')
    },
  )
})

describe('row 54: DNS rebinding and mixed answers', () => {
  it('connects to the address that was checked: one resolution a connection', async () => {
    const good = await webServer((_request, response) => response.end('good'), '127.0.0.2')
    const trap = await canary('127.0.0.1', good.port)
    const { resolver, asked } = scriptedResolver(['127.0.0.2'], ['127.0.0.1'])
    const outbound = client({ allowNetworks: ['127.0.0.2/32'], resolver })
    const answer = await outbound.request({ url: `http://feed.example.test:${good.port}/` })
    expect(Buffer.from(answer.body).toString()).toBe('good')
    expect(asked).toEqual(['feed.example.test'])
    const later = client({ allowNetworks: ['127.0.0.2/32'], resolver })
    expect(await code(later.request({ url: `http://feed.example.test:${good.port}/` }))).toBe('outbound_blocked')
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 })
  })

  it('refuses a name with one bad address among good ones', async () => {
    const good = await webServer((_request, response) => response.end('good'), '127.0.0.2')
    const trap = await canary('127.0.0.1', good.port)
    const { resolver } = scriptedResolver(['127.0.0.2', '127.0.0.1'])
    const outbound = client({ allowNetworks: ['127.0.0.2/32'], resolver })
    expect(await code(outbound.request({ url: `http://feed.example.test:${good.port}/` }))).toBe('outbound_blocked')
    expect([trap.seen.connections, good.requests.length]).toEqual([0, 0])
  })
})

describe('row 55: redirects', () => {
  it('are refused unless asked for', async () => {
    const server = await webServer((_request, response) => response.writeHead(302, { location: '/next' }).end())
    const url = `http://127.0.0.1:${server.port}/`
    expect(await code(client({ allowNetworks: LOOPBACK }).request({ url }))).toBe('redirect_refused')
    expect(server.requests).toHaveLength(1)
  })

  it('inward are refused: no packet, no credential', async () => {
    const trap = await canary('127.0.0.1')
    const server = await webServer(
      (_request, response) => response.writeHead(307, { location: `http://127.0.0.1:${trap.port}/` }).end(),
      '127.0.0.2',
    )
    const outbound = client({ allowNetworks: ['127.0.0.2/32'] })
    const request = outbound.request({
      url: `http://127.0.0.2:${server.port}/`,
      headers: { authorization: 'Bearer secret' },
      maxRedirects: 3,
    })
    expect(await code(request)).toBe('outbound_blocked')
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 })
  })

  it('to another origin carry no credential, whatever header it was in', async () => {
    const other = await webServer((_request, response) => response.end('{}'))
    const first = await webServer((request, response) =>
      request.url === '/'
        ? response.writeHead(301, { location: '/again' }).end()
        : response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end(),
    )
    const headers = { authorization: 'Bearer s', cookie: 's=1', 'x-vendor-thing': 's', accept: 'application/json' }
    const url = `http://127.0.0.1:${first.port}/`
    const answer = await client({ allowNetworks: LOOPBACK }).request({ url, headers, maxRedirects: 3 })
    expect(answer.url).toBe(`http://127.0.0.1:${other.port}/`)
    expect(first.requests[1]?.headers).toMatchObject(headers)
    const arrived = other.requests[0]?.headers ?? {}
    expect(arrived.accept).toBe('application/json')
    for (const name of ['authorization', 'cookie', 'x-vendor-thing']) expect(arrived).not.toHaveProperty(name)
  })

  it('end after three, and never take a body elsewhere', async () => {
    const other = await webServer((_request, response) => response.end())
    const server = await webServer((request, response) => {
      const location = request.method === 'POST' ? `http://127.0.0.1:${other.port}/` : `${request.url}x`
      response.writeHead(request.method === 'POST' ? 308 : 302, { location }).end()
    })
    const outbound = client({ allowNetworks: LOOPBACK })
    const url = `http://127.0.0.1:${server.port}/`
    expect(await code(outbound.request({ url, maxRedirects: 9 }))).toBe('redirect_refused')
    expect(server.requests).toHaveLength(4)
    expect(await code(outbound.request({ url, method: 'POST', body: 'client_secret=s', maxRedirects: 3 }))).toBe(
      'redirect_refused',
    )
    expect(other.requests).toHaveLength(0)
  })
})

describe('a request', () => {
  it('needs TLS, except in listed networks', async () => {
    const { resolver } = scriptedResolver(['93.184.216.34'])
    expect(await code(client({ resolver }).request({ url: 'http://feed.example.test/' }))).toBe('clear_text_refused')
  })

  it.each(['ftp://x.test/', 'file:///etc/passwd', 'https://user:pass@x.test/', 'nonsense', ''])(
    'refuses %j',
    async (url) => {
      expect(await code(client().request({ url }))).toBe('url_invalid')
    },
  )

  it('verifies the certificate for the name, not for the address', async () => {
    const pem = (name: string) => readFileSync(new URL(`./fixtures/${name}.pem`, import.meta.url), 'utf8')
    const names: unknown[] = []
    const server = createTlsServer({ cert: pem('cert'), key: pem('key') }, (_request, response) =>
      response.end('sealed'),
    )
    server.on('secureConnection', (socket) => names.push(socket.servername))
    const port = await listen(server)
    const { resolver } = scriptedResolver(['127.0.0.1'])
    const trusting = client({ allowNetworks: LOOPBACK, resolver, ca: [pem('cert')] })
    const answer = await trusting.request({ url: `https://feed.example.test:${port}/` })
    expect([Buffer.from(answer.body).toString(), names]).toEqual(['sealed', ['feed.example.test']])
    expect(await code(trusting.request({ url: `https://other.example.test:${port}/` }))).toBe('tls_failed')
    const strict = client({ allowNetworks: LOOPBACK, resolver })
    expect(await code(strict.request({ url: `https://feed.example.test:${port}/` }))).toBe('tls_failed')
  })

  it('stops at its size, compressed or not', async () => {
    const zeros = Buffer.alloc(200_000)
    const server = await webServer((request, response) => {
      if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(zeros))
      else response.end(zeros)
    })
    const outbound = client({ allowNetworks: LOOPBACK })
    const url = `http://127.0.0.1:${server.port}`
    expect(await code(outbound.request({ url: `${url}/`, maxBytes: 100_000 }))).toBe('too_large')
    expect(await code(outbound.request({ url: `${url}/gzip`, maxBytes: 100_000 }))).toBe('too_large')
    const whole = await outbound.request({ url: `${url}/gzip`, maxBytes: 200_000 })
    expect([whole.body.byteLength, whole.headers['content-encoding']]).toEqual([200_000, undefined])
  })

  it('stops in time and when told', async () => {
    const server = await webServer((_request, response) => response.writeHead(200).write('.'))
    const outbound = client({ allowNetworks: LOOPBACK })
    const url = `http://127.0.0.1:${server.port}/`
    expect(await code(outbound.request({ url, timeoutMs: 100 }))).toBe('timeout')
    const stop = new AbortController()
    const waiting = code(outbound.request({ url, signal: stop.signal }))
    stop.abort()
    expect(await waiting).toBe('aborted')
  })

  it('says what was wrong: no such name, nobody listening', async () => {
    const notFound = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const resolver = () => Promise.reject(notFound)
    expect(await code(client({ resolver }).request({ url: 'https://no.example.test/' }))).toBe('name_unresolved')
    expect(await code(client({ resolver: async () => [] }).request({ url: 'https://no.example.test/' }))).toBe(
      'name_unresolved',
    )
    const { port } = await webServer(() => {})
    await closeServers()
    const refused = client({ allowNetworks: LOOPBACK }).request({ url: `http://127.0.0.1:${port}/` })
    await expect(refused).rejects.toMatchObject({ code: 'connection_refused', action: expect.stringContaining('port') })
  })
})
