import { answered, requestHeaders, sessionExpired, unanswered } from './session.ts'
import type { TypedDocument } from './typed-document.ts'

/** Milliseconds without a sign of life after which a stream counts as lost; the server gives one every five seconds. */
const SILENCE_MS = 12_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 10_000

interface StreamState {
  readonly state: 'connecting' | 'live'
  readonly staleSince: number | null
}

interface StreamOptions<Result, Variables> {
  readonly document: TypedDocument<Result, Variables>
  /** Asked at every connection. */
  readonly variables: () => Variables
  readonly hear: (data: Result) => void
  readonly state: (state: StreamState) => void
}

/** A GraphQL subscription over server-sent events that comes back by itself, until the returned function is called. */
export function openStream<Result, Variables>(options: StreamOptions<Result, Variables>): () => void {
  const closed = new AbortController()
  void keepOpen(options, closed.signal)
  return () => closed.abort()
}

async function keepOpen<Result, Variables>(
  options: StreamOptions<Result, Variables>,
  closed: AbortSignal,
): Promise<void> {
  let pause = FIRST_PAUSE_MS
  let lastSign = Date.now()
  let connected = false
  while (!closed.aborted) {
    options.state({ state: 'connecting', staleSince: connected ? lastSign : null })
    const sign = (): void => {
      lastSign = Date.now()
      pause = FIRST_PAUSE_MS
      if (!connected) answered()
      connected = true
      options.state({ state: 'live', staleSince: null })
    }
    try {
      if (!(await readOnce(options, closed, sign))) return
    } catch {
      if (!closed.aborted) unanswered()
    }
    if (closed.aborted) return
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
}

/** False: the session has ended, and nothing more will come. */
async function readOnce<Result, Variables>(
  { document, variables, hear }: StreamOptions<Result, Variables>,
  closed: AbortSignal,
  sign: () => void,
): Promise<boolean> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), SILENCE_MS)
  const alive = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => silent.abort(), SILENCE_MS)
    sign()
  }
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...requestHeaders() },
      body: JSON.stringify({ query: document, variables: variables() }),
      signal: AbortSignal.any([closed, silent.signal]),
    })
    if (response.status === 401) {
      sessionExpired()
      return false
    }
    if (!response.ok || response.body === null) throw new Error(`the stream was refused with ${response.status}`)
    for await (const message of messagesOf(response.body)) {
      alive()
      const { data, errors } = JSON.parse(message) as {
        data?: Result | null
        errors?: readonly { readonly extensions?: { readonly code?: unknown } }[]
      }
      if (errors?.some(({ extensions }) => extensions?.code === 'unauthenticated')) {
        sessionExpired()
        return false
      }
      if (data != null) hear(data)
    }
    return true
  } finally {
    clearTimeout(timer)
  }
}

/** The `data` of each `next` event of a stream. */
async function* messagesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    buffer += value
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const block = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      const lines = block.split('\n')
      if (lines.some((line) => line === 'event: complete')) return
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart())
      if (data.length > 0 && data[0] !== '') yield data.join('\n')
    }
  }
}
