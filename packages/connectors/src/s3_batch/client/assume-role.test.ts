import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { sign } from 'aws4'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assumeRole } from './assume-role.ts'

const KEYS = { accessKeyId: 'AKIA1', secretAccessKey: 'right' }
const GRANTED = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>token==</SessionToken>
<Expiration>2026-12-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`
const REFUSED =
  '<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>No.</Message></Error></ErrorResponse>'

/** Gives out roles to whoever signs with the right key, as STS does. */
const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const { host = '', 'content-type': type = '', 'x-amz-date': date = '' } = request.headers
  const headers = { 'content-type': type, 'X-Amz-Date': String(date) }
  const again = sign({ host, method: 'POST', path: '/', service: 'sts', region: 'eu-central-1', headers, body }, KEYS)
  const right = again.headers.Authorization === request.headers.authorization && body.includes('ExternalId=ext+1')
  response.writeHead(right ? 200 : 403, { 'content-type': 'text/xml' }).end(right ? GRANTED : REFUSED)
})
async function textOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

const ask = (secretAccessKey: string) => {
  const host = createTestHost({ config: {}, http: createOutbound({ allowNetworks: ['127.0.0.0/8'] }) })
  const stsEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const role = {
    kind: 'assumed_role',
    accessKeyId: 'AKIA1',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    externalId: 'ext 1',
    stsEndpoint,
  } as const
  return assumeRole(host, { accessKeyId: 'AKIA1', secretAccessKey }, role, 'eu-central-1')
}

it('takes on a role, and says why it may not', async () => {
  expect(await ask('right')).toEqual({
    accessKeyId: 'ASIA1',
    secretAccessKey: 'role-secret',
    sessionToken: 'token==',
    expiration: new Date('2026-12-01T00:00:00Z'),
  })
  await expect(ask('wrong')).rejects.toMatchObject({
    name: 'NeedsHuman',
    code: 'authentication_failed',
    message: expect.stringContaining('SignatureDoesNotMatch'),
  })
})
