import { readFile } from 'node:fs/promises'
import {
  type ConnectorHost,
  connectorError,
  NeedsHuman,
  type OutboundAnswer,
  type OutboundRequest,
  RetryLater,
} from '@halcyon/connector-kit'
import { decodeUtf8, isJsonObject, type JsonObject, parseJson } from '@halcyon/domain'
import type { Credentials } from './credentials.ts'

type Way = Pick<ConnectorHost<unknown>, 'http' | 'signal'>

const MAX_ANSWER = 64 * 1024
/** It answers at once where it is. */
const WITHIN_MS = 5_000
const TOKEN_SECONDS = 300

export const INSTANCE_METADATA = 'http://169.254.169.254'
const CONTAINER_METADATA = 'http://169.254.170.2'

/**
 * The role of the machine (docs.aws.amazon.com, EC2, "Use the Instance Metadata Service", version 2: a token first).
 * @throws NeedsHuman, RetryLater
 */
export async function instanceCredentials(host: Way, endpoint: string): Promise<Credentials> {
  const at = (path: string): string => new URL(`/latest/${path}`, endpoint).href
  const token = await ask(host, {
    url: at('api/token'),
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': String(TOKEN_SECONDS) },
  })
  const headers = { 'x-aws-ec2-metadata-token': textOf(token).trim() }
  const roles = at('meta-data/iam/security-credentials/')
  const [role = ''] = textOf(await ask(host, { url: roles, headers }, 'The machine has no role.'))
    .trim()
    .split('\n')
  return credentialsOf(await ask(host, { url: `${roles}${encodeURIComponent(role)}`, headers }))
}

/** Of the process HALCYON runs as (docs.aws.amazon.com, SDKs reference guide, "Container credential provider"). */
export interface ContainerEnvironment {
  readonly AWS_CONTAINER_CREDENTIALS_RELATIVE_URI?: string
  readonly AWS_CONTAINER_CREDENTIALS_FULL_URI?: string
  readonly AWS_CONTAINER_AUTHORIZATION_TOKEN?: string
  readonly AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE?: string
}

/** The role of the container: of an ECS task, or of an EKS pod. @throws NeedsHuman, RetryLater */
export async function containerCredentials(host: Way, environment: ContainerEnvironment): Promise<Credentials> {
  const relative = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  const url =
    relative === undefined ? environment.AWS_CONTAINER_CREDENTIALS_FULL_URI : new URL(relative, CONTAINER_METADATA).href
  if (url === undefined || !URL.canParse(url))
    throw new NeedsHuman(
      'config_invalid',
      'HALCYON runs in no container that has a role: its environment names no address to ask for it.',
      'Give the ECS task or the EKS pod a role, or choose other credentials.',
    )
  const token = await tokenOf(environment)
  return credentialsOf(await ask(host, { url, ...(token === null ? {} : { headers: { authorization: token } }) }))
}

/** Read each time: it is written anew before it ends. */
async function tokenOf(environment: ContainerEnvironment): Promise<string | null> {
  const path = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE
  if (path === undefined) return environment.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? null
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RetryLater(`The token of the container cannot be read: ${reason}`)
  }
}

async function ask(host: Way, request: OutboundRequest, absent = 'There is no role.'): Promise<OutboundAnswer> {
  const options = { ...request, signal: host.signal, maxBytes: MAX_ANSWER, timeoutMs: WITHIN_MS }
  const answer = await host.http.request(options).catch((error: unknown) => {
    throw refusal(connectorError(error), request.url)
  })
  const { status } = answer
  if (status === 200) return answer
  const message = `${new URL(request.url).host} gave no credentials (${status}).`
  if (status === 429 || status >= 500) throw new RetryLater(message)
  throw new NeedsHuman(
    'authentication_failed',
    status === 404 ? `${message} ${absent}` : message,
    'Give the machine or the container a role that may read the bucket, or choose other credentials.',
  )
}

/** Addresses of metadata are no place for a feed, unless an administrator says so. */
function refusal(error: unknown, url: string): unknown {
  if (!(error instanceof NeedsHuman)) return error
  const { hostname } = new URL(url)
  return new NeedsHuman(
    error.code,
    `The role is asked for at ${hostname}, which feeds may not reach by themselves: ${error.message}`,
    `Have an administrator add ${hostname.replace(/^\[|\]$/g, '')} to HALCYON_ALLOW_NETWORKS, which opens it to all feeds, or use an access key.`,
  )
}

const textOf = ({ body }: OutboundAnswer): string => decodeUtf8(body)

function credentialsOf(answer: OutboundAnswer): Credentials {
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = objectOf(answer)
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string' || typeof Token !== 'string')
    throw new RetryLater('The answer has no credentials.')
  const expiration = new Date(String(Expiration))
  if (Number.isNaN(expiration.getTime())) throw new RetryLater('The credentials do not say until when they are good.')
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token, expiration }
}

function objectOf(answer: OutboundAnswer): JsonObject {
  try {
    const value = parseJson(textOf(answer))
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}
