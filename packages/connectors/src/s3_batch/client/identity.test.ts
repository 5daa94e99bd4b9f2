import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { S3Config } from '../config/config.ts'
import { s3Batch } from '../index.ts'
import { containerCredentials, INSTANCE_METADATA, instanceCredentials } from './identity.ts'

const GIVEN = {
  Code: 'Success',
  AccessKeyId: 'ASIA1',
  SecretAccessKey: 'role-secret',
  Token: 'token==',
  Expiration: '2026-12-01T00:00:00Z',
}
const CREDENTIALS = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 'role-secret',
  sessionToken: 'token==',
  expiration: new Date('2026-12-01T00:00:00Z'),
}
const ROLES = '/latest/meta-data/iam/security-credentials/'
let role = 'halcyon-reader'

/** Both services, as they are documented: without a token neither says anything. */
function answerTo({ url = '', method, headers }: IncomingMessage): readonly [status: number, body?: string] {
  if (url === '/latest/api/token')
    return method === 'PUT' && headers['x-aws-ec2-metadata-token-ttl-seconds'] ? [200, 'imds-token'] : [405]
  if (url.startsWith('/latest/')) {
    if (method !== 'GET' || headers['x-aws-ec2-metadata-token'] !== 'imds-token') return [401]
    if (url === ROLES) return role === '' ? [404] : [200, role]
    return url === `${ROLES}${role}` ? [200, JSON.stringify(GIVEN)] : [404]
  }
  if (url === '/v2/broken') return [200, '<html>']
  return headers.authorization === 'pod-token' ? [200, JSON.stringify(GIVEN)] : [403]
}

const server = createServer((request, response) => {
  const [status, body = ''] = answerTo(request)
  response.writeHead(status).end(body)
})
let endpoint = ''
const outbound = createOutbound({ allowNetworks: ['127.0.0.0/8'] })
const host = createTestHost({ config: {}, http: outbound })
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await outbound.close()
})

describe('the role of the machine', () => {
  it('is asked for with a token, and says when there is none', async () => {
    expect(await instanceCredentials(host, endpoint)).toEqual(CREDENTIALS)
    role = ''
    await expect(instanceCredentials(host, endpoint)).rejects.toMatchObject({
      name: 'NeedsHuman',
      code: 'authentication_failed',
      message: expect.stringContaining('The machine has no role.'),
    })
    role = 'halcyon-reader'
    await expect(instanceCredentials(host, 'http://127.0.0.1:1')).rejects.toMatchObject({ name: 'RetryLater' })
  })
  it('row 53: is not asked for where no administrator allows it, and the message names what to list', async () => {
    await expect(instanceCredentials(host, INSTANCE_METADATA)).rejects.toMatchObject({
      name: 'NeedsHuman',
      code: 'outbound_blocked',
      action: expect.stringContaining('169.254.169.254 to HALCYON_ALLOW_NETWORKS'),
    })
  })
})

describe('the role of the container', () => {
  it('is asked for where the environment says, with its token or what a file has for one at that time', async () => {
    const AWS_CONTAINER_CREDENTIALS_FULL_URI = `${endpoint}/v1/credentials`
    const token = { AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'pod-token' }
    expect(await containerCredentials(host, token)).toEqual(CREDENTIALS)
    const path = join(tmpdir(), randomUUID())
    const file = { AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: path }
    await expect(containerCredentials(host, file)).rejects.toMatchObject({ name: 'RetryLater' })
    await writeFile(path, 'old-token')
    await expect(containerCredentials(host, file)).rejects.toMatchObject({ code: 'authentication_failed' })
    await writeFile(path, 'pod-token\n')
    expect(await containerCredentials(host, file)).toEqual(CREDENTIALS)
    await rm(path)
    const broken = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}/v2/broken` }
    await expect(containerCredentials(host, broken)).rejects.toMatchObject({ name: 'RetryLater' })
  })
  it('row 53: of an ECS task is not asked for where no administrator allows it', async () => {
    const task = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1' }
    await expect(containerCredentials(host, task)).rejects.toMatchObject({
      code: 'outbound_blocked',
      action: expect.stringContaining('169.254.170.2 to HALCYON_ALLOW_NETWORKS'),
    })
  })
  it('is said to be none where the environment names none', async () => {
    await expect(containerCredentials(host, {})).rejects.toMatchObject({ name: 'NeedsHuman', code: 'config_invalid' })
  })
})

it('a feed needs no secret for either, and its check says where it ends', async () => {
  const base = { bucket: 'logs', endpoint, schedule: { kind: 'interval', every: 'PT1M' } } as const
  const config: S3Config = { ...base, credentials: { kind: 'instance', metadataEndpoint: endpoint } }
  expect(s3Batch.spec.requiredSecrets(config)).toEqual([])
  expect(s3Batch.spec.validate?.(config)).toEqual([])
  const last = async (credentials: S3Config['credentials']) => {
    const { steps } = await s3Batch.check(
      createTestHost<S3Config>({ config: { ...base, credentials }, http: outbound }),
    )
    return steps.find(({ name }) => name === 'credentials')
  }
  expect(await last(config.credentials)).toMatchObject({ ok: true, detail: expect.stringContaining('has a role') })
  expect(await last({ kind: 'instance' })).toMatchObject({
    ok: false,
    action: expect.stringContaining('HALCYON_ALLOW_NETWORKS'),
  })
  expect(await last({ kind: 'container' })).toMatchObject({
    ok: false,
    detail: expect.stringContaining('no container'),
  })
})
