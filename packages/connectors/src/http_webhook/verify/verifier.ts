import { type InboundRequest, RefuseRequest } from '@halcyon/connector-kit'

/** Proves that a request is from the configured sender. */
export interface Verifier {
  /** Headers it reads, in lower case. */
  readonly headers: readonly string[]
  /**
   * `body` is what the signature covers. Synchronous wherever no key has to be fetched.
   * @throws RefuseRequest 401; RetryLater when keys cannot be had just now
   */
  verify(request: InboundRequest, body: Uint8Array): undefined | Promise<undefined>
}

/** Codes of refusals; the message never says which part was nearly right. */
const MESSAGES = {
  signature_missing: 'The request has no signature.',
  signature_invalid: 'The signature does not match.',
  timestamp_outside_tolerance: 'The signed timestamp is missing, not a time, or too far from now.',
  credentials_missing: 'The request has no credentials.',
  credentials_invalid: 'The credentials are not right.',
} as const

export const refuse = (code: keyof typeof MESSAGES): never => {
  throw new RefuseRequest(401, code, MESSAGES[code])
}
