import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer as createTlsServer, get as getSecure } from 'node:https'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbound, type Outbound, type OutboundSettings } from './create.ts'
import { canary, closeServers, listen, scriptedResolver, webServer } from './testing.ts'

const LOOPBACK = ['127.0.0.0/8']
const clients: Outbound[] = []
function client(settings: Partial<OutboundSettings> = {}): Outbound {
  const made = createOutbound({ allowNetworks: [], ...settings })
  clients.push(made)
  return made
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'connected',
    (error) => error.code ?? error,
  )
const greeter = async (host = '127.0.0.1', port = 0) =>
  listen(
    createServer((socket) => socket.end('hello')),
    host,
    port,
  )

afterEach(async () => {
  await Promise.all(clients.splice(0).map((made) => made.close()))
  await closeServers()
})

describe('resolve', () => {
  it.each(['127.0.0.1', '[::1]', '::1', '169.254.169.254', '10.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'])(
    'refuses %s, as it stands and as the answer of a resolver',
    async (host) => {
      const target = { host, port: 22, secure: true }
      expect(await code(client().resolve(target))).toBe('outbound_blocked')
      const { resolver } = scriptedResolver([host.replace(/[[\]]/g, '')])
      const named = client({ resolver }).resolve({ ...target, host: 'db.example.test' })
      expect(await code(named)).toBe('outbound_blocked')
    },
  )

  it('gives the addresses that passed; clear text only in listed networks', async () => {
    const { resolver } = scriptedResolver(['93.184.216.34', '2606:4700::1111'])
    const target = { host: 'db.example.test', port: 5432, secure: true }
    expect(await client({ resolver }).resolve(target)).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ])
    expect(await code(client({ resolver }).resolve({ ...target, secure: false }))).toBe('clear_text_refused')
    expect(await client({ allowNetworks: ['::1'] }).resolve({ host: '[::1]', port: 1, secure: false })).toEqual([
      { address: '::1', family: 6 },
    ])
  })

  it('says which name does not resolve', async () => {
    const resolver = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
    const refused = client({ resolver }).resolve({ host: 'no.example.test', port: 1, secure: true })
    await expect(refused).rejects.toMatchObject({ code: 'name_unresolved', message: expect.stringContaining('no.exa') })
  })
})

describe('connect', () => {
  it('reaches the checked address, once resolved', async () => {
    const port = await greeter('127.0.0.2')
    const trap = await canary('127.0.0.1', port)
    const { resolver, asked } = scriptedResolver(['127.0.0.2'], ['127.0.0.1'])
    const outbound = client({ allowNetworks: ['127.0.0.2/32'], resolver })
    const socket = await outbound.connect({ host: 'db.example.test', port, secure: true })
    expect([await text(socket), asked]).toEqual(['hello', ['db.example.test']])
    expect(await code(outbound.connect({ host: 'db.example.test', port, secure: true }))).toBe('outbound_blocked')
    expect(trap.seen.connections).toBe(0)
  })

  it('stops when told, and says when nobody listens', async () => {
    const outbound = client({ allowNetworks: LOOPBACK })
    const gone = await greeter()
    await closeServers()
    expect(await code(outbound.connect({ host: '127.0.0.1', port: gone, secure: true }))).toBe('connection_refused')
    const target = { host: '127.0.0.1', port: await greeter(), secure: true, signal: AbortSignal.abort() }
    expect(await code(outbound.connect(target))).toBe('aborted')
  })
})

it('a look-up for sockets that a client makes itself', async () => {
  const port = await greeter()
  const { resolver } = scriptedResolver(['127.0.0.1'])
  const greet = (outbound: Outbound) =>
    text(connect({ host: 'mq.example.test', port, lookup: outbound.lookup(true), autoSelectFamily: false }))
  expect(await greet(client({ allowNetworks: LOOPBACK, resolver }))).toBe('hello')
  expect(await code(greet(client({ resolver })))).toBe('outbound_blocked')
})

describe('agents', () => {
  const pem = (name: string) => readFileSync(new URL(`./fixtures/${name}.pem`, import.meta.url), 'utf8')
  const fetched = (getter: typeof get, url: string, agent: object) =>
    new Promise<string>((resolve, reject) => {
      getter(url, { agent: agent as never }, (response) => resolve(text(response))).on('error', reject)
    })

  it('take what is allowed, with the certificate checked for the name', async () => {
    const server = createTlsServer({ cert: pem('cert'), key: pem('key') }, (_request, response) => response.end('tls'))
    const port = await listen(server)
    const { resolver } = scriptedResolver(['127.0.0.1'])
    const { httpsAgent } = await client({ allowNetworks: LOOPBACK, resolver, ca: [pem('cert')] }).agents()
    expect(await fetched(getSecure, `https://feed.example.test:${port}/`, httpsAgent)).toBe('tls')
    expect(await code(fetched(getSecure, `https://other.example.test:${port}/`, httpsAgent))).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    )
    const web = await webServer((_request, response) => response.end('plain'))
    const { httpAgent } = await client({ allowNetworks: LOOPBACK }).agents()
    expect(await fetched(get, `http://127.0.0.1:${web.port}/`, httpAgent)).toBe('plain')
  })

  it('refuse literal addresses and names that lead inward', async () => {
    const trap = await canary()
    const { resolver } = scriptedResolver(['127.0.0.1'])
    const { httpAgent, httpsAgent } = await client({ resolver }).agents()
    for (const host of ['127.0.0.1', '[::1]', 'feed.example.test']) {
      expect(await code(fetched(getSecure, `https://${host}:${trap.port}/`, httpsAgent)), host).toBe('outbound_blocked')
      expect(await code(fetched(get, `http://${host}:${trap.port}/`, httpAgent)), host).toBe('outbound_blocked')
    }
    expect(trap.seen.connections).toBe(0)
  })
})
