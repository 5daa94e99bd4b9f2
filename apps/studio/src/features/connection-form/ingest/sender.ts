import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'

/** How a sender proves who it is, with every field filled in: what an example request must do. */
export type Sender =
  | {
      readonly kind: 'hmac'
      readonly algorithm: 'sha1' | 'sha256' | 'sha512'
      readonly header: string
      readonly prefix: string
      readonly separator: string
      readonly encoding: 'hex' | 'base64' | 'base64url'
      readonly signedString: string
      readonly timestampHeader: string
      readonly timestampPrefix: string
      readonly idHeader: string
      readonly url: string
      readonly toleranceSeconds: number
    }
  | { readonly kind: 'standard_webhooks'; readonly headerPrefix: string; readonly toleranceSeconds: number }
  | {
      readonly kind: 'shared_secret'
      readonly location: 'header' | 'query'
      readonly name: string
      readonly prefix: string
    }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'basic'; readonly username: string }
  | { readonly kind: 'none' }
  /** What no example can stand in for: a token of an issuer, a certificate. */
  | { readonly kind: 'other'; readonly name: string }

const HMAC: JsonObject = {
  algorithm: 'sha256',
  header: '',
  prefix: '',
  separator: '',
  encoding: 'hex',
  signedString: '{body}',
  timestampHeader: '',
  timestampPrefix: '',
  idHeader: '',
  url: '',
  toleranceSeconds: 300,
}

const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  hmac: HMAC,
  standard_webhooks: { headerPrefix: 'webhook-', toleranceSeconds: 300 },
  shared_secret: { location: 'header', name: 'X-Auth-Token', prefix: '' },
  bearer: {},
  basic: { username: '' },
  none: {},
}

/** A vendor's settings, as the connector names them. */
export interface SenderPreset {
  readonly name: string
  /** The configuration the preset stands for. */
  readonly fills?: unknown
}

const authOf = (config: unknown): JsonObject | undefined => {
  if (!isObject(config)) return undefined
  return isObject(config.auth) ? config.auth : undefined
}
const isObject = (value: unknown): value is JsonObject => isJsonObject((value ?? null) as JsonValue)

const FIELD_OF: Readonly<Record<string, string>> = {
  hmac: 'signing',
  standard_webhooks: 'signing',
  shared_secret: 'token',
  bearer: 'token',
  basic: 'password',
}

/** The secret's field that the scheme is made with. */
export const secretFieldOf = (sender: Sender | null): string | null => FIELD_OF[sender?.kind ?? ''] ?? null

/** The scheme of a webhook's configuration, with what its preset fills in; null while nothing says how. */
export function senderOf(config: JsonObject, presets: readonly SenderPreset[]): Sender | null {
  const own = authOf(config)
  const preset = authOf(presets.find(({ name }) => name === config.preset)?.fills)
  const base = own === undefined || own.kind === preset?.kind ? preset : undefined
  const kind = own?.kind ?? base?.kind
  if (typeof kind !== 'string') return null
  const defaults = DEFAULTS[kind]
  if (defaults === undefined) return { kind: 'other', name: kind }
  return { ...defaults, ...base, ...own, kind } as JsonValue as unknown as Sender
}

const OTHERS: Readonly<Record<string, string>> = {
  jwt: 'a token of its issuer',
  mtls_header: 'a client certificate, checked by your proxy',
  aws_sns: 'a signature of Amazon SNS',
}

/** The scheme in a few words. */
export function senderWords(sender: Sender): string {
  switch (sender.kind) {
    case 'hmac':
      return `HMAC-${sender.algorithm.toUpperCase().replace('SHA', 'SHA-')} in ${sender.header || 'a header yet to be named'}`
    case 'standard_webhooks':
      return `Standard Webhooks (${sender.headerPrefix}signature)`
    case 'shared_secret':
      return `the secret itself in ${sender.location === 'header' ? `the header ${sender.name}` : `the query parameter ${sender.name}`}`
    case 'bearer':
      return 'a bearer token'
    case 'basic':
      return 'user name and password'
    case 'none':
      return 'no authentication'
    case 'other':
      return OTHERS[sender.name] ?? sender.name
  }
}
