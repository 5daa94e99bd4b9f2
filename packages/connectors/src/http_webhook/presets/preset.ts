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

/** A sender as data. Configuration of the same name counts before it. */
export interface Preset {
  readonly title: string
  readonly auth: AuthConfig
  readonly dedupe?: NonNullable<WebhookConfig['dedupe']>
  readonly body?: NonNullable<WebhookConfig['body']>
  readonly answer?: NonNullable<WebhookConfig['answer']>
  readonly handshakes?: readonly Handshake[]
}
