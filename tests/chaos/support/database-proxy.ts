/** A wire between a server and its database that the test can hold, slow down or cut. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface DatabaseProxy {
  /** The database through the wire. */
  readonly url: string
  /** From now on no answer of the database passes; what is asked does, unless nothing is to pass either way. */
  hold(ways?: 'answers' | 'both'): void
  release(): void
  /** Milliseconds each piece takes, either way. */
  delay(of: () => number): void
  /** Ends every connection, as a failing network does. */
  cut(): void
  /** Ends every connection, and takes none until it is called with false: there is no database. */
  away(is: boolean): void
  close(): Promise<void>
}

export async function databaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>()
  let held: PromiseWithResolvers<void> | null = null
  let heldWays: 'answers' | 'both' = 'answers'
  let isAway = false
  let delayOf: (() => number) | null = null
  const server = createServer((client) => {
    if (isAway) return client.destroy()
    const upstream = connectTo(databaseUrl)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    carry(client, upstream, async () => {
      if (delayOf !== null) await pause(delayOf())
      if (heldWays === 'both') await held?.promise
    })
    carry(upstream, client, async () => {
      if (delayOf !== null) await pause(delayOf())
      await held?.promise
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  const { port } = server.address() as AddressInfo
  return {
    url: `postgresql://${url.username}:${url.password}@127.0.0.1:${port}${url.pathname}`,
    hold(ways = 'answers') {
      heldWays = ways
      held ??= Promise.withResolvers<void>()
    },
    release() {
      held?.resolve()
      held = null
    },
    delay(of) {
      delayOf = of
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    away(is) {
      isAway = is
      if (is) for (const socket of sockets) socket.destroy()
    },
    async close() {
      held?.resolve()
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Piece by piece, in their order. */
function carry(from: Socket, to: Socket, before: () => Promise<void>): void {
  let turn = Promise.resolve()
  from.on('data', (piece) => {
    turn = turn.then(before).then(() => {
      if (to.writable) to.write(piece)
    })
  })
}

/** The host is a folder where the database listens on a Unix socket. */
function connectTo(databaseUrl: string): Socket {
  const { hostname, port } = new URL(databaseUrl)
  const host = decodeURIComponent(hostname)
  return host.startsWith('/')
    ? connect(join(host, `.s.PGSQL.${port === '' ? '5432' : port}`))
    : connect(Number(port === '' ? 5432 : port), host)
}
