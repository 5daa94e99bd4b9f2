import type { Answer } from '../answer/rules.ts'
import type { Outgoing } from '../request/request.ts'

/** How a request proves who asks. */
export interface Credentials {
  /** The request with its proof. @throws NeedsHuman, RetryLater, OutboundError when the proof must be fetched and cannot be */
  sign(request: Outgoing, signal: AbortSignal): Outgoing | Promise<Outgoing>
  /** After an answer that did not take the proof: true = there is a new one to try. */
  renew(answer: Answer, request: Outgoing): boolean | Promise<boolean>
  /** Fetches what must be fetched: the sign-in of a check. False = there is nothing to fetch. */
  signIn(signal: AbortSignal): Promise<boolean>
}

export const withHeader = (request: Outgoing, name: string, value: string): Outgoing => {
  const others = Object.entries(request.headers).filter(([other]) => other.toLowerCase() !== name.toLowerCase())
  return { ...request, headers: { ...Object.fromEntries(others), [name]: value } }
}

/** Credentials that are only put on. */
export const fixed = (sign: (request: Outgoing) => Outgoing | Promise<Outgoing>): Credentials => ({
  sign,
  renew: () => false,
  signIn: async () => false,
})
