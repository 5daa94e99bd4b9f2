import { type ConnectorHost, connectorError, decodeRecords, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { isJsonObject } from '@halcyon/domain'
import type { CredentialsConfig } from '../config/credentials.ts'
import { awsEndpoint } from '../settings.ts'
import type { Credentials } from './credentials.ts'
import { signed } from './sign.ts'

type Role = Extract<CredentialsConfig, { kind: 'assumed_role' }>

const SESSION_SECONDS = 3600

/** Credentials of a role for an hour (docs.aws.amazon.com, STS API reference, AssumeRole). @throws NeedsHuman, RetryLater */
export async function assumeRole(
  host: Pick<ConnectorHost<unknown>, 'http' | 'signal'>,
  keys: Credentials,
  role: Role,
  region: string,
): Promise<Credentials> {
  const endpoint = new URL(role.stsEndpoint || awsEndpoint('sts', region))
  const body = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: role.roleArn,
    RoleSessionName: 'halcyon',
    DurationSeconds: String(SESSION_SECONDS),
    ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const request = await signed({ url: endpoint, service: 'sts', region, headers, body }, keys)
  const answer = await host.http
    .request({ ...request, signal: host.signal, maxBytes: 256 * 1024 })
    .catch((error: unknown) => {
      throw connectorError(error)
    })
  if (answer.status >= 500 || answer.status === 429) throw new RetryLater(`STS answered ${answer.status}.`)
  const found = await element(answer.body, answer.status === 200 ? 'Credentials' : 'Error')
  if (answer.status !== 200) {
    const message = `STS refused the role (${found.Code ?? answer.status}): ${found.Message ?? 'no reason given'}`
    throw new NeedsHuman(
      'authentication_failed',
      message,
      'Check the access key, the role’s trust policy and the external id.',
    )
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = found
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined)
    throw new RetryLater('STS answered without credentials.')
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: new Date(Expiration ?? Date.now() + SESSION_SECONDS * 1000),
  }
}

/** The texts in an element of an answer. */
async function element(body: Uint8Array, name: string): Promise<Partial<Record<string, string>>> {
  const [first] = await decodeRecords(body, { kind: 'xml', element: name }).catch(() => [])
  if (first?.kind !== 'value' || !isJsonObject(first.value)) return {}
  return Object.fromEntries(
    Object.entries(first.value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
