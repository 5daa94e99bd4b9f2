import type { RecordFormat } from '@halcyon/connector-kit'
import type { AmqpConfig } from './config.ts'

/** How a body is read: as the kit reads files, or whole as text. */
type BodyFormat = Exclude<RecordFormat, { kind: 'parquet' }> | { readonly kind: 'whole' }

/** A configuration with every field filled in. */
export interface Settings {
  readonly host: string
  readonly port: number
  readonly vhost: string
  /** Null: no encryption. */
  readonly tls: { readonly ca: string | null; readonly clientCertificate: string | null } | null
  readonly auth: AmqpConfig['auth']
  readonly queue: string
  /** Null: the queue must be there. */
  readonly declare: {
    readonly type: 'quorum' | 'classic'
    readonly exchange: string
    readonly routingKeys: readonly string[]
  } | null
  readonly format: BodyFormat
  readonly shape: 'body' | 'envelope'
  readonly prefetch: number
  readonly messageBytes: number
}

export function settingsOf(config: AmqpConfig): Settings {
  const { mode = 'verify', ca = '', clientCertificate = '' } = config.tls ?? {}
  const { exchange, ...declare } = config.declare ?? {}
  return {
    host: config.host,
    port: config.port ?? (mode === 'off' ? 5672 : 5671),
    vhost: config.vhost ?? '/',
    tls: mode === 'off' ? null : { ca: orNull(ca), clientCertificate: orNull(clientCertificate) },
    auth: config.auth,
    queue: config.queue,
    declare: exchange === undefined ? null : { type: 'quorum', routingKeys: [''], ...declare, exchange },
    format: formatOf(config),
    shape: config.shape ?? 'body',
    prefetch: config.limits?.prefetch ?? 250,
    messageBytes: config.limits?.messageBytes ?? 1_048_576,
  }
}

function formatOf({ format = 'json', recordPath = '', csv = {}, element = '' }: AmqpConfig): BodyFormat {
  switch (format) {
    case 'json':
      return { kind: 'json', path: recordPath || '$' }
    case 'ndjson':
      return { kind: 'ndjson' }
    case 'text':
      return { kind: 'whole' }
    case 'lines':
      return { kind: 'text' }
    case 'csv':
      return { kind: 'csv', header: false, ...csv }
    case 'xml':
      return { kind: 'xml', element }
  }
}

/** Which secrets these settings need. */
export const secretsOf = ({ auth, tls }: Settings): readonly ('password' | 'clientKey')[] => [
  ...(auth.kind === 'password' ? (['password'] as const) : []),
  ...(tls?.clientCertificate == null ? [] : (['clientKey'] as const)),
]

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
