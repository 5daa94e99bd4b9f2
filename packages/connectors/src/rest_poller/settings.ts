import type { Static } from 'typebox'
import type { AuthConfig, AuthKind, AuthOf } from './config/auth.ts'
import type { RestPollerConfig, RestPollerSecrets } from './config/config.ts'
import type { IncrementalConfig, IncrementalOf } from './config/incremental.ts'
import type { PaginationConfig, PaginationKind, PaginationOf } from './config/pagination.ts'
import type { PartitionsConfig } from './config/partitions.ts'
import { listPath } from './config/records.ts'
import type { ResponseRule } from './config/responses.ts'
import { PRESETS } from './presets/index.ts'

/** Every field that has a default, filled in; what has none stays optional. */
type Filled<T, Optional extends string> = {
  readonly [F in keyof T as F extends Optional ? never : F]-?: Exclude<T[F], undefined>
} & { readonly [F in keyof T as F extends Optional ? F : never]?: Exclude<T[F], undefined> }

export type AuthSettings<K extends AuthKind> = Filled<
  AuthOf<K>,
  K extends 'jwt_bearer' ? 'scope' | 'tokenUrl' | 'issuer' | 'subject' | 'audience' | 'keyId' : 'scope' | 'loginBody'
>
export type AnyAuthSettings = { readonly [K in AuthKind]: AuthSettings<K> }[AuthKind]

export type PaginationSettings<K extends PaginationKind> = Filled<
  PaginationOf<K>,
  K extends 'offset' ? 'hasMore' : 'hasMore' | 'size'
>
export type AnyPaginationSettings = { readonly [K in PaginationKind]: PaginationSettings<K> }[PaginationKind]

/** A field that only grows, of times or of anything else that has an order. */
interface CursorFieldSettings {
  readonly kind: 'cursor_field'
  readonly cursorField: string
  /** Empty: the request has {since} itself. */
  readonly queryParameter: string
  readonly type: 'time' | 'unix' | 'unix_ms' | 'number' | 'text'
  readonly lookback: string
  /** A time or a span for times; else {since} of the first run, empty = none. */
  readonly start: string
}

export type AnyIncrementalSettings =
  | Filled<IncrementalOf<'none'>, never>
  | Filled<IncrementalOf<'window'>, 'maxRecords'>
  | Filled<IncrementalOf<'token'>, 'hasMore'>
  | CursorFieldSettings
export type IncrementalSettings<K extends AnyIncrementalSettings['kind']> = Extract<AnyIncrementalSettings, { kind: K }>

interface RequestSettings {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutSeconds: number
  readonly redirects: number
}

export interface Settings {
  /** Without a slash at the end. */
  readonly url: string
  readonly request: RequestSettings
  readonly auth: AnyAuthSettings
  readonly partitions: PartitionsConfig | null
  readonly pagination: AnyPaginationSettings
  readonly incremental: AnyIncrementalSettings
  readonly records: {
    readonly format: 'auto' | 'json' | 'ndjson' | 'csv' | 'xml'
    readonly recordPath: string
    readonly mayBeAbsent: boolean
    readonly element: string
    readonly delimiter: string
  }
  /** JSONPaths whose values name one state of one record; empty = its content does. */
  readonly dedupe: readonly string[]
  readonly responses: readonly ResponseRule[]
  readonly limits: {
    readonly budget: { readonly requests: number; readonly per: string; readonly kind: 'moving' | 'fixed' } | null
    readonly attempts: number
    readonly maxWaitSeconds: number
    readonly maxBytes: number
    readonly maxItems: number
  }
}

/** What an absent field means; the same values stand in the schema as `default`, for the form and the reference. */
const AUTH: { readonly [K in AuthKind]: (auth: AuthOf<K>) => AuthSettings<K> } = {
  none: (auth) => auth,
  api_key: (auth) => ({ location: 'header', name: 'Authorization', prefix: '', ...auth }),
  basic: (auth) => auth,
  bearer: (auth) => auth,
  oauth2_client_credentials: (auth) => ({ tokenUrl: '', clientAuth: 'basic', parameters: {}, ...auth }),
  oauth2_refresh_token: (auth) => ({
    tokenUrl: '',
    clientAuth: 'basic',
    parameters: {},
    hasClientSecret: true,
    ...auth,
  }),
  jwt_bearer: (auth) => ({ algorithm: 'RS256', ...auth }),
  session: (auth) => ({
    method: 'POST',
    username: '',
    loginHeaders: {},
    tokenFrom: 'body',
    token: '$.token',
    header: 'Authorization',
    prefix: 'Bearer ',
    lifetimeSeconds: 1800,
    ...auth,
  }),
  aws_sigv4: (auth) => ({ service: '', ...auth }),
  digest: (auth) => auth,
  client_certificate: (auth) => auth,
}

const MAX_PAGES = 1000
const PAGINATION: { readonly [K in PaginationKind]: (pages: PaginationOf<K>) => PaginationSettings<K> } = {
  none: (pages) => pages,
  page: (pages) => ({
    parameter: 'page',
    start: 1,
    sizeParameter: '',
    emptyEnds: true,
    maxPages: MAX_PAGES,
    ...pages,
  }),
  offset: (pages) => ({
    parameter: 'offset',
    size: 100,
    sizeParameter: '',
    overlap: 0,
    emptyEnds: true,
    maxPages: MAX_PAGES,
    ...pages,
  }),
  cursor: (pages) => ({
    from: 'body',
    parameter: 'cursor',
    sizeParameter: '',
    emptyEnds: false,
    maxPages: MAX_PAGES,
    ...pages,
  }),
  link_header: (pages) => ({ sizeParameter: '', emptyEnds: true, maxPages: MAX_PAGES, allowedHosts: [], ...pages }),
  next_url: (pages) => ({ sizeParameter: '', emptyEnds: false, maxPages: MAX_PAGES, allowedHosts: [], ...pages }),
}

