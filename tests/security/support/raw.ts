/** Requests as no client library would send them: bytes on a socket. */
import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  /** null: closed without an answer. */
  readonly status: number | null
  readonly text: string
  readonly ms: number
}

/** Opens a connection, lets `write` send, and answers what came until the other side closed. */
export function rawExchange(url: string, write: (socket: Socket) => void): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const begun = Date.now()
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => write(socket))
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      resolve({ status: status === undefined ? null : Number(status), text, ms: Date.now() - begun })
    })
  })
}

/** Head of a POST to a feed; the rest is the test's. */
export function head(url: string, ...lines: readonly string[]): string {
  const { pathname, host } = new URL(url)
  return [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, ...lines, '', ''].join('\r\n')
}

/** Writes this piece until the other side has had enough, at most `bytes`. */
export function flood(socket: Socket, piece: Buffer, bytes: number): void {
  let sent = 0
  const go = (): void => {
    while (socket.writable && sent < bytes) {
      sent += piece.length
      if (!socket.write(piece)) {
        socket.once('drain', go)
        return
      }
    }
  }
  go()
}
