import type { AuthConfig, AuthKind, AuthOf } from './config/auth.ts'
import type { WebhookConfig } from './config/config.ts'
import { PRESETS } from './presets/index.ts'
import type { Handshake } from './presets/preset.ts'

/** An authentication with every field filled in. */
export type AuthSettings<K extends AuthKind> = { readonly [F in keyof AuthOf<K>]-?: Exclude<AuthOf<K>[F], undefined> }

type Filled = { readonly [K in AuthKind]: AuthSettings<K> }
export type AnyAuthSettings = Filled[AuthKind]

export interface Settings {
  /** Null when neither a preset nor the configuration says how. */
  readonly auth: AnyAuthSettings | null
  readonly allowedAddresses: readonly string[]
  readonly body: {
    readonly format: NonNullable<NonNullable<WebhookConfig['body']>['format']>
    readonly array: 'split' | 'whole'
    readonly itemsPath: string
    readonly jsonField: string
    readonly signatureCovers: 'received' | 'inflated'
  }
  readonly dedupe: NonNullable<WebhookConfig['dedupe']>
  readonly answer: { readonly status: number; readonly body: string; readonly contentType: string } | null
  readonly limits: { readonly maxBytes: number; readonly maxInflatedBytes: number; readonly maxItems: number }
  readonly handshakes: readonly Handshake[]
}

const TOLERANCE = 300

/** What an absent field means; the same values stand in the schema as `default`, for the form and the reference. */
const FILL: { readonly [K in AuthKind]: (auth: AuthOf<K>) => AuthSettings<K> } = {
  none: (auth) => ({ confirmUnauthenticated: false, ...auth }),
  shared_secret: (auth) => ({ location: 'header', name: 'X-Auth-Token', prefix: '', ...auth }),
  basic: (auth) => auth,
  bearer: (auth) => auth,
  hmac: (auth) => ({
    algorithm: 'sha256',
    header: '',
    prefix: '',
    separator: '',
    encoding: 'hex',
    signedString: '{body}',
    timestampHeader: '',
    timestampPrefix: '',
    toleranceSeconds: TOLERANCE,
    idHeader: '',
    url: '',
    ...auth,
  }),
  standard_webhooks: (auth) => ({ headerPrefix: 'webhook-', toleranceSeconds: TOLERANCE, ...auth }),
  jwt: (auth) => ({
    algorithms: ['RS256', 'ES256'],
    header: 'Authorization',
    claims: {},
    clockToleranceSeconds: 60,
    ...auth,
  }),
  mtls_header: (auth) => ({ match: 'fingerprint', verifiedHeader: '', verifiedValue: 'SUCCESS', ...auth }),
  aws_sns: (auth) => ({ topics: [], confirm: true, toleranceSeconds: 3600, ...auth }),
}

const fill = (auth: AuthConfig): AnyAuthSettings => (FILL[auth.kind] as (auth: AuthConfig) => AnyAuthSettings)(auth)

/** Defaults, then the preset, then the configuration; of the same kind of authentication single fields, else the whole. */
export function settingsOf(config: WebhookConfig): Settings {
  const preset = config.preset === undefined ? undefined : PRESETS[config.preset]
  const auth = authOf(config.auth, preset?.auth)
  const answer = config.answer ?? preset?.answer
  return {
    auth,
    allowedAddresses: config.allowedAddresses ?? [],
    body: {
      format: 'auto',
      array: 'split',
      itemsPath: '',
      jsonField: '',
      signatureCovers: 'received',
      ...preset?.body,
      ...config.body,
    },
    dedupe: config.dedupe ?? preset?.dedupe ?? dedupeBy(auth),
    answer: answer === undefined ? null : { status: 202, body: '', contentType: 'application/json', ...answer },
    limits: { maxBytes: 1_048_576, maxInflatedBytes: 16_777_216, maxItems: 10_000, ...config.limits },
    handshakes: preset?.handshakes ?? [],
  }
}

function authOf(own: AuthConfig | undefined, preset: AuthConfig | undefined): AnyAuthSettings | null {
  const base = own === undefined || own.kind === preset?.kind ? preset : undefined
  if (base === undefined && own === undefined) return null
  return fill({ ...base, ...own } as AuthConfig)
}

/** The id that is signed, where one is; else the content. */
function dedupeBy(auth: AnyAuthSettings | null): Settings['dedupe'] {
  if (auth?.kind === 'standard_webhooks') return { kind: 'header', header: `${auth.headerPrefix}id` }
  if (auth?.kind === 'hmac' && auth.idHeader !== '') return { kind: 'header', header: auth.idHeader }
  return { kind: 'body' }
}

/** Which secret field each kind verifies with. */
export const SECRET_OF: Readonly<Record<AuthKind, 'signing' | 'token' | 'password' | null>> = {
  none: null,
  shared_secret: 'token',
  basic: 'password',
  bearer: 'token',
  hmac: 'signing',
  standard_webhooks: 'signing',
  jwt: null,
  mtls_header: null,
  aws_sns: null,
}

/** Which further secret the handshakes need. */
export const HANDSHAKE_SECRET = 'token'
export const needsHandshakeSecret = ({ handshakes }: Pick<Settings, 'handshakes'>): boolean =>
  handshakes.some(({ kind }) => kind === 'hub_challenge')