function fillIncremental(incremental: IncrementalConfig): AnyIncrementalSettings {
  switch (incremental.kind) {
    case 'none':
      return incremental
    case 'datetime': {
      const { format = 'rfc3339', cursorField, queryParameter = '', start = 'P1D', lookback = 'PT1S' } = incremental
      const type = format === 'rfc3339' ? 'time' : format
      return { kind: 'cursor_field', cursorField, queryParameter, type, start, lookback }
    }
    case 'sequence': {
      const { type = 'number', cursorField, queryParameter = '', start = '' } = incremental
      return { kind: 'cursor_field', cursorField, queryParameter, type, start, lookback: 'PT0S' }
    }
    case 'window':
      return { step: 'PT1H', lookback: 'PT1M', lag: 'PT0S', start: 'P1D', ...incremental }
    case 'token':
      return { from: 'body', queryParameter: 'cursor', start: '', maxPages: MAX_PAGES, ...incremental }
  }
}

export const fillPagination = (pages: PaginationConfig): AnyPaginationSettings =>
  (PAGINATION[pages.kind] as (pages: PaginationConfig) => AnyPaginationSettings)(pages)
const fillAuth = (auth: AuthConfig): AnyAuthSettings => (AUTH[auth.kind] as (auth: AuthConfig) => AnyAuthSettings)(auth)

/** Defaults, then the preset, then the configuration; of the same kind single fields, else the whole. */
export function settingsOf(config: RestPollerConfig): Settings {
  const preset = config.preset === undefined ? undefined : PRESETS[config.preset]
  const dedupe = config.dedupe ?? preset?.dedupe
  const limits = { ...preset?.limits, ...config.limits }
  const budget = limits.budget
  const { url: address = '', ...request } = { ...preset?.request, ...config.request }
  const url = address.replace(/\/+$/, '')
  return {
    url,
    request: {
      method: 'GET',
      path: '',
      headers: {},
      body: '',
      timeoutSeconds: 30,
      redirects: 0,
      ...request,
      query: { ...preset?.request?.query, ...config.request?.query },
    },
    auth: atHost(
      fillAuth(over<AuthConfig>(config.auth, preset?.auth as AuthConfig | undefined) ?? { kind: 'none' }),
      url,
    ),
    partitions: config.partitions ?? preset?.partitions ?? null,
    pagination: fillPagination(over<PaginationConfig>(config.pagination, preset?.pagination) ?? { kind: 'none' }),
    incremental: fillIncremental(over<IncrementalConfig>(config.incremental, preset?.incremental) ?? { kind: 'none' }),
    records: {
      format: 'auto',
      recordPath: listPath(config.recordPath ?? preset?.recordPath ?? '$'),
      mayBeAbsent: false,
      element: 'item',
      delimiter: ',',
      ...preset?.records,
      ...config.records,
    },
    dedupe: dedupe?.kind === 'fields' ? dedupe.fields : [],
    responses: [...(config.responses ?? []), ...(preset?.responses ?? [])],
    limits: {
      attempts: 3,
      maxWaitSeconds: 300,
      maxBytes: 16_777_216,
      maxItems: 100_000,
      ...limits,
      budget: budget === undefined ? null : { kind: 'moving', ...budget },
    },
  }
}

/** Tokens of many products are given out beside their API. */
function atHost(auth: AnyAuthSettings, url: string): AnyAuthSettings {
  const whole = (address: string): string =>
    address.startsWith('/') && URL.canParse(url) ? new URL(address, url).href : address
  if (auth.kind === 'session') return { ...auth, loginUrl: whole(auth.loginUrl) }
  if (auth.kind === 'oauth2_client_credentials' || auth.kind === 'oauth2_refresh_token')
    return { ...auth, tokenUrl: whole(auth.tokenUrl) }
  return auth
}

function over<T extends { readonly kind: string }>(own: T | undefined, preset: T | undefined): T | undefined {
  if (own === undefined) return preset
  return own.kind === preset?.kind ? { ...preset, ...own } : own
}

type SecretField = Exclude<keyof Static<typeof RestPollerSecrets>, 'sessionToken'>

/** The secrets each kind of authentication needs. */
export function secretsOf(auth: AnyAuthSettings): readonly SecretField[] {
  switch (auth.kind) {
    case 'none':
      return []
    case 'api_key':
    case 'bearer':
      return ['token']
    case 'basic':
    case 'digest':
    case 'session':
      return ['password']
    case 'oauth2_client_credentials':
      return ['clientSecret']
    case 'oauth2_refresh_token':
      return auth.hasClientSecret ? ['refreshToken', 'clientSecret'] : ['refreshToken']
    case 'jwt_bearer':
      return ['privateKey']
    case 'aws_sigv4':
      return ['secretAccessKey']
    case 'client_certificate':
      return ['certificate', 'privateKey']
  }
}
