import type { S3Client } from '@aws-sdk/client-s3'
import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import type { S3Config } from '../config/config.ts'
import type { Settings } from '../settings.ts'
import { assumeRole } from './assume-role.ts'
import type { Credentials } from './credentials.ts'
import { containerCredentials, INSTANCE_METADATA, instanceCredentials } from './identity.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

/** The store as it is configured. The library is loaded when a feed first needs it. */
export interface Bucket {
  readonly sdk: Sdk
  readonly client: S3Client
  readonly bucket: string
  /** What requests are signed with; null: nobody signs in. */
  readonly credentials: (() => Promise<Credentials>) | null
}

const CONNECT_MS = 10_000
/** Without a byte while one is waited for. */
const IDLE_MS = 60_000
/** Before their end credentials are asked for anew. */
const EARLY_MS = 300_000

/** @throws NeedsHuman when a secret is missing */
export async function openBucket(host: ConnectorHost<S3Config>, settings: Settings): Promise<Bucket> {
  const credentials = credentialsOf(host, settings)
  const [sdk, { NodeHttpHandler }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@smithy/node-http-handler'),
  ])
  const client = new sdk.S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    credentials: credentials ?? { accessKeyId: '', secretAccessKey: '' },
    ...(credentials === null ? { signer: { sign: async (request) => request } } : {}),
    requestHandler: new NodeHttpHandler(async () => ({
      ...(await host.http.agents()),
      connectionTimeout: CONNECT_MS,
      socketTimeout: IDLE_MS,
    })),
    // The runtime tries again, with a pause that people set.
    maxAttempts: 2,
    followRegionRedirects: false,
    // Stores other than AWS do not all have the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  // Never destroyed: its agents are shared, and its sockets end when they are idle.
  return { sdk, client, bucket: settings.bucket, credentials }
}

/** Null: nobody signs in. */
function credentialsOf(
  host: ConnectorHost<S3Config>,
  { credentials, region }: Settings,
): (() => Promise<Credentials>) | null {
  const { kind } = credentials
  if (kind === 'anonymous') return null
  if (kind === 'instance')
    return kept(() => instanceCredentials(host, credentials.metadataEndpoint || INSTANCE_METADATA))
  if (kind === 'container') return kept(() => containerCredentials(host, process.env))
  const keys = (): Credentials => {
    const [current] = host.secret('secretAccessKey')
    if (current === undefined)
      throw new NeedsHuman(
        'secret_missing',
        'The secret "secretAccessKey" is not set.',
        'Choose a secret for "secretAccessKey".',
      )
    host.secretUsed('secretAccessKey', current.version)
    return { accessKeyId: credentials.accessKeyId, secretAccessKey: current.value }
  }
  keys()
  if (kind === 'static') return async () => keys()
  return kept(() => assumeRole(host, keys(), credentials, region))
}

/** Credentials of a session, until shortly before they end. */
function kept(get: () => Promise<Credentials>): () => Promise<Credentials> {
  let last: Credentials | null = null
  return async () => {
    const left = (last?.expiration?.getTime() ?? 0) - Date.now()
    if (last === null || left < EARLY_MS) last = await get()
    return last
  }
}
