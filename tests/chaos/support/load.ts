/** Senders as vendors have them: each sends one event after the other, over kept connections, and again what was not acknowledged. */
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type MadeFeed, signatureOf } from '../../support/feed.ts'

export interface SentEvent {
  readonly id: string
  readonly title: string
  readonly severity: string
  readonly created_at: string
  readonly text: string
  readonly host: string
}

/** An attempt that brought no 2xx. */
export interface Failure {
  /** null: no answer came. */
  readonly status: number | null
  readonly reason: string
  readonly at: number
}

/** What became of one feed's events. */
export interface Tally {
  readonly feed: string
  /** By id; every id of which at least one attempt was made. */
  readonly sent: Map<string, SentEvent>
  /** Ids that got their 2xx, with the time the request of that answer left. */
  readonly acknowledged: Map<string, number>
  readonly failures: Failure[]
}

export interface Load {
  readonly tallies: readonly Tally[]
  acknowledged(): number
  failures(): readonly Failure[]
  /** Every sender finishes its event; answers when all have. */
  stop(): Promise<void>
}

export interface LoadOptions {
  /** Of each feed. */
  readonly senders: number
  /** Milliseconds a sender waits before it sends again what was not acknowledged. */
  readonly retryMs?: number
  /** Bytes each event is larger by, in a field that nothing maps. */
  readonly padding?: number
  /** Where a feed takes its events now; absent: at its own address. */
  readonly urlOf?: (feed: Pick<MadeFeed, 'id' | 'ingestUrl'>, sender: number) => string
}

let run = 0

export function startLoad(feeds: readonly Pick<MadeFeed, 'id' | 'ingestUrl' | 'secret'>[], options: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true })
  const stopping = new AbortController()
  const padding = 'x'.repeat(options.padding ?? 0)
  const mark = `${process.pid}-${++run}`
  const tallies = feeds.map(({ id }): Tally => ({ feed: id, sent: new Map(), acknowledged: new Map(), failures: [] }))
  const send = async (feed: (typeof feeds)[number], tally: Tally, sender: number): Promise<void> => {
    for (let n = 0; !stopping.signal.aborted; n++) {
      const event = eventOf(`${mark}-${sender}-${n}`, n)
      const body = JSON.stringify({ ...event, padding })
      const headers = { 'content-type': 'application/json', 'x-signature': signatureOf(feed.secret, body) }
      tally.sent.set(event.id, event)
      for (;;) {
        const left = Date.now()
        const answer = await post(options.urlOf?.(feed, sender) ?? feed.ingestUrl, headers, body, agent)
        if (answer.status !== null && answer.status < 300) {
          tally.acknowledged.set(event.id, left)
          break
        }
        tally.failures.push(answer)
        await pause(options.retryMs ?? 50)
      }
    }
  }
  const senders = feeds.flatMap((feed, i) =>
    Array.from({ length: options.senders }, (_, sender) => send(feed, tallies[i] as Tally, sender)),
  )
  return {
    tallies,
    acknowledged: () => tallies.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    failures: () => tallies.flatMap(({ failures }) => failures),
    async stop() {
      stopping.abort()
      await Promise.all(senders)
      agent.destroy()
    },
  }
}

/** A few events name the same host, as real ones do. */
const eventOf = (id: string, n: number): SentEvent => ({
  id,
  title: `Event ${id} “ünaltered” ☂`,
  severity: n % 2 === 0 ? 'high' : 'low',
  created_at: new Date(Date.UTC(2026, 0, 1) + n).toISOString(),
  text: `${id} ${'x'.repeat(200)}`,
  host: `host-${n % 7}`,
})

function post(url: string, headers: Record<string, string>, body: string, agent: Agent): Promise<Failure> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      resolve({ status: null, reason: error.code ?? error.message, at: Date.now() })
    const sent = request(url, { method: 'POST', headers, agent, timeout: 30_000 }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, reason: text, at: Date.now() }))
      response.on('error', failed)
    })
    sent.on('error', failed)
    sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s')))
    sent.end(body)
  })
}
