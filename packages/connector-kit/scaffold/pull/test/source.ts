/** The source, as far as the connector speaks to it. `node test/source.ts` serves it on port 8099, to try a feed. */
import { createServer } from 'node:http'

export const TOKEN = 'token-of-the-reader'

export interface Source {
  readonly url: string
  /** In their order; what is no object is a record that cannot be read. */
  readonly records: unknown[]
  /** From here on it takes requests and answers none. */
  hang(): void
  close(): Promise<void>
}

export async function openSource(port = 0): Promise<Source> {
  const records: unknown[] = []
  let hanging = false
  const server = createServer(({ url = '/', headers }, response) => {
    if (hanging) return
    const answer = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (headers.authorization !== `Bearer ${TOKEN}`) return answer(401, { error: 'no such token' })
    const query = new URL(url, 'http://source').searchParams
    const from = Number(query.get('after') ?? 0)
    const items = records.slice(from, from + Number(query.get('limit') ?? 100))
    answer(200, { items, next: String(from + items.length) })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/events`,
    records,
    hang: () => {
      hanging = true
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

if (import.meta.main) {
  const source = await openSource(8099)
  for (const id of ['1', '2', '3'])
    source.records.push({
      id,
      title: `Record ${id}`,
      severity: 'low',
      created_at: new Date().toISOString(),
      host: 'web-01',
    })
  console.log(`${source.url} with the token ${TOKEN}`)
}
