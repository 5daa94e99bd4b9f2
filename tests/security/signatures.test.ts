import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HMAC_CONFIG, type MadeFeed, makeFeed, postRaw, signatureOf } from '../support/feed.ts'
import { until } from '../support/server.ts'
import { eventOf, NOTHING, openTarget, type Target } from './support/target.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.shared.close())

const BODY = JSON.stringify(eventOf('signed'))
const hex = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

async function expectRefused(feed: MadeFeed, body: string, headers: Record<string, string>): Promise<void> {
  const answer = await postRaw(feed.ingestUrl, body, headers)
  expect({ headers, status: answer.status }).toEqual({ headers, status: 401 })
}

test('rows 27, 28: wrong, missing, short, long, or no hexadecimal: 401, nothing stored, and the feed goes on', async () => {
  const feed = await makeFeed(target.api)
  const right = signatureOf(feed.secret, BODY)
  const wrong = [
    'sha256=',
    `sha256=${'0'.repeat(64)}`,
    signatureOf('another secret', BODY),
    right.slice(0, -2),
    right.slice(0, -1),
    `${right}00`,
    right.slice('sha256='.length),
    `sha1=${right.slice('sha256='.length)}`,
    `sha256=${'zz'.repeat(32)}`,
    `sha256=${Buffer.from(hex(feed.secret, BODY), 'hex').toString('base64')}`,
    `sha256=${'0'.repeat(8000)}`,
    'sha256=\u00ff\u00fe',
    '__proto__',
    'undefined',
  ]
  for (const signature of wrong) await expectRefused(feed, BODY, { 'x-signature': signature })
  await expectRefused(feed, BODY, {})
  expect(await target.stored(feed)).toEqual(NOTHING)
  expect((await postRaw(feed.ingestUrl, BODY, { 'x-signature': right })).status).toBe(202)
  expect(await target.stored(feed)).toMatchObject({ ledger: 1, alerts: 1, letters: 0 })
})

test('row 29: the same JSON written otherwise is 401', async () => {
  const feed = await makeFeed(target.api)
  const signature = { 'x-signature': signatureOf(feed.secret, BODY) }
  for (const body of [JSON.stringify(JSON.parse(BODY), null, 1), `${BODY}\n`, ` ${BODY}`, `\ufeff${BODY}`])
    await expectRefused(feed, body, signature)
  expect(await target.stored(feed)).toEqual(NOTHING)
})

const WITH_TIME = {
  auth: { ...HMAC_CONFIG.auth, timestampHeader: 'X-Timestamp', signedString: '{timestamp}.{body}' },
}
const atSeconds = (secret: string, offset: number, body = BODY): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1000) + offset)
  return { 'x-timestamp': timestamp, 'x-signature': `sha256=${hex(secret, `${timestamp}.${body}`)}` }
}

test('rows 30, 31: a replay inside the window is one event; a timestamp outside of it is 401', async () => {
  const feed = await makeFeed(target.api, { config: WITH_TIME })
  for (const offset of [-301, -86_400, 302, 86_400, -1e12])
    await expectRefused(feed, BODY, atSeconds(feed.secret, offset))
  for (const timestamp of ['', 'now', 'NaN', 'Infinity', '0x7fffffff', '-1'])
    await expectRefused(feed, BODY, {
      'x-timestamp': timestamp,
      'x-signature': `sha256=${hex(feed.secret, `${timestamp}.${BODY}`)}`,
    })
  // Signed for one moment, sent with another.
  await expectRefused(feed, BODY, {
    ...atSeconds(feed.secret, -400),
    'x-timestamp': String(Math.floor(Date.now() / 1000)),
  })
  expect(await target.stored(feed)).toEqual(NOTHING)
  const headers = atSeconds(feed.secret, -290)
  const answers = [await postRaw(feed.ingestUrl, BODY, headers), await postRaw(feed.ingestUrl, BODY, headers)]
  expect(answers.map(({ status, body }) => [status, body.accepted, body.duplicates])).toEqual([
    [202, 1, 0],
    [202, 0, 1],
  ])
  const late = await postRaw(feed.ingestUrl, BODY, atSeconds(feed.secret, 290))
  expect([late.status, late.body.duplicates]).toEqual([202, 1])
  expect(await target.stored(feed)).toMatchObject({ ledger: 3, alerts: 1 })
})

test('row 32: after a rotation both keys verify, in one header too, until the old one expires', async () => {
  const feed = await makeFeed(target.api, { config: { auth: { ...HMAC_CONFIG.auth, separator: ',' } } })
  const post = (id: string, secrets: readonly string[]) => {
    const body = JSON.stringify(eventOf(id))
    const signature = secrets.map((secret) => signatureOf(secret, body)).join(',')
    return postRaw(feed.ingestUrl, body, { 'x-signature': signature })
  }
  expect((await post('before', [feed.secret])).status).toBe(202)
  const expires = Date.now() + 4000
  const rotated = await target.api('POST', `/secrets/${feed.secretId}/versions`, {
    value: 'the new key',
    previousExpiresAt: new Date(expires).toISOString(),
  })
  expect(rotated.status).toBe(201)
  await until(
    async () => (await post('new', ['the new key'])).status,
    (status) => status === 202,
  )
  expect((await post('old', [feed.secret])).status).toBe(202)
  expect((await post('both', ['no key of ours', feed.secret, 'the new key'])).status).toBe(202)
  await until(
    async () => (await post(`expired-${Date.now()}`, [feed.secret])).status,
    (status) => status === 401,
  )
  expect(Date.now()).toBeGreaterThanOrEqual(expires)
  expect((await post('after', [feed.secret, 'the new key'])).status).toBe(202)
})
