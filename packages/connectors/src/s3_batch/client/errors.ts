import { connectorError, NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'

/** What the library throws for an answer that is a refusal. */
interface ServiceError {
  readonly name: string
  readonly message: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** For a person, by the name of the store's error (docs.aws.amazon.com, S3 API reference, "Error responses"). */
const FOR_A_PERSON: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  InvalidAccessKeyId: ['authentication_failed', 'Check the access key id.'],
  SignatureDoesNotMatch: ['authentication_failed', 'Check the secret access key.'],
  ExpiredToken: ['authentication_failed', 'Rotate the secret.'],
  InvalidToken: ['authentication_failed', 'Rotate the secret.'],
  RequestTimeTooSkewed: ['authentication_failed', 'Set the clock of this machine.'],
  AccessDenied: [
    'permission_denied',
    'Give the account s3:ListBucket on the bucket and s3:GetObject on its objects; see the guide.',
  ],
  AllAccessDisabled: ['permission_denied', 'Ask the owner of the bucket.'],
  NoSuchBucket: ['source_not_found', 'Check the name of the bucket and the endpoint.'],
  InvalidBucketName: ['source_not_found', 'Check the name of the bucket.'],
  PermanentRedirect: ['config_invalid', 'Enter the region of the bucket.'],
  AuthorizationHeaderMalformed: ['config_invalid', 'Enter the region of the bucket.'],
  IllegalLocationConstraintException: ['config_invalid', 'Enter the region of the bucket.'],
}

/** Of an object, not of the feed: it is read again, then set aside. */
const OF_AN_OBJECT: Readonly<Record<string, ErrorCode>> = {
  PreconditionFailed: 'object_changed',
  NoSuchKey: 'source_not_found',
  NotFound: 'source_not_found',
  NoSuchVersion: 'source_not_found',
  InvalidObjectState: 'permission_denied',
}

const statusOf = (error: unknown): number => (error as Partial<ServiceError> | null)?.$metadata?.httpStatusCode ?? 0

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** The code of what is the matter with one object; null when it is not about the object. */
export function objectFault(error: unknown): ErrorCode | null {
  const known = OF_AN_OBJECT[nameOf(error)]
  if (known !== undefined) return known
  // An answer to HEAD has no body that could name it.
  const status = statusOf(error)
  return status === 412 ? 'object_changed' : status === 404 ? 'source_not_found' : null
}

/** The error a connector may throw in its place. */
export function storeError(error: unknown): unknown {
  if (error instanceof RetryLater || error instanceof NeedsHuman) return error
  const outbound = outboundOf(error)
  if (outbound !== null) return connectorError(outbound)
  if (!(error instanceof Error)) return error
  const { message } = error
  const status = statusOf(error)
  const known = FOR_A_PERSON[error.name]
  if (known !== undefined) return new NeedsHuman(known[0], `${error.name}: ${message}`, known[1])
  if (status === 403)
    return new NeedsHuman('permission_denied', `The store denies it (403 ${error.name}).`, personally('AccessDenied'))
  if (status === 401)
    return new NeedsHuman(
      'authentication_failed',
      `The store does not know the key (401 ${error.name}).`,
      personally('SignatureDoesNotMatch'),
    )
  if (status === 301 || status === 307)
    return new NeedsHuman('config_invalid', 'The bucket is in another region.', personally('PermanentRedirect'))
  if (status > 0 || isOfConnection(error)) return new RetryLater(`${error.name}: ${message}`)
  return error
}

const personally = (name: string): string => FOR_A_PERSON[name]?.[1] ?? ''

/** Whether the connection broke off; what was read until then is good. */
export const isOfConnection = (error: unknown): boolean => {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  return (
    /^(E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/.test(code) ||
    CONNECTION_NAMES.has(nameOf(error)) ||
    outboundOf(error) !== null
  )
}

const CONNECTION_NAMES = new Set(['TimeoutError', 'AbortError', 'NetworkingError'])

function outboundOf(error: unknown): OutboundError | null {
  for (let one: unknown = error, depth = 0; depth < 5 && one instanceof Error; one = one.cause, depth++)
    if (one instanceof OutboundError) return one
  return null
}
