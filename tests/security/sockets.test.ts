import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLoad } from '../chaos/support/load.ts'
import { type MadeFeed, makeFeed, signatureOf } from '../support/feed.ts'
import { peakMb, residentMb } from '../support/memory.ts'
import { flood, head, rawExchange } from './support/raw.ts'
import { eventOf, openTarget, type Target } from './support/target.ts'

/** 5,000 where the machine is its own. */
const SLOW_SOCKETS = Number(process.env.HALCYON_SLOW_SOCKETS ?? 500)
const SLOW_MS = 15_000
const OTHERS_P99_MS = 1000

let target: Target
let feed: MadeFeed
beforeAll(async () => {
  target = await openTarget()
  feed = await makeFeed(target.api)
  await feed.post(eventOf('warm'))
})
afterAll(() => target.shared.close())

const BODY = JSON.stringify(eventOf('raw'))
const JSON_TYPE = 'Content-Type: application/json'

test('row 36: a flood of chunk extensions is cut', async () => {
  const { status, ms } = await rawExchange(feed.ingestUrl, (socket) => {
    socket.write(`${head(feed.ingestUrl, JSON_TYPE, 'Transfer-Encoding: chunked')}1;`)
    flood(socket, Buffer.alloc(16 * 1024, 'a'), 64 * 1024 * 1024)
  })
  expect([400, 413, null]).toContain(status)
  expect(ms).toBeLessThan(5000)
  const small = await rawExchange(feed.ingestUrl, (socket) => {
    socket.write(head(feed.ingestUrl, JSON_TYPE, 'Transfer-Encoding: chunked'))
    flood(socket, Buffer.from('1;x=y\r\n{\r\n'.repeat(1000)), 64 * 1024 * 1024)
  })
  expect([400, 413, null]).toContain(small.status)
  expect((await feed.post(eventOf('after the flood'))).status).toBe(202)
})

test('row 36: bodies in a million chunks cost no more memory than their bytes', async () => {
  const pid = target.server.process.pid!
  const before = residentMb(pid)
  const pieces = Buffer.from('1\r\n1\r\n'.repeat(10_000))
  const peak = await peakMb(pid, async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        rawExchange(feed.ingestUrl, (socket) => {
          socket.write(head(feed.ingestUrl, JSON_TYPE, 'Transfer-Encoding: chunked'))
          flood(socket, pieces, 8 * 1024 * 1024)
        }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]))
  })
  expect(peak - before).toBeLessThan(96)
})

test('row 36: too many or too long headers are refused', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `X-${i}: y`)
  for (const more of [lines, [`X-Long: ${'z'.repeat(64 * 1024)}`]]) {
    const { status } = await rawExchange(feed.ingestUrl, (socket) => socket.write(head(feed.ingestUrl, ...more)))
    expect([431, null]).toContain(status)
  }
})

/** Every way of taking one's time. */
const SLOW: readonly ((socket: Socket) => void)[] = [
  (socket) => void socket.write('POST /in/'),
  (socket) => void socket.write(head(feed.ingestUrl, JSON_TYPE).slice(0, -2)),
  (socket) => void socket.write(`${head(feed.ingestUrl, JSON_TYPE, 'Content-Length: 1000')}{"id":`),
  (socket) => drip(socket, head(feed.ingestUrl, JSON_TYPE, 'Content-Length: 1000')),
  (socket) => drip(socket, head(feed.ingestUrl, JSON_TYPE, 'Transfer-Encoding: chunked')),
]

/** A byte every half second, for ever. */
function drip(socket: Socket, start: string): void {
  socket.write(start)
  const timer = setInterval(() => socket.write('1'), 500)
  socket.on('close', () => clearInterval(timer))
}

test('row 37: slow sockets get 408 within 15 s, and others are served meanwhile', async () => {
  const load = startLoad([feed], { senders: 4 })
  const begun = new Date()
  const answers = await Promise.all(
    Array.from({ length: SLOW_SOCKETS }, (_, i) => rawExchange(feed.ingestUrl, SLOW[i % SLOW.length]!)),
  )
  await load.stop()
  const statuses = new Set(answers.map(({ status }) => status))
  // A dripping chunk is no hexadecimal number for long: that is 400 at once.
  statuses.delete(400)
  expect(statuses).toEqual(new Set([408]))
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(SLOW_MS)
  expect(load.failures()).toEqual([])
  const [served] = await target.shared.query<{ events: number; p99: number }>(
    `select count(*)::int as events, percentile_cont(0.99) within group (
       order by extract(epoch from committed_at - received_at) * 1000) as p99
     from ledger where datasource_id = $1 and received_at > $2`,
    [feed.id, begun],
  )
  expect(served?.events).toBeGreaterThan(100)
  expect(served?.p99).toBeLessThan(OTHERS_P99_MS)
})

test('row 38: Content-Length beside Transfer-Encoding, and other smuggling, is 400', async () => {
  const signature = `X-Signature: ${signatureOf(feed.secret, BODY)}`
  const length = `Content-Length: ${Buffer.byteLength(BODY)}`
  const chunked = `${Buffer.byteLength(BODY).toString(16)}\r\n${BODY}\r\n0\r\n\r\n`
  const before = await target.stored(feed)
  const smuggled: readonly (readonly [readonly string[], string])[] = [
    [[length, 'Transfer-Encoding: chunked'], chunked],
    [['Transfer-Encoding: chunked', length], chunked],
    [['Transfer-Encoding: chunked, identity'], chunked],
    [['Transfer-Encoding: xchunked'], chunked],
    [['Transfer-Encoding : chunked'], chunked],
    [[length, 'Content-Length: 3'], BODY],
    [['Content-Length: +5'], BODY],
    [['Content-Length: -1'], BODY],
    [['Content-Length: 0x10'], BODY],
    [[`${length}, 3`], BODY],
    [[length, ' folded: header'], BODY],
    [[length, 'X-Null: a\u0000b'], BODY],
  ]
  for (const [lines, body] of smuggled) {
    const { status, text } = await rawExchange(feed.ingestUrl, (socket) =>
      socket.write(head(feed.ingestUrl, JSON_TYPE, signature, ...lines) + body),
    )
    expect({ lines, status }).toEqual({ lines, status: 400 })
    expect(text).not.toContain('202')
  }
  expect(await target.stored(feed)).toEqual(before)
})
