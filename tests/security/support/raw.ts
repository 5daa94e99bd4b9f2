/** Requests as no client library would send them: bytes on a socket. */
import { readFileSync } from 'node:fs'
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

/** Memory a process holds, MiB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
}

/** The most memory the process held while `work` ran, MiB. */
export async function peakMb(pid: number, work: () => Promise<void>): Promise<number> {
  let peak = residentMb(pid)
  const watching = setInterval(() => {
    peak = Math.max(peak, residentMb(pid))
  }, 50)
  await work().finally(() => clearInterval(watching))
  return Math.max(peak, residentMb(pid))
}
