import { connectorError, NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'

/** What the client's errors have in common; they hold one another, as `cause` or in a list. */
interface ClientError extends Error {
  readonly code?: unknown
  /** Name of the protocol's error: `NOT_LEADER_OR_FOLLOWER`. */
  readonly apiId?: unknown
  readonly errors?: readonly unknown[]
}

/** An error, those it holds and those it was caused by, from the outside in. */
export function* within(error: unknown): Generator<ClientError> {
  if (!(error instanceof Error)) return
  const { errors = [], cause } = error as ClientError
  yield error
  for (const one of errors) yield* within(one)
  yield* within(cause)
}

const MOVED = new Set<unknown>([
  'NOT_LEADER_OR_FOLLOWER',
  'LEADER_NOT_AVAILABLE',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'REPLICA_NOT_AVAILABLE',
  'BROKER_NOT_AVAILABLE',
  'OFFSET_NOT_AVAILABLE',
  'KAFKA_STORAGE_ERROR',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'INCONSISTENT_TOPIC_ID',
  'FETCH_SESSION_ID_NOT_FOUND',
  'INVALID_FETCH_SESSION_EPOCH',
  'FETCH_SESSION_TOPIC_ID_ERROR',
  'PLT_KFK_NETWORK',
])

/** Whether to ask the cluster anew who has what may help. */
export const mayHaveMoved = (error: unknown): boolean =>
  [...within(error)].some(({ apiId, code }) => MOVED.has(apiId) || MOVED.has(code))

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_|EPROTO)/
const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way there',
  ENETUNREACH: 'there is no way there',
}

/** What the client threw, as what a connector may throw: a person must do something, or it may pass. */
export function kafkaError(error: unknown): unknown {
  const all = [...within(error)]
  const own = all.find((one) => one instanceof NeedsHuman || one instanceof RetryLater)
  if (own !== undefined) return own
  const outbound = all.find((one) => one instanceof OutboundError)
  if (outbound !== undefined) return connectorError(outbound)
  return refusal(all) ?? laterOr(error, all)
}

function refusal(all: readonly ClientError[]): NeedsHuman | null {
  const has = (id: string): boolean => all.some(({ apiId }) => apiId === id)
  const tls = all.find(({ code }) => typeof code === 'string' && TLS_CODE.test(code))
  if (tls !== undefined)
    return new NeedsHuman(
      'tls_failed',
      `TLS with the brokers failed: ${tls.message}`,
      'Check the brokers’ certificate and set its authority; where they ask for one, set the client certificate.',
    )
  if (all.some(({ message }) => message === 'Broker requires TLS.'))
    return new NeedsHuman('tls_failed', 'The brokers speak TLS on this port.', 'Set the encryption to verify.')
  if (all.some(({ message }) => message.startsWith('TLS handshake failed') || message.includes('before secure TLS')))
    return new NeedsHuman(
      'tls_failed',
      'The brokers cut the connection before TLS began.',
      'Enter the port of a TLS listener; where they ask for one, set the client certificate.',
    )
  if (has('UNSUPPORTED_SASL_MECHANISM') || has('ILLEGAL_SASL_STATE'))
    return new NeedsHuman(
      'authentication_failed',
      'The brokers do not offer this way to sign in.',
      'Choose the sign-in that the listener on this port has.',
    )
  if (all.some(({ code }) => code === 'PLT_KFK_AUTHENTICATION') || has('SASL_AUTHENTICATION_FAILED'))
    return new NeedsHuman(
      'authentication_failed',
      'The brokers refuse the user name or the password.',
      'Compare the sign-in with the cluster’s, and check or rotate the secret.',
    )
  if (has('TOPIC_AUTHORIZATION_FAILED'))
    return new NeedsHuman(
      'permission_denied',
      'The account may not read a topic.',
      'Give it Read and Describe on the topics.',
    )
  if (has('GROUP_AUTHORIZATION_FAILED'))
    return new NeedsHuman('permission_denied', 'The account may not use the group.', 'Give it Read on the group.')
  if (has('CLUSTER_AUTHORIZATION_FAILED'))
    return new NeedsHuman('permission_denied', 'The account may not use the cluster.', 'Give it Describe.')
  return null
}

function laterOr(error: unknown, all: readonly ClientError[]): unknown {
  if (!all.some(({ code }) => typeof code === 'string' && (code.startsWith('PLT_KFK_') || code in NETWORK_WORDS)))
    return error
  const protocol = all.find(({ apiId }) => typeof apiId === 'string')
  if (protocol !== undefined) return new RetryLater(`The brokers answer ${String(protocol.apiId)}: ${protocol.message}`)
  const where = all.find(({ message }) => /^Connection to \S+ (failed|timed out)/.test(message))?.message.split(' ')[2]
  const system = all.map(({ code }) => NETWORK_WORDS[String(code)]).find((words) => words !== undefined)
  const reason = system ?? all.at(-1)?.message ?? 'no reason given'
  return new RetryLater(
    `No broker can be reached${where === undefined ? '' : ` (${where})`}: ${reason}. Check that the cluster runs, and host, port and firewall.`,
  )
}
