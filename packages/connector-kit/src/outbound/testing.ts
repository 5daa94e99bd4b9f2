import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net'
import type { Resolver } from './gate.ts'

const opened: (Server | NetServer)[] = []

export async function listen<T extends Server | NetServer>(server: T, host = '127.0.0.1', port = 0): Promise<number> {
  opened.push(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

export async function closeServers(): Promise<void> {
  const closing = opened.splice(0).map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  )
  await Promise.all(closing)
}

/** Counts every connection and byte that reaches it: both must stay 0. */
export async function canary(host = '127.0.0.1', port = 0) {
  const seen = { connections: 0, bytes: 0 }
  const server = createServer((socket) => {
    seen.connections += 1
    socket
      .on('error', () => {})
      .on('data', (data) => {
        seen.bytes += data.length
      })
    socket.end()
  })
  return { seen, port: await listen(server, host, port) }
}

/** An HTTP server that remembers what it was asked. */
export async function webServer(answer: RequestListener, host = '127.0.0.1', port = 0) {
  const requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = []
  const server = createHttpServer((request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers })
    answer(request, response)
  })
  return { requests, port: await listen(server, host, port) }
}

/** A resolver that gives each list in turn, the last one for ever, and counts. */
export function scriptedResolver(...answers: readonly string[][]) {
  const asked: string[] = []
  const resolver: Resolver = async (name) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(name)
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { asked, resolver }
}
