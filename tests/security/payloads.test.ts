import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeFeed, makeFeed } from '../support/feed.ts'
import { eventOf, openTarget, type Target } from './support/target.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
// Whatever was sent: the process lives, and its feeds answer.
afterAll(async () => {
  const feed = await makeFeed(target.api)
  expect((await feed.post(eventOf('alive'))).status).toBe(202)
  expect(target.server.process.exitCode).toBe(null)
  await target.shared.close()
})

interface Sent {
  readonly status: number
  readonly body: { readonly accepted?: number; readonly rejected?: number; readonly code?: string }
}

async function send(feed: MadeFeed, body: Buffer | string): Promise<Sent> {
  const bytes = Buffer.from(body as string)
  const signature = `sha256=${createHmac('sha256', feed.secret).update(bytes).digest('hex')}`
  const response = await fetch(feed.ingestUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': signature },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Sent['body'] }
}

const alertOf = async (feed: MadeFeed, id: string) =>
  (
    await target.shared.query<{ title: string; description: string }>(
      'select title, description from alert where datasource_id = $1 and source_event_id = $2',
      [feed.id, id],
    )
  )[0]

/** An event whose members are written by hand. */
const written = (id: string, members: string): string =>
  `{"id":"${id}","title":"t","severity":"high","created_at":"2026-01-01T00:00:00Z",${members}}`

test('row 40: 65 levels and a million are refused, with their bytes kept; 64 are taken', async () => {
  const feed = await makeFeed(target.api)
  const nested = (depth: number): string => written('deep', `"n":${'['.repeat(depth)}${']'.repeat(depth)}`)
  const million = '['.repeat(500_000) + ']'.repeat(500_000)
  const bodies = [nested(64), '{"a":'.repeat(65), '['.repeat(1_000_000), million]
  for (const body of bodies) expect(await send(feed, body)).toMatchObject({ status: 400, body: { rejected: 1 } })
  const letters = await target.letters(feed)
  expect(letters.map(({ raw }) => raw.toString())).toEqual(bodies)
  expect(new Set(letters.map(({ code }) => code))).toEqual(new Set(['json_too_deep']))
  expect(await send(feed, nested(63))).toMatchObject({ status: 202, body: { accepted: 1 } })
})

test('row 41: __proto__ and constructor.prototype are members like others, and change nothing for the next', async () => {
  const feed = await makeFeed(target.api)
  const members = [
    '"__proto__":{"text":"polluted","host":"polluted"}',
    '"constructor":{"prototype":{"text":"polluted","host":"polluted"}}',
    '"prototype":{"text":"polluted"},"toString":"x","valueOf":1,"hasOwnProperty":null,"__defineGetter__":[]',
  ]
  for (const [i, member] of members.entries())
    expect(await send(feed, written(`proto-${i}`, member))).toMatchObject({ status: 202, body: { accepted: 1 } })
  expect((await feed.post({ ...eventOf('next'), text: undefined, host: undefined })).status).toBe(202)
  for (const id of ['proto-0', 'proto-1', 'proto-2', 'next']) expect((await alertOf(feed, id))?.description).toBe(null)
  expect(await target.shared.query(`select from entity where key = 'polluted'`)).toEqual([])
})

test('row 42: of duplicate keys the last counts', async () => {
  const feed = await makeFeed(target.api)
  expect((await send(feed, written('twice', '"text":"first","text":"last","title":"last as well"'))).status).toBe(202)
  expect(await alertOf(feed, 'twice')).toEqual({ title: 'last as well', description: 'last' })
})

test('row 43: 2^53+1, long decimals and 1e400 keep every digit', async () => {
  const feed = await makeFeed(target.api)
  const numbers = [
    '9007199254740993',
    '-9007199254740993',
    '0.1000000000000000055511151231257827',
    '1e400',
    '123456789012345678901234567890',
  ]
  for (const [i, number] of numbers.entries()) {
    expect(await send(feed, written(`number-${i}`, `"text":${number}`))).toMatchObject({
      status: 202,
      body: { accepted: 1 },
    })
    expect((await alertOf(feed, `number-${i}`))?.description).toBe(number)
  }
})

test('row 44: U+0000 and half a surrogate pair are dead letters with what was received; bad UTF-8 with its bytes', async () => {
  const feed = await makeFeed(target.api)
  const texts = [
    '"text":"a\\u0000b"',
    '"text":"\\ud800"',
    '"text":"\\udc00\\ud800"',
    '"title":"\\u0000"',
    '"id":"x\\u0000"',
    '"host":"\\ud83d"',
  ]
  for (const [i, text] of texts.entries()) {
    const answer = await send(feed, written(`text-${i}`, text))
    expect({ text, ...answer }).toMatchObject({ text, status: 202, body: { accepted: 0, rejected: 1 } })
    const letter = (await target.letters(feed)).at(-1)!
    expect(JSON.parse(letter.raw.toString())).toEqual(JSON.parse(written(`text-${i}`, text)))
  }
  const [head, tail] = written('bytes', '"text":"|"').split('|') as [string, string]
  const sequences = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80]]
  for (const sequence of sequences) {
    const body = Buffer.concat([Buffer.from(head), Buffer.from(sequence), Buffer.from(tail)])
    expect(await send(feed, body)).toMatchObject({ status: 400, body: { rejected: 1 } })
    expect((await target.letters(feed)).at(-1)).toEqual({ raw: body, code: 'utf8_invalid' })
  }
})

