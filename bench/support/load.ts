/**
 * A load generator that costs little: raw sockets, requests made before the clock starts, one under way a connection.
 * Runs as a process of its own: `node load.ts <JSON list of plans>`, all at once; prints one JSON line.
 */
import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { payload } from '../mapping/fixture.ts'

export interface LoadPlan {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
  /** HMAC-SHA256 key; the signature goes into X-Signature. */
  readonly secret: string
  /** The first payload's number: no two runs send the same. */
  readonly from: number
  /** Requests made ahead; the run ends early when they are used up. */
  readonly prepared: number
  /** Requests a second over all connections; absent = as fast as answers come. */
  readonly rate?: number
  /** Milliseconds before the first request: senders that know nothing of each other do not send in step. */
  readonly delayMs?: number
}

export interface LoadResult {
  readonly acknowledged: number
  /** Numbers of the payloads acknowledged are `from … from + sent - 1` less `failed`. */
  readonly sent: number
  readonly failed: readonly { readonly number: number; readonly status: number }[]
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

function requestOf(plan: LoadPlan, number: number): Buffer {
  const body = JSON.stringify(payload(number))
  const signature = createHmac('sha256', plan.secret).update(body).digest('hex')
  return Buffer.from(
    `POST ${plan.path} HTTP/1.1\r\nHost: ${plan.host}:${plan.port}\r\nContent-Type: application/json\r\n` +
      `X-Signature: sha256=${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** Status of a whole answer at the start of `data`, and where it ends; null while it is not whole. */
function answerIn(data: Buffer): { status: number; end: number } | null {
  const head = data.indexOf(END_OF_HEAD)
  if (head < 0) return null
  const text = data.toString('latin1', 0, head)
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
  const end = head + 4 + length
  return data.length < end ? null : { status: Number(text.slice(9, 12)), end }
}

export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const requests = Array.from({ length: plan.prepared }, (_, i) => requestOf(plan, plan.from + i))
  const latencies: number[] = []
  const failed: { number: number; status: number }[] = []
  let next = 0
  let acknowledged = 0
  const start = performance.now() + (plan.delayMs ?? 0)
  const end = start + plan.seconds * 1000
  const due = (index: number): number =>
    plan.rate === undefined ? 0 : start + (index * 1000) / plan.rate - performance.now()

  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: plan.host, port: plan.port, noDelay: true })
      let pending: Buffer = Buffer.alloc(0)
      let sentAt = 0
      let current = -1
      const send = (): void => {
        if (performance.now() >= end || next >= requests.length) {
          socket.end()
          resolve()
          return
        }
        const wait = due(next)
        if (wait > 1) {
          setTimeout(send, wait)
          return
        }
        current = next++
        sentAt = performance.now()
        socket.write(requests[current] ?? '')
      }
      socket.on('connect', () => setTimeout(send, start - performance.now()))
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, Buffer.from(chunk)])
        const answer = answerIn(pending)
        if (answer === null) return
        pending = pending.subarray(answer.end)
        latencies.push(performance.now() - sentAt)
        if (answer.status >= 200 && answer.status < 300) acknowledged++
        else failed.push({ number: plan.from + current, status: answer.status })
        send()
      })
    })
  await Promise.all(Array.from({ length: plan.connections }, connection))
  const seconds = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { acknowledged, sent: next, failed, seconds, p50: at(0.5), p99: at(0.99), max: at(1) }
}

if (process.argv[1] === import.meta.filename) {
  const plans = JSON.parse(process.argv[2] ?? '[]') as LoadPlan[]
  process.stdout.write(`${JSON.stringify(await Promise.all(plans.map(runLoad)))}\n`)
}
