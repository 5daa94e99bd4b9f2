import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbound, type Outbound } from './create.ts'
import { assertSecretsMayGo, heldTo, parseHostPattern, type SecretHosts } from './secret-hosts.ts'
import { canary, closeServers, scriptedResolver, webServer } from './testing.ts'

const mayGo = (hosts: readonly string[], host: string, port: number | null = 443): boolean => {
  try {
    assertSecretsMayGo([{ secret: 'key', hosts }], host, port)
    return true
  } catch {
    return false
  }
}

describe('where a secret may be sent', () => {
  it.each([
    ['api.example.com', 'api.example.com'],
    ['api.example.com', 'API.Example.COM'],
    ['API.example.com', 'api.example.com.'],
    ['api.example.com.', 'api.example.com'],
    ['*.example.com', 'eu.api.example.com'],
    ['api.example.com:443', 'api.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'BÜCHER.example'],
    ['10.0.0.1', '::ffff:10.0.0.1'],
    ['[2001:DB8::1]:443', '2001:db8:0::1'],
    ['2001:db8::1', '[2001:db8::1]'],
  ])('%s takes %s', (pattern, host) => {
    expect(mayGo(['other.test', pattern], host)).toBe(true)
  })

  it.each([
    ['api.example.com', 'example.com'],
    ['api.example.com', 'api.example.com.evil.test'],
    ['api.example.com', 'xapi.example.com'],
    ['*.example.com', 'example.com'],
    ['*.example.com', 'evilexample.com'],
    ['api.example.com:8443', 'api.example.com'],
    ['bücher.example', 'bucher.example'],
    ['10.0.0.1', '10.0.0.2'],
    ['*', 'api.example.com'],
    ['a*.example.com', 'api.example.com'],
  ])('%s does not take %s', (pattern, host) => {
    expect(mayGo([pattern], host)).toBe(false)
  })

  it('is anywhere when no host is named; and of several secrets each counts', () => {
    expect(mayGo([], 'anywhere.test')).toBe(true)
    const secrets: SecretHosts[] = [
      { secret: 'token', hosts: ['login.test', 'api.test'] },
      { secret: 'free', hosts: [] },
      { secret: 'key', hosts: ['api.test'] },
    ]
    expect(() => assertSecretsMayGo(secrets, 'api.test', 443)).not.toThrow()
    expect(() => assertSecretsMayGo(secrets, 'login.test', 443)).toThrow(
      expect.objectContaining({
        code: 'secret_host_refused',
        message: 'The secret "key" may not be sent to login.test:443.',
        action: expect.stringContaining('host'),
      }),
    )
  })

  it.each(['', '*', '*.', 'a b', 'x/y', 'user@host', '*.10.0.0.1', 'x.test:0', 'x.test:70000', 'a.*.test', '[::1'])(
    'is no pattern: %j',
    (text) => {
      expect(parseHostPattern(text)).toBeNull()
    },
  )
  it('never throws on what is no host', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (pattern, host) => typeof mayGo([pattern], host) === 'boolean'))
  })
})

describe('every way out keeps to it', () => {
  const clients: Outbound[] = []
  const client = (hosts: readonly string[], resolver = scriptedResolver(['127.0.0.1']).resolver): Outbound => {
    const made = createOutbound({
      allowNetworks: ['127.0.0.0/8'],
      resolver,
      secretHosts: () => [{ secret: 'API key', hosts }],
    })
    clients.push(made)
    return made
  }
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((made) => made.close()))
    await closeServers()
  })
  const refused = (promise: Promise<unknown>) =>
    expect(promise).rejects.toMatchObject({ code: 'secret_host_refused', message: expect.stringContaining('API key') })

  it('requests, streams, other protocols, agents: nothing is sent', async () => {
    const trap = await canary()
    const outbound = client(['api.test'])
    const url = `http://evil.test:${trap.port}/`
    const target = { host: 'evil.test', port: trap.port, secure: true }
    await refused(outbound.request({ url }))
    await refused(outbound.stream({ url, maxBytes: 1 }))
    await refused(outbound.resolve(target))
    await refused(outbound.connect(target))
    await refused(new Promise((_resolve, reject) => outbound.lookup(true)('evil.test', {}, reject)))
    await refused(outbound.request({ url: `http://127.0.0.1:${trap.port}/` }))
    expect(trap.seen.connections).toBe(0)
  })

  it('a redirect to another host, or another port where the port is named', async () => {
    const trap = await canary()
    const server = await webServer((request, response) => {
      const host = request.url === '/port' ? 'api.test' : 'evil.test'
      response.writeHead(302, { location: `http://${host}:${trap.port}/` }).end()
    })
    const outbound = client([`api.test:${server.port}`])
    for (const path of ['host', 'port'])
      await refused(outbound.request({ url: `http://API.test.:${server.port}/${path}`, maxRedirects: 3 }))
    expect(server.requests).toHaveLength(2)
    expect(trap.seen.connections).toBe(0)
  })

  it('also over a connection that is open already, once the secrets have changed', async () => {
    const server = await webServer((_request, response) => response.end('{}'))
    let hosts: readonly string[] = ['api.test']
    const outbound = createOutbound({
      allowNetworks: ['127.0.0.0/8'],
      resolver: scriptedResolver(['127.0.0.1']).resolver,
      secretHosts: () => [{ secret: 'API key', hosts }],
    })
    clients.push(outbound)
    const url = `http://api.test:${server.port}/`
    await outbound.request({ url })
    hosts = ['other.test']
    await refused(outbound.request({ url }))
    expect(server.requests).toHaveLength(1)
  })
})

it('a secret that names no hosts is held to those of the configuration, where it names any', () => {
  const own = { secret: 'own', hosts: ['api.example.com'] }
  const free = { secret: 'free', hosts: [] }
  expect(heldTo([own, free], ['db.example.com'])).toEqual([own, { secret: 'free', hosts: ['db.example.com'] }])
  expect(heldTo([free], [])).toEqual([free])
})
