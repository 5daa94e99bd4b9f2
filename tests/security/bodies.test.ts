import { createHmac } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeFeed, makeFeed, postRaw, signatureOf } from '../support/feed.ts'
import { peakMb, residentMb } from '../support/memory.ts'
import { flood, head, rawExchange } from './support/raw.ts'
import { eventOf, NOTHING, openTarget, type Target } from './support/target.ts'

const MIB = 1024 * 1024
/** What the memory of the server may grow by while it is attacked. */
const FLAT_MB = 96

let target: Target
let feed: MadeFeed
beforeAll(async () => {
  target = await openTarget()
  feed = await makeFeed(target.api)
  await feed.post(eventOf('warm'))
})
afterAll(() => target.shared.close())

const pid = (): number => target.server.process.pid!
const piece = Buffer.alloc(64 * 1024, 'x')

test('row 33: 10 GB announced: 413, whoever sends it, and memory stays flat', async () => {
  const before = residentMb(pid())
  const attack = (): Promise<number | null> =>
    rawExchange(feed.ingestUrl, (socket) => {
      socket.write(head(feed.ingestUrl, 'Content-Type: application/json', 'Content-Length: 10737418240'))
      flood(socket, piece, 32 * MIB)
    }).then(({ status }) => status)
  const peak = await peakMb(pid(), async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, attack))
    expect(new Set(statuses)).toEqual(new Set([413]))
  })
  expect(peak - before).toBeLessThan(FLAT_MB)
})

test('row 33: without end, in chunks: 413 at the limit, and memory stays flat', async () => {
  const before = residentMb(pid())
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')])
  const attack = (): Promise<number | null> =>
    rawExchange(feed.ingestUrl, (socket) => {
      socket.write(head(feed.ingestUrl, 'Content-Type: application/json', 'Transfer-Encoding: chunked'))
      flood(socket, chunk, 32 * MIB)
    }).then(({ status }) => status)
  const peak = await peakMb(pid(), async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, attack))
    expect(new Set(statuses)).toEqual(new Set([413]))
  })
  expect(peak - before).toBeLessThan(FLAT_MB)
})

test('row 33: a Content-Length shorter than the body: what is over is no request of ours', async () => {
  const body = JSON.stringify(eventOf('short'))
  const { text } = await rawExchange(feed.ingestUrl, (socket) => {
    const lines = ['Content-Type: application/json', `X-Signature: ${signatureOf(feed.secret, body)}`]
    socket.write(
      `${head(feed.ingestUrl, ...lines, `Content-Length: ${Buffer.byteLength(body)}`)}${body}trailing\r\n\r\n`,
    )
  })
  expect([...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status).at(-1)).toBe('400')
  expect(text).not.toContain('500')
  expect((await feed.post(eventOf('afterwards'))).status).toBe(202)
})

const signed = async (body: Buffer, headers: Record<string, string>) => {
  const signature = `sha256=${createHmac('sha256', feed.secret).update(body).digest('hex')}`
  const response = await fetch(feed.ingestUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': signature, ...headers },
    body: new Uint8Array(body),
  })
  return { status: response.status, body: (await response.json()) as { code?: string; rejected?: number } }
}

test('row 34: a small body that would be 100 MiB is 413 at the inflated limit', async () => {
  const zeros = Buffer.alloc(100 * MIB)
  const bombs = { br: brotliCompressSync(zeros), gzip: gzipSync(zeros) }
  const before = residentMb(pid())
  const peak = await peakMb(pid(), async () => {
    for (const [encoding, bomb] of Object.entries(bombs)) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => signed(bomb, { 'content-encoding': encoding })))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]))
    }
    // Of a stranger it is not even opened.
    const stranger = await fetch(feed.ingestUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'br', 'x-signature': 'sha256=00' },
      body: new Uint8Array(bombs.br),
    })
    expect(stranger.status).toBe(401)
  })
  expect(peak - before).toBeLessThan(FLAT_MB)
})

test('row 35: a thousand layers, or an encoding we do not know, is 415', async () => {
  for (const encoding of [Array.from({ length: 1000 }, () => 'gzip').join(', '), 'gzip, gzip', 'compress', 'exi'])
    expect((await signed(gzipSync(JSON.stringify(eventOf('layers'))), { 'content-encoding': encoding })).status).toBe(
      415,
    )
  const corrupt = await signed(Buffer.from('not gzip at all'), { 'content-encoding': 'gzip' })
  expect(corrupt).toMatchObject({ status: 400, body: { code: 'malformed_body', rejected: 1 } })
  const { raw } = (await target.letters(feed)).at(-1)!
  expect(raw.toString()).toBe('not gzip at all')
})

test('row 39: uploads and other content types are 415: no file is read, nothing is stored', async () => {
  const own = await makeFeed(target.api)
  const upload = [
    '--b',
    'Content-Disposition: form-data; name="payload"; filename="../../etc/passwd"',
    'Content-Type: application/json',
    '',
    JSON.stringify(eventOf('upload')),
    '--b--',
    '',
  ].join('\r\n')
  const types = [
    'multipart/form-data; boundary=b',
    'multipart/mixed; boundary=b',
    'text/html',
    'image/png',
    'application/xml',
    'application/octet-stream',
    'application/json; charset=utf-16',
    'application/json, multipart/form-data',
    'json',
    '*/*',
  ]
  for (const type of types) {
    for (const body of [upload, JSON.stringify(eventOf('posing'))]) {
      const headers = { 'content-type': type, 'x-signature': signatureOf(own.secret, body) }
      const { status } = await postRaw(own.ingestUrl, body, headers)
      expect({ type, status }).toEqual({ type, status: 415 })
    }
  }
  expect(await target.stored(own)).toEqual(NOTHING)
})
