/** Calls of the GraphQL interface, as a client makes them: for tests. */
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { World } from '../http/routes/datasource-world.ts'

interface Call {
  /** A token; default: the administrator of the first organization. */
  readonly as?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** What answers look like to a test. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is what the test says it is
type Any = any
export interface Answer {
  readonly status: number
  readonly data: Any
  readonly errors: readonly { message: string; path?: unknown; extensions: Any }[] | undefined
}

export async function ask(world: World, query: string, variables: unknown = {}, call: Call = {}): Promise<Answer> {
  return send(world, JSON.stringify({ query, variables }), call)
}

/** The same with a body that is written by hand. */
export async function send(
  world: World,
  payload: string,
  { as = world.admin, headers = {} }: Call = {},
): Promise<Answer> {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      ...(as === null ? {} : { authorization: `Bearer ${as}` }),
      'content-type': 'application/json',
      accept: 'application/json',
      ...headers,
    },
    payload,
  })
  const { data, errors } = answer.json()
  return { status: answer.statusCode, data, errors }
}

/** The answer's data, of something that must succeed. */
export async function told(world: World, query: string, variables: unknown = {}, call: Call = {}): Promise<Any> {
  const { data, errors } = await ask(world, query, variables, call)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

/** Every statement that is sent to the database meanwhile. */
export async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: Any[]) {
    seen.push(typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? ''))
    return (query as Any).apply(this, args)
  } as typeof query
  try {
    await run()
  } finally {
    pg.Client.prototype.query = query
  }
  return seen
}

export interface Stream {
  readonly seen: readonly Any[]
  readonly errors: readonly Any[]
  readonly ended: Promise<void>
  /** The first event that fits. */
  until(fits: (event: Any) => boolean): Promise<Any>
  stop(): void
}

const EVENT = `__typename
  ... on FleetChanged { items { id health eventsPerSecond desiredState } removed }
  ... on StatusChanged { datasourceId etag draftEtag status { health desiredState } }
  ... on MetricTick { datasourceId buckets { at received mapped } }
  ... on LogLines { datasourceId lines { id message level } }
  ... on EventsRecorded { datasourceId more events { id outcome } }
  ... on DraftChanged { datasourceId etag updatedBy { name } }
  ... on WatchEnded { part datasourceId code }`

/** Watches as a browser tab does. */
export async function watch(
  world: World,
  input: unknown,
  headers: Readonly<Record<string, string>> = { authorization: `Bearer ${world.admin}` },
): Promise<Stream> {
  const { port } = world.app.server.address() as AddressInfo
  const stop = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: `subscription ($watch: LiveInput!) { live(watch: $watch) { ${EVENT} } }`,
      variables: { watch: input },
    }),
    signal: stop.signal,
  })
  // A coding would hold back what has come.
  if (response.headers.has('content-encoding')) throw new Error('the stream is compressed')
  const seen: Any[] = []
  const errors: Any[] = []
  const waiting = new Set<() => void>()
  const ended = readEvents(response, (result) => {
    if (result.errors !== undefined) errors.push(...result.errors)
    else seen.push(result.data.live)
    for (const wake of waiting) wake()
  }).catch(() => undefined)
  return {
    seen,
    errors,
    ended,
    stop: () => stop.abort(),
    until: async (fits) => {
      for (;;) {
        const found = seen.find(fits)
        if (found !== undefined) return found
        if (errors.length > 0) throw new Error(JSON.stringify(errors))
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
  }
}

async function readEvents(response: Response, take: (result: Any) => void): Promise<void> {
  let text = ''
  if (response.body === null) return
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^event: next\ndata: (.*)$/m.exec(event)?.[1]
      if (data !== undefined) take(JSON.parse(data))
    }
  }
}
