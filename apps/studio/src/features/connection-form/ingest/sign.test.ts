import { execFileSync } from 'node:child_process'
import { isPush, RefuseRequest } from '@halcyon/connector-kit'
import { createTestHost, inbound } from '@halcyon/connector-kit/suite'
import { connectors } from '@halcyon/connectors'
import type { JsonObject } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { curlOf, scriptOf } from './command.ts'
import { secretFieldOf, senderOf as senderWith } from './sender.ts'
import { sign } from './sign.ts'

const senderOf = (config: JsonObject) => senderWith(config, connectors.get('http_webhook')?.spec.presets ?? [])

const URL_OF_FEED = 'https://in.example.test/in/0190a3f2-0000-7000-8000-000000000001'
const BODY = `{"id":"1","text":"it's \\"quoted\\" — \\u00e9 $HOME \`x\`","event":{"id":"e"}}`
const STANDARD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const PLAIN = `it's a "secret" $1`

const CONFIGS: readonly (readonly [name: string, config: JsonObject, value: string])[] = [
  ...['github', 'gitlab', 'slack', 'stripe', 'pagerduty', 'okta'].map(
    (preset): readonly [string, JsonObject, string] => [preset, { preset }, PLAIN],
  ),
  ['standard_webhooks preset', { preset: 'standard_webhooks' }, STANDARD],
  ['Svix headers', { auth: { kind: 'standard_webhooks', headerPrefix: 'svix-' } }, STANDARD],
  ['bearer', { auth: { kind: 'bearer' } }, 'a-token'],
  ['basic', { auth: { kind: 'basic', username: "o'brien" } }, PLAIN],
  ['query', { auth: { kind: 'shared_secret', location: 'query', name: 'key' } }, 'a-token'],
  ['own HMAC', { auth: { kind: 'hmac', header: 'X-Signature', prefix: 'sha256=', encoding: 'base64url' } }, PLAIN],
  [
    'HMAC over everything',
    {
      auth: {
        kind: 'hmac',
        algorithm: 'sha512',
        header: 'X-Sig',
        encoding: 'base64',
        signedString: '{method}|{url}|{id}.{timestamp}.{body}',
        timestampHeader: 'X-Time',
        idHeader: 'X-Id',
        url: 'https://sender.example.test/hook',
      },
    },
    PLAIN,
  ],
  ['a preset with a header of its own', { preset: 'github', auth: { kind: 'hmac', header: 'X-Ours' } }, PLAIN],
]

/** What the connector says of a request: `accepted`, or the code of its refusal. */
async function verdict(config: JsonObject, value: string, request: { url: string; headers: Headers; body: string }) {
  const sender = senderOf(config)
  const field = secretFieldOf(sender) ?? ''
  const connector = connectors.get('http_webhook')
  if (connector === undefined || !isPush(connector)) throw new Error('the library has no webhook')
  const opened = connector.open(createTestHost({ config, secrets: { [field]: value } }) as never)
  try {
    await opened.receive(
      inbound({
        method: 'POST',
        path: '',
        query: new URL(request.url).search.slice(1),
        headers: Object.fromEntries(request.headers),
        body: new TextEncoder().encode(request.body),
        receivedAt: Date.now(),
      }),
    )
    return 'accepted'
  } catch (error) {
    if (error instanceof RefuseRequest) return error.code
    throw error
  }
}

/** Runs a shell text whose `curl` only says what it was given. */
function requestOf(script: string) {
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${script}`], { encoding: 'utf8' }).split(
    '\0',
  )
  const headers = new Headers()
  let url = ''
  let body = ''
  for (const [index, word] of words.entries()) {
    if (word === '-H') {
      const [name = '', ...value] = words[index + 1]!.split(': ')
      headers.set(name, value.join(': '))
    } else if (word === '--data-binary') body = words[index + 1]!
    else if (word.startsWith('https://in.')) url = word
  }
  return { url, headers, body }
}

describe.each(CONFIGS)('an example request, %s', (_name, config, value) => {
  it('is signed as the connector verifies it', async () => {
    const signed = await sign(senderOf(config)!, {
      url: URL_OF_FEED,
      body: BODY,
      secret: value,
      now: Date.now(),
      id: 'msg_1',
    })
    const request = requestOf(curlOf(signed!))
    expect(request.body).toBe(BODY)
    expect(await verdict(config, value, request)).toBe('accepted')
    const other = await sign(senderOf(config)!, {
      url: URL_OF_FEED,
      body: BODY,
      secret: `whsec_c2VjcmV0`,
      now: Date.now(),
      id: 'msg_1',
    })
    expect(await verdict(config, value, requestOf(curlOf(other!)))).not.toBe('accepted')
  })
  it('is signed by the script for openssl too', async () => {
    const script = scriptOf(senderOf(config)!, URL_OF_FEED, BODY)!
    const filled = script.replace(/^SECRET=.*$/m, () => `SECRET='${value.replaceAll("'", `'\\''`)}'`)
    expect(await verdict(config, value, requestOf(filled))).toBe('accepted')
  })
})

it('says nothing where it cannot sign', async () => {
  const request = { url: URL_OF_FEED, body: BODY, secret: 'no key', now: 0, id: '' }
  expect(await sign(senderOf({ preset: 'standard_webhooks' })!, { ...request, secret: 'whpk_AAAA' })).toBeNull()
  expect(await sign(senderOf({ auth: { kind: 'hmac' } })!, request)).toBeNull()
  expect(senderOf({ auth: { kind: 'jwt' } })).toEqual({ kind: 'other', name: 'jwt' })
  expect(senderOf({})).toBeNull()
})
