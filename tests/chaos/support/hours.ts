import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of a source's time: `GET /?from&to&after` answers an event a minute, so many at a time. */
export interface Hours {
  readonly url: string
  /** The source has nothing later; RFC 3339. */
  now: string
  /** Milliseconds before each answer. */
  delayMs: number
  /** The severity of what it sends. */
  severity: string
  /** Spans it was asked for, oldest first. */
  readonly asked: { from: string; to: string }[]
  close(): Promise<void>
}

const MINUTE = 60_000
const PAGE = 40

export async function hoursServer(now: string): Promise<Hours> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
    hours.asked.push({ from, to })
    const begin = Math.max(Date.parse(from), Date.parse(query.get('after') ?? from))
    const end = Math.min(Date.parse(to), Date.parse(hours.now))
    const times: number[] = []
    for (let at = begin; at < end && times.length < PAGE; at += MINUTE) times.push(at)
    const last = (times.at(-1) ?? end) + MINUTE
    const items = times.map((at) => {
      const id = new Date(at).toISOString()
      return { id, title: `At ${id}`, severity: hours.severity, host: { name: `h${new Date(at).getUTCHours()}` } }
    })
    const answer = { now: hours.now, items, after: last < end ? new Date(last).toISOString() : null }
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }, hours.delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hours: Hours = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    now,
    delayMs: 0,
    severity: 'low',
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return hours
}
