import { connectorError, NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import type { Settings } from '../config/settings.ts'

type At = Pick<Settings, 'host' | 'port' | 'vhost' | 'queue' | 'auth' | 'tls'>

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_|EPROTO|ERR_OSSL)/
const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way there',
  ENETUNREACH: 'there is no way there',
}
/** Reply codes of AMQP 0-9-1. */
const [ACCESS_REFUSED, NOT_FOUND, RESOURCE_LOCKED, PRECONDITION_FAILED, NOT_IMPLEMENTED] = [403, 404, 405, 406, 540]

/** What the client threw, as what a connector may throw: a person must do something, or it may pass. */
export function amqpFailure(error: unknown, at: At): unknown {
  if (!(error instanceof Error) || error instanceof NeedsHuman || error instanceof RetryLater) return error
  for (let one: unknown = error; one instanceof Error; one = one.cause)
    if (one instanceof OutboundError) return connectorError(one)
  const { code } = error as { readonly code?: unknown }
  if (typeof code === 'number') return ofReply(code, error.message, at)
  if (typeof code === 'string' && TLS_CODE.test(code)) return tlsFailed(error.message)
  if (typeof code === 'string' && code in NETWORK_WORDS) return away(NETWORK_WORDS[code] ?? code, at)
  return ofHandshake(error.message, at) ?? ofClient(error, at)
}

const tlsFailed = (message: string): NeedsHuman =>
  new NeedsHuman(
    'tls_failed',
    `TLS with the broker failed: ${message}`,
    'Check the port and the broker’s certificate, and set its authority; where it asks for one, set the client certificate.',
  )

const away = (reason: string, { host, port }: At): RetryLater =>
  new RetryLater(
    `The broker cannot be reached (${host}:${port}): ${reason}. Check that it runs, and host, port and firewall.`,
  )

/** Before the connection is open the client has words only. */
function ofHandshake(message: string, { vhost, auth, tls, ...at }: At): Error | null {
  if (message.includes('ACCESS_REFUSED') || message.includes('ACCESS-REFUSED'))
    return new NeedsHuman(
      'authentication_failed',
      auth.kind === 'password'
        ? `The broker refuses the user "${auth.user}" or the password.`
        : 'The broker knows no user of the client certificate’s name.',
      'Compare the sign-in with the broker’s users, and check or rotate the secret.',
    )
  if (message.startsWith('SASL mechanism'))
    return new NeedsHuman(
      'authentication_failed',
      'The broker does not offer this way to sign in.',
      'Choose the other one, or have it enabled: EXTERNAL is the plugin rabbitmq_auth_mechanism_ssl.',
    )
  // To `open` the broker answers with its refusal, of which the client tells the name only.
  if (message.startsWith('Expected ConnectionOpenOk'))
    return new NeedsHuman(
      'source_not_found',
      `The broker has no virtual host "${vhost}" that this account may enter.`,
      'Correct the name, or give the account its permissions there.',
    )
  if (message.startsWith('Socket closed abruptly') && tls === null)
    return away('it closed the connection at once; a port for TLS does so', { vhost, auth, tls, ...at })
  if (/^(Invalid frame|Frame size|Unknown frame type)/.test(message))
    return new NeedsHuman(
      'response_invalid',
      'What answers there does not speak AMQP 0-9-1.',
      'Enter the port of AMQP: 5671 with TLS, 5672 without.',
    )
  return null
}

/** The broker closed the channel or the connection, with a number and its reason. */
function ofReply(code: number, message: string, { queue, ...at }: At): Error {
  if (code === NOT_FOUND)
    return new NeedsHuman(
      'source_not_found',
      `The broker does not find it: ${reasonIn(message)}`,
      'Correct the name of the queue or of the exchange, or have it made.',
    )
  if (code === RESOURCE_LOCKED || message.includes('in exclusive use'))
    return new NeedsHuman(
      'permission_denied',
      `Another connection has the queue "${queue}" for itself.`,
      'End it, or read another queue that is bound to the same exchange.',
    )
  if (code === ACCESS_REFUSED)
    return new NeedsHuman(
      'permission_denied',
      `The account may not do this: ${reasonIn(message)}`,
      'Give it "read" on the queue; to make and bind a queue also "configure" and "write" on it, and "read" on the exchange.',
    )
  // An acknowledgement that takes longer than the broker waits (`consumer_timeout`): the messages come again.
  if (code === PRECONDITION_FAILED && !message.includes('timed out'))
    return new NeedsHuman('config_invalid', `The broker refuses: ${reasonIn(message)}`, 'Set it as the broker has it.')
  if (code === NOT_IMPLEMENTED) return isStream(queue)
  return away(`the broker ended the connection: ${reasonIn(message)}`, { queue, ...at })
}

export const isStream = (queue: string): NeedsHuman =>
  new NeedsHuman(
    'config_invalid',
    `"${queue}" is a stream, from which nothing is taken out.`,
    'Bind a queue to the exchange the stream is bound to, and read that one.',
  )

function ofClient(error: Error, at: At): unknown {
  const { name, message } = error
  if (name === 'IllegalOperationError' || name === 'AbortError') return away('the connection was ended', at)
  if (
    /^(Heartbeat timeout|Unexpected close|Socket closed|Channel ended|connect ETIMEDOUT|channel closed)/.test(message)
  )
    return away(
      message.startsWith('Heartbeat') || message.startsWith('connect') ? 'no answer in time' : 'the connection was cut',
      at,
    )
  return error
}

/** The broker's own words of the client's sentence. */
const reasonIn = (message: string): string => /with message "(.*)"$/.exec(message)?.[1] ?? message
