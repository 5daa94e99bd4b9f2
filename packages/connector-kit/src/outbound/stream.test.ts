import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createOutbound, type Outbound } from './create.ts'
import { canary, closeServers, webServer } from './testing.ts'

const clients: Outbound[] = []
const client = (allowNetworks: readonly string[] = ['127.0.0.0/8']): Outbound => {
  const made = createOutbound({ allowNetworks })
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

describe('a streamed body', () => {
  const body = randomBytes(300_000)
  const plain = (bytes: Buffer) => bytes
  it.each([
    ['identity', plain],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('comes whole and decoded (%s)', async (encoding, encode) => {
    const server = await webServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(encode(body)),
    )
    const answer = await client().stream({ url: `http://127.0.0.1:${server.port}/`, maxBytes: 300_000 })
    expect(answer).toMatchObject({
      status: 200,
      headers: expect.not.objectContaining({ 'content-encoding': encoding }),
    })
    const read = await answer.body.toArray()
    expect(Buffer.concat(read).equals(body)).toBe(true)
  })

  it('comes before it has ended', async () => {
    const server = await webServer((request, response) => {
      response.writeHead(200).write('first')
      request.on('close', () => undefined)
    })
    const { body: pieces } = await client().stream({ url: `http://127.0.0.1:${server.port}/`, maxBytes: 100 })
    for await (const piece of pieces) {
      expect(String(piece)).toBe('first')
      break
    }
  })

  it('ends with an error at its size, also where a bomb unpacks', async () => {
    const server = await webServer((request, response) => {
      if (request.url === '/bomb')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)))
      else response.end(body)
    })
    for (const path of ['', 'bomb']) {
      const answer = await client().stream({ url: `http://127.0.0.1:${server.port}/${path}`, maxBytes: 100_000 })
      expect(await code(answer.body.toArray())).toBe('too_large')
    }
  })

  it('that is cut short, or not what it says, is an error', async () => {
    const packed = gzipSync(body)
    const server = await webServer((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '1000' }).write('half')
        setImmediate(() => response.destroy())
      } else {
        const bytes = request.url === '/short' ? packed.subarray(0, 1000) : Buffer.from('no gzip')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)
      }
    })
    const outbound = client()
    const read = async (path: string) => {
      const answer = await outbound.stream({ url: `http://127.0.0.1:${server.port}/${path}`, maxBytes: 1_000_000 })
      return code(answer.body.toArray())
    }
    expect(await read('cut')).toBe('connection_failed')
    expect(await read('short')).toBe('encoding_corrupt')
    expect(await read('other')).toBe('encoding_corrupt')
  })

  it('stops when told, when it says nothing for too long, and when its time is over', async () => {
    const server = await webServer((request, response) => {
      response.writeHead(200)
      response.write('.')
      if (request.url === '/drip') {
        const timer = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(timer))
      }
    })
    const outbound = client()
    const url = `http://127.0.0.1:${server.port}/`
    const stop = new AbortController()
    const stopped = await outbound.stream({ url, maxBytes: 1e6, signal: stop.signal })
    const told = code(stopped.body.toArray())
    stop.abort()
    expect(await told).toBe('aborted')
    const silent = await outbound.stream({ url, maxBytes: 1e6, idleMs: 100 })
    expect(await code(silent.body.toArray())).toBe('timeout')
    const late = await outbound.stream({ url: `${url}drip`, maxBytes: 1e6, timeoutMs: 200 })
    expect(await code(late.body.toArray())).toBe('timeout')
  })

  it('lets go of its connection when it is left, begun or not', async () => {
    let open = 0
    const server = await webServer((_request, response) => {
      open += 1
      response.on('close', () => {
        open -= 1
      })
      response.writeHead(200).write('.')
    })
    const outbound = client()
    const request = { url: `http://127.0.0.1:${server.port}/`, maxBytes: 1e6 }
    const [begun, never] = await Promise.all([outbound.stream(request), outbound.stream(request)])
    for await (const _piece of begun.body) break
    never.body.destroy()
    await vi.waitFor(() => expect(open).toBe(0))
  })

  it('is refused where a request is: address, redirect, scheme', async () => {
    const trap = await canary()
    const url = `https://127.0.0.1:${trap.port}/`
    expect(await code(client([]).stream({ url, maxBytes: 1 }))).toBe('outbound_blocked')
    const server = await webServer(
      (_request, response) => response.writeHead(302, { location: url }).end(),
      '127.0.0.2',
    )
    const inward = client(['127.0.0.2/32']).stream({
      url: `http://127.0.0.2:${server.port}/`,
      maxBytes: 1,
      maxRedirects: 1,
    })
    expect(await code(inward)).toBe('outbound_blocked')
    expect(trap.seen).toEqual({ connections: 0, bytes: 0 })
  })
})
