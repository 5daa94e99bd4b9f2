import type { KafkaConfig } from './config/config.ts'
import type { SaslConfig } from './config/connection.ts'
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
  | { readonly kind: 'avro' | 'protobuf'; readonly registry: RegistrySettings }

/** A schema registry; without a user name it asks for none. */
export interface RegistrySettings {
  readonly url: string
  readonly username: string | null
}

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
    auth: authOf(signInOf(config)),
    topics: config.topics,
    groupId: orNull(config.groupId ?? ''),
    start: config.start ?? 'latest',
    readCommitted: config.readCommitted ?? true,
    outOfRange: config.outOfRange ?? 'earliest',
    format: formatOf(config),
    shape: config.shape ?? 'value',
    fetchBytes: config.limits?.fetchBytes ?? 4_194_304,
    messageBytes: config.limits?.messageBytes ?? 1_048_576,
  }
}

/** The preset's sign-in, with what the configuration sets for the same mechanism; else the configuration's alone. */
export function signInOf({ preset, sasl }: KafkaConfig): SaslConfig {
  const ready = preset === undefined ? undefined : PRESETS[preset].sasl
  const same = sasl?.mechanism === undefined || sasl.mechanism === ready?.mechanism
  return { ...(same ? ready : {}), ...sasl }
}

function authOf(sasl: SaslConfig): AuthSettings {
  const { username = '', tokenUrl = '', clientId = '', scope = '', extensions = {} } = sasl
  switch (sasl.mechanism) {
    case 'plain':
      return { kind: 'sasl', mechanism: 'PLAIN', username }
    case 'scram-sha-256':
      return { kind: 'sasl', mechanism: 'SCRAM-SHA-256', username }
    case 'scram-sha-512':
      return { kind: 'sasl', mechanism: 'SCRAM-SHA-512', username }
    case 'oauthbearer':
      return { kind: 'oauthbearer', tokenUrl, clientId, scope, extensions }
    default:
      return { kind: 'none' }
  }
}

function formatOf({ format = 'json', json, csv, avro, protobuf }: KafkaConfig): FormatSettings {
  switch (format) {
    case 'json':
      return { kind: 'json', array: json?.array ?? 'split' }
    case 'text':
      return { kind: 'text' }
    case 'csv':
      return { kind: 'csv', columns: csv?.columns ?? [], delimiter: csv?.delimiter ?? ',' }
    case 'avro':
      return { kind: 'avro', registry: registryOf(avro) }
    case 'protobuf':
      return { kind: 'protobuf', registry: registryOf(protobuf) }
  }
}

const registryOf = ({ registry = '', username = '' }: NonNullable<KafkaConfig['avro']> = {}): RegistrySettings => ({
  url: registry,
  username: orNull(username),
})

const BROKER = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]/]+)):(\d{1,5})$/

/** `host:port`, `[2001:db8::1]:9092`; null for what is neither. */
export function brokerOf(text: string): Broker | null {
  const found = BROKER.exec(text.trim())
  const port = Number(found?.[3])
  const host = found?.[1] ?? found?.[2]
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port }
}

/** Which secrets these settings need. */
export function secretsOf({ auth, tls, format }: Settings): readonly string[] {
  return [
    ...(auth.kind === 'sasl' ? ['password'] : []),
    ...(auth.kind === 'oauthbearer' ? ['clientSecret'] : []),
    ...(tls?.clientCertificate == null ? [] : ['clientKey']),
    ...('registry' in format && format.registry.username !== null ? ['registryPassword'] : []),
  ]
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
