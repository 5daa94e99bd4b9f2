import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Misdeed, type RestServer, restServer } from '../../../../tests/support/rest-server.ts'
import { bearerGuard, CLIENT } from '../../../../tests/support/rest-server-auth.ts'
import { check } from './check.ts'
import { type Draft, hostFor } from './testing.ts'

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
  rest.add(25)
  rest.paging = 'page'
})
afterEach(() => rest.close())

const config = (more: Draft = {}): Draft => ({
  recordPath: '$.alerts[*]',
  pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
  incremental: { kind: 'datetime', cursorField: '$.updated_at' },
  dedupe: { kind: 'fields', fields: ['$.id', '$.updated_at'] },
  ...more,
  request: { url: rest.url, query: { since: '{since}' }, ...more.request },
})
const OAUTH = { kind: 'oauth2_client_credentials', tokenUrl: '/oauth/token', clientId: CLIENT.id } as const
const SECRET = { clientSecret: CLIENT.secret }

test('every step is named and says what it found', async () => {
  rest.guard = bearerGuard(rest.tokens.good)
  const { ok, steps } = await check(hostFor(config({ auth: OAUTH }), { secrets: SECRET }))
  expect(steps.map(({ name, ok: fine, detail }) => [name, fine, detail])).toEqual([
    ['configuration', true, expect.any(String)],
    ['secret', true, 'Set: clientSecret.'],
    ['address', true, expect.stringContaining('answers')],
    ['sign-in', true, 'A token was given.'],
    ['first page', true, expect.stringMatching(/\/alerts answered with \d+ bytes/)],
    ['records found', true, '10.'],
    ['cursor field', true, expect.stringContaining('Every record has it')],
    ['duplicates', true, 'Every record has $.id and $.updated_at.'],
  ])
  expect(ok).toBe(true)
  expect(rest.requests).toHaveLength(1)
})

test('an empty page is no fault; partitions are counted', async () => {
  rest.orgs = ['red', 'blue']
  rest.records = []
  const partitions = { kind: 'request', path: '/orgs', recordPath: '$.orgs[*]', value: '$.id' } as const
  const draft = config({
    partitions,
    request: { url: rest.origin, path: '/orgs/{partition}/alerts' },
  })
  const { ok, steps } = await check(hostFor(draft))
  expect(ok).toBe(true)
  expect(steps.find(({ name }) => name === 'partitions')?.detail).toBe('2, the first is red.')
  expect(steps.find(({ name }) => name === 'records found')?.detail).toContain('None on this page')
})

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

test.each<[string, string, () => Draft | Promise<Draft>, Misdeed | null, RegExp]>([
  ['configuration', 'a path that is none', () => config({ recordPath: 'x' }), null, /\$\.data/],
  ['secret', 'a secret that is not set', () => config({ auth: { kind: 'bearer' } }), null, /Choose a secret/],
  [
    'address',
    'nobody there',
    async () => config({ request: { url: `http://127.0.0.1:${await closedPort()}` } }),
    null,
    /port/,
  ],
  [
    'address',
    'an address inward',
    () => config({ request: { url: 'http://169.254.169.254/' } }),
    null,
    /administrator/,
  ],
  ['address', 'a name that is none', () => config({ request: { url: 'https://nowhere.invalid/' } }), null, /host name/],
  ['sign-in', 'a client that is not known', () => config({ auth: { ...OAUTH, clientId: 'other' } }), null, /client/],
  ['first page', 'a refusal', () => config(), { kind: 'status', status: 403 }, /rights/],
  ['first page', 'another path', () => config(), { kind: 'status', status: 404 }, /path/],
  ['first page', 'a source out of order', () => config(), { kind: 'status', status: 500 }, /again/],
  ['first page', 'a page that is none', () => config(), { kind: 'html' }, /format/],
  ['first page', 'records elsewhere', () => config({ recordPath: '$.rows[*]' }), null, /record path/],
  [
    'cursor field',
    'a field that is not there',
    () => config({ incremental: { kind: 'datetime', cursorField: '$.changed' } }),
    null,
    /field/,
  ],
  [
    'duplicates',
    'fields that are not there',
    () => config({ dedupe: { kind: 'fields', fields: ['$.uuid'] } }),
    null,
    /fields/,
  ],
])('at "%s": %s', async (step, _, draft, misdeed, action) => {
  rest.always = misdeed
  const config = await draft()
  const secrets = config.auth?.kind === 'oauth2_client_credentials' ? SECRET : {}
  const { ok, steps } = await check(hostFor(config, { secrets }))
  expect(ok).toBe(false)
  expect(steps.at(-1)).toMatchObject({ name: step, ok: false, action: expect.stringMatching(action) })
  expect(steps.slice(0, -1).every((one) => one.ok)).toBe(true)
})
