/** A source that demands a certificate of its clients. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { createOutbound, type Outbound } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../check.ts'
import { open } from '../source.ts'
import { SCHEDULE } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const pem = (name: string): string => readFileSync(join(folder, name), 'utf8')
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

function authority(name: string): void {
  openssl('req', '-x509', ...KEY, '-subj', `/CN=${name}`, '-days', '2', '-keyout', `${name}.key`, '-out', `${name}.pem`)
}
function signed(name: string, by: string, extra: string): void {
  writeFileSync(join(folder, `${name}.ext`), extra)
  openssl('req', '-new', ...KEY, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
  const issuer = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', '2', '-extfile', `${name}.ext`]
  openssl('x509', '-req', '-in', `${name}.csr`, ...issuer, '-out', `${name}.pem`)
}

let server: Server
let http: Outbound
const clients: string[] = []
beforeAll(async () => {
  authority('ours')
  authority('others')
  signed('server', 'ours', 'subjectAltName=DNS:localhost,IP:127.0.0.1')
  signed('feed', 'ours', 'extendedKeyUsage=clientAuth')
  signed('stranger', 'others', 'extendedKeyUsage=clientAuth')
  const tls = { cert: pem('server.pem'), key: pem('server.key'), ca: pem('ours.pem'), requestCert: true }
  server = createServer({ ...tls, rejectUnauthorized: true }, ({ socket }, response) => {
    clients.push(String((socket as TLSSocket).getPeerCertificate().subject.CN))
    response.writeHead(200, { 'content-type': 'application/json' }).end('[{"id":1},{"id":2}]')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  http = createOutbound({ allowNetworks: ['127.0.0.0/8'], ca: [pem('ours.pem')] })
}, 60_000)
afterAll(async () => {
  await http.close()
  server.close()
  rmSync(folder, { recursive: true })
})

const hostWith = (secrets: Record<string, string>) =>
  createTestHost({
    config: {
      request: { url: `https://localhost:${(server.address() as AddressInfo).port}/` },
      auth: { kind: 'client_certificate' as const },
      recordPath: '$[*]',
      schedule: SCHEDULE,
    },
    secrets,
    http,
  })
const secretsOf = (name: string, key = name) => ({ certificate: pem(`${name}.pem`), privateKey: pem(`${key}.key`) })

async function read(secrets: Record<string, string>): Promise<number> {
  const run = { checkpoints: new Map(), range: null, maxItems: 10, signal: new AbortController().signal }
  let items = 0
  for await (const { pages } of open(hostWith(secrets)).pull(run)) for (const page of pages) items += page.items.length
  return items
}

test('with its certificate a feed is let in, and the check says so', async () => {
  expect(await read(secretsOf('feed'))).toBe(2)
  expect(new Set(clients)).toEqual(new Set(['feed']))
  const report = await check(hostWith(secretsOf('feed')))
  expect(report.steps.filter(({ ok }) => !ok)).toEqual([])
  expect(report.ok).toBe(true)
})

const REFUSED = { name: 'NeedsHuman', code: 'authentication_failed' }

test.each([
  // This server ends the connection without a word, which may be something else, too: a run tries again.
  ['a certificate of another authority', () => secretsOf('stranger'), { name: 'RetryLater' }],
  ['a key that is not the certificate’s', () => secretsOf('feed', 'stranger'), REFUSED],
  ['a key that is none', () => ({ ...secretsOf('feed'), privateKey: 'no key' }), REFUSED],
])('%s: a person is told, and what to do', async (_name, secrets, error) => {
  const before = clients.length
  const failed = (await check(hostWith(secrets()))).steps.at(-1)
  expect(failed).toMatchObject({ name: 'first page', ok: false, action: expect.stringContaining('private key') })
  await expect(read(secrets())).rejects.toMatchObject(error)
  expect(clients.length).toBe(before)
})

test('a certificate that is missing is said before anything is sent', async () => {
  const report = await check(hostWith({}))
  expect(report.steps.at(-1)).toMatchObject({
    name: 'secret',
    ok: false,
    action: expect.stringContaining('certificate'),
  })
})
