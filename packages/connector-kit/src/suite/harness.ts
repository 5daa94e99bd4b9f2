import type { JsonValue } from '@halcyon/domain'
import type { InboundRequest } from '../contract.ts'
import type { OutboundHttp } from '../outbound/outbound-http.ts'

export type InboundParts = Partial<InboundRequest> & Pick<InboundRequest, 'body'>

/** One configuration of a push connector, and a sender who knows its secrets. */
export interface PushHarness {
  /** Tells it from the connector's other configurations. */
  readonly name: string
  readonly config: JsonValue
  readonly secrets: Readonly<Record<string, string>>
  /** The request as the right sender makes it. May be asynchronous: some sign with keys of their own. */
  sign(body: Uint8Array, now: number): InboundRequest | Promise<InboundRequest>
  /** Requests of the wrong sender, each with its reason. Left out where the configuration takes anybody's. */
  readonly forge?: (body: Uint8Array, now: number) => Readonly<Record<string, InboundRequest | Promise<InboundRequest>>>
  /** A body that no parser takes; default: JSON cut short. */
  readonly malformedBody?: Uint8Array
  readonly http?: OutboundHttp
  /** Configurations and secrets with which `check` must fail. */
  readonly failing?: readonly { readonly config: JsonValue; readonly secrets: Readonly<Record<string, string>> }[]
}

/** A request with what every request has; header names are put in lower case. */
export function inbound(parts: InboundParts): InboundRequest {
  const headers = Object.entries({ 'content-type': 'application/json', ...parts.headers })
  return {
    method: 'POST',
    path: '',
    query: '',
    remoteAddress: '203.0.113.9',
    receivedAt: Date.now(),
    ...parts,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
  }
}