test('row 44: names the mapping does not read may hold what cannot be stored', async () => {
  const feed = await makeFeed(target.api)
  const body = written('unread', '"other":{"\\u0000":"\\ud800"},"text":"fine"')
  expect(await send(feed, body)).toMatchObject({ status: 202, body: { accepted: 1 } })
  expect((await alertOf(feed, 'unread'))?.description).toBe('fine')
})

const VALID = [
  '"\\u0061"',
  '[]',
  '{}',
  '[1E+2]',
  '[-0]',
  '[0e1]',
  '""',
  ' [ ] ',
  '"\\/"',
  '"\u007f"',
  '{"":0}',
  '{"a":{},"a":{}}',
  'true',
  'null',
  '-1',
  '"\u2028"',
  '"\\uD83D\\uDE00"',
  '[[[[]]]]',
  '"\uFFFF"',
  '[123.456e-7]',
]
/** A byte order mark may be passed over (RFC 8259, 8.1). */
const MARKED = '\ufeff{}'

const INVALID = [
  '',
  ' ',
  '[1,]',
  '[,1]',
  '{"a":1,}',
  "{'a':1}",
  '{a:1}',
  '[1 2]',
  '[01]',
  '[1.]',
  '[.1]',
  '[+1]',
  '[0x1]',
  '[NaN]',
  '[Infinity]',
  '[-]',
  '[1e]',
  '["\t"]',
  '["\u0000"]',
  '["\\x00"]',
  '["\\u00"]',
  '["a',
  '{"a"',
  '{"a":',
  '{"a" 1}',
  '[1]]',
  '{}}',
  '[1]x',
  'nul',
  'True',
  '/* */ {}',
  '{} // x',
  '[\u00a01]',
  '\u000c[]',
  '["\\"]',
  '{"a":1 "b":2}',
  '[1,,2]',
  '{1:1}',
  '--1',
  '[\u0085]',
  '"',
]

test('row 61: what is JSON is read, what is none is kept as a dead letter with its bytes', async () => {
  const feed = await makeFeed(target.api)
  for (const body of [...VALID, MARKED]) {
    const answer = await send(feed, body)
    // An array is a list of records: an empty one has none. A record of no use to the mapping is rejected by it, not by the parser.
    expect({ body, status: answer.status }).toEqual({ body, status: 202 })
  }
  const known = (await target.letters(feed)).length
  for (const body of INVALID) {
    const answer = await send(feed, body)
    expect({ body, status: answer.status }).toEqual({ body, status: 400 })
  }
  const letters = (await target.letters(feed)).slice(known)
  expect(new Set(letters.map(({ raw }) => raw.toString()))).toEqual(new Set(INVALID))
})
