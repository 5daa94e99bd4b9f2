import type { JsonValue } from '@halcyon/domain'
import type { AuthConfig } from '../config/auth.ts'
import type { WebhookConfig } from '../config/config.ts'

/** A request that is no delivery: the sender tries the address. It is answered and never becomes a record. */
export type Handshake =
  /** GET with a value in a header, which goes back as `{answerField: value}`. */
  | { readonly kind: 'header_echo'; readonly header: string; readonly answerField: string }
  /** A verified body whose `path` equals `equals`; the value at `echo` goes back as `{answerField: value}`. */
  | {
      readonly kind: 'body_echo'
      readonly path: string
      readonly equals: string
      readonly echo: string
      readonly answerField: string
    }
  /** A verified request with `header: equals`; answered 200. */
  | { readonly kind: 'ping_header'; readonly header: string; readonly equals: string }
  /** A verified body whose `path` equals `equals`; answered 200. */
  | { readonly kind: 'ping_body'; readonly path: string; readonly equals: string }
  /** As `body_echo`, and beside the value its HMAC-SHA256 under the signing key, hex, as `{answerField, hmacField}`. */
  | {
      readonly kind: 'body_hmac'
      readonly path: string
      readonly equals: string
      readonly echo: string
      readonly answerField: string
      readonly hmacField: string
    }
  /** GET with `hub.mode=subscribe` and the token of the secret `token` in `hub.verify_token`; `hub.challenge` goes back as text. */
  | { readonly kind: 'hub_challenge' }
  /** OPTIONS with `WebHook-Request-Origin`, which is allowed to send (CloudEvents, HTTP webhooks, 4). */
  | { readonly kind: 'origin' }
  /** SNS's confirmation of a subscription: given where the authentication is `aws_sns`, else left to a person; never a record. */
  | { readonly kind: 'sns_confirmation' }

/** A sender as data. Configuration of the same name counts before it. */
export interface Preset {
  readonly title: string
  readonly auth: AuthConfig
  /** Of the authentication something is the person's own: a draft names its kind, so that the form shows it. */
  readonly asksAuth?: true
  readonly dedupe?: NonNullable<WebhookConfig['dedupe']>
  readonly body?: NonNullable<WebhookConfig['body']>
  readonly answer?: NonNullable<WebhookConfig['answer']>
  readonly handshakes?: readonly Handshake[]
  /** Whole sentences: what was written down without the sender's own word for it, or where its sources contradict each other. */
  readonly unverified?: readonly string[]
  /** A record as it sends them, for presets without a template. */
  readonly sample?: Example
}

/** Records, and the ids in them that generated ones have others of. */
export interface Example {
  readonly samples: readonly JsonValue[]
  readonly fresh: readonly string[]
}
