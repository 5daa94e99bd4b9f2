import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of numbers 1 to `count`, `page` at a time, which does as it is told. */
export interface Numbers {
  readonly url: string
  count: number
  page: number
  /** Answers with this status instead. */
  status: number
  /** Milliseconds before each answer. */
  delayMs: number
  requests: number
  close(): Promise<void>
}

export async function numbersServer(count: number): Promise<Numbers> {
  const server: HttpServer = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('after'))
    numbers.requests++
    const ids = Array.from(
      { length: Math.max(0, Math.min(numbers.page, numbers.count - after)) },
      (_, i) => after + i + 1,
    )
    const answer = {
      items: ids.map((id) => ({ id: String(id), title: `Number ${id}`, severity: 'low' })),
      last: ids.at(-1),
    }
    setTimeout(() => {
      response.writeHead(numbers.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }, numbers.delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const numbers: Numbers = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    count,
    page: 50,
    status: 200,
    delayMs: 0,
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return numbers
}
