import type { ErrorCode } from '@halcyon/domain'
import { NeedsHuman, RetryLater } from '../errors.ts'

export type OutboundCode =
  | 'url_invalid'
  | 'secret_host_refused'
  | 'outbound_blocked'
  | 'clear_text_refused'
  | 'tls_failed'
  | 'client_certificate_refused'
  | 'redirect_refused'
  | 'timeout'
  | 'too_large'
  | 'encoding_corrupt'
  | 'name_unresolved'
  | 'connection_refused'
  | 'connection_failed'
  | 'aborted'

const ACTIONS: Record<OutboundCode, string> = {
  url_invalid: 'Enter an https:// address without a user name or password in it.',
  secret_host_refused: 'Enter a host that the secret allows, or choose a secret that may be sent to this host.',
  outbound_blocked: 'Use a public address, or ask an administrator to list the network in HALCYON_ALLOW_NETWORKS.',
  clear_text_refused: 'Use https://, or ask an administrator to list the network in HALCYON_ALLOW_NETWORKS.',
  tls_failed: "Check the server's certificate: its name, its expiry and who issued it.",
  client_certificate_refused:
    'Compare the client certificate and its private key with what the source expects: they belong together, are not expired, and the source knows who issued the certificate.',
  redirect_refused: 'Enter the address the redirect leads to.',
  timeout: 'Check that the server answers; raise the time limit if it is known to be slow.',
  too_large: 'Ask for smaller pages, or raise the size limit.',
  encoding_corrupt: 'Ask the server for an answer without compression.',
  name_unresolved: 'Check the host name for a spelling mistake, and that this machine can resolve it.',
  connection_refused: 'Check the port, and that the server is running and reachable from here.',
  connection_failed: 'Check that the server is reachable from here, and that no firewall closes the connection.',
  aborted: 'Nothing to do: the request was stopped.',
}

/**
 * Why a request did not get out or did not come back. `message` is the cause, `action` what a person can do. Told by its name: a
 * connector from outside brings its own copy of this module.
 */
export class OutboundError extends Error {
  static override [Symbol.hasInstance](error: unknown): error is OutboundError {
    return error instanceof Error && error.name === 'OutboundError'
  }
  readonly code: OutboundCode
  readonly action: string
  constructor(code: OutboundCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OutboundError'
    this.code = code
    this.action = ACTIONS[code]
  }
}

const FOR_A_PERSON: readonly (OutboundCode & ErrorCode)[] = [
  'url_invalid',
  'secret_host_refused',
  'outbound_blocked',
  'clear_text_refused',
  'redirect_refused',
]

/** The error a connector may throw in its place: what only a person can mend, or what may pass. Other errors come back as they are. */
export function connectorError(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error
  if (error.code === 'client_certificate_refused')
    return new NeedsHuman('authentication_failed', error.message, error.action)
  const code = FOR_A_PERSON.find((one) => one === error.code)
  return code === undefined
    ? new RetryLater(`${error.code}: ${error.message}`)
    : new NeedsHuman(code, error.message, error.action)
}

const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA'])
const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/

/** The other side's word on the certificate it was shown or missed (RFC 8446, 6.2), and what makes none of ours. */
const CLIENT_CERTIFICATE =
  /ALERT_(CERTIFICATE_|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)|^ERR_OSSL_(X509|PEM|EVP|ASN1|BAD|UNSUPPORTED|WRONG)/

/** Translates what the socket or the HTTP client threw. */
export function asOutboundError(error: unknown, host: string): OutboundError {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  if (first instanceof OutboundError) return first
  const code = String((first as { code?: unknown } | null)?.code ?? '')
  const options = { cause: error }
  if (NAME_CODES.has(code))
    return new OutboundError('name_unresolved', `The name ${host} does not resolve (${code}).`, options)
  if (TIMEOUT_CODES.has(code)) return new OutboundError('timeout', `${host} did not answer in time.`, options)
  if (code === 'ECONNREFUSED')
    return new OutboundError('connection_refused', `${host} refused the connection.`, options)
  if (CLIENT_CERTIFICATE.test(code))
    return new OutboundError(
      'client_certificate_refused',
      `The client certificate is not taken by ${host}: ${code}.`,
      options,
    )
  if (TLS_CODE.test(code)) return new OutboundError('tls_failed', `TLS with ${host} failed: ${code}.`, options)
  return new OutboundError(
    'connection_failed',
    `The connection to ${host} failed (${code || 'no reason given'}).`,
    options,
  )
}
