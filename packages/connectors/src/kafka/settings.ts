import type { KafkaConfig } from './config/config.ts'
import type { AuthConfig } from './config/connection.ts'
import { PRESETS } from './presets/index.ts'

export interface Broker {
  readonly host: string
  readonly port: number
}

export type AuthSettings =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'sasl'
      readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512'
      readonly username: string
    }
  | {
      readonly kind: 'oauthbearer'
      readonly tokenUrl: string
      readonly clientId: string
      readonly scope: string
      readonly extensions: Readonly<Record<string, string>>
    }

export type FormatSettings =
  | { readonly kind: 'json'; readonly array: 'split' | 'whole' }
  | { readonly kind: 'text' }
  | { readonly kind: 'csv'; readonly columns: readonly string[]; readonly delimiter: string }

/** A configuration with every field filled in. */
export interface Settings {
  readonly brokers: readonly Broker[]
  readonly clientId: string
  /** Null: no encryption. */
  readonly tls: { readonly ca: string | null; readonly clientCertificate: string | null } | null
  readonly auth: AuthSettings
  readonly topics: readonly string[]
  /** Null: nothing is written to Kafka. */
  readonly groupId: string | null
  readonly start: NonNullable<KafkaConfig['start']>
  readonly readCommitted: boolean
  readonly outOfRange: 'earliest' | 'stop'
  readonly format: FormatSettings
  readonly shape: 'value' | 'envelope'
  readonly fetchBytes: number
  readonly messageBytes: number
}

export function settingsOf(config: KafkaConfig): Settings {
  const { mode = 'verify', ca = '', clientCertificate = '' } = config.tls ?? {}
  return {
    brokers: config.brokers.map((text) => brokerOf(text) ?? { host: text, port: 9092 }),
    clientId: config.clientId ?? 'halcyon',
    tls: mode === 'off' ? null : { ca: orNull(ca), clientCertificate: orNull(clientCertificate) },
    auth: authOf(config),
    topics: config.topics,
    groupId: orNull(config.groupId ?? ''),
    start: config.start ?? { kind: 'latest' },
    readCommitted: config.readCommitted ?? true,
    outOfRange: config.outOfRange ?? 'earliest',
    format: formatOf(config.format ?? { kind: 'json' }),
    shape: config.shape ?? 'value',
    fetchBytes: config.limits?.fetchBytes ?? 4_194_304,
    messageBytes: config.limits?.messageBytes ?? 1_048_576,
  }
}

/** The preset's sign-in, with what the configuration sets of the same kind; else the configuration's alone. */
function authOf({ preset, auth: own }: KafkaConfig): AuthSettings {
  const ready = preset === undefined ? undefined : PRESETS[preset].auth
  const auth: Partial<AuthFields> = { ...(own === undefined || own.kind === ready?.kind ? ready : {}), ...own }
  const { username = '', tokenUrl = '', clientId = '', scope = '', extensions = {} } = auth
  switch (auth.kind) {
    case 'plain':
      return { kind: 'sasl', mechanism: 'PLAIN', username }
    case 'scram':
      return { kind: 'sasl', mechanism: auth.mechanism === 'sha256' ? 'SCRAM-SHA-256' : 'SCRAM-SHA-512', username }
    case 'oauthbearer':
      return { kind: 'oauthbearer', tokenUrl, clientId, scope, extensions }
    default:
      return { kind: 'none' }
  }
}

/** Those of every kind of sign-in. */
interface AuthFields {
  readonly kind: AuthConfig['kind']
  readonly username: string
  readonly mechanism: 'sha256' | 'sha512'
  readonly tokenUrl: string
  readonly clientId: string
  readonly scope: string
  readonly extensions: Readonly<Record<string, string>>
}

function formatOf(format: NonNullable<KafkaConfig['format']>): FormatSettings {
  switch (format.kind) {
    case 'json':
      return { array: 'split', ...format }
    case 'csv':
      return { delimiter: ',', ...format }
    default:
      return format
  }
}

const BROKER = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]/]+)):(\d{1,5})$/

/** `host:port`, `[2001:db8::1]:9092`; null for what is neither. */
export function brokerOf(text: string): Broker | null {
  const found = BROKER.exec(text.trim())
  const port = Number(found?.[3])
  const host = found?.[1] ?? found?.[2]
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port }
}

/** Which secrets these settings need. */
export function secretsOf({ auth, tls }: Settings): readonly string[] {
  return [
    ...(auth.kind === 'sasl' ? ['password'] : []),
    ...(auth.kind === 'oauthbearer' ? ['clientSecret'] : []),
    ...(tls?.clientCertificate == null ? [] : ['clientKey']),
  ]
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
