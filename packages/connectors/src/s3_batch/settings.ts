import {
  type Compression,
  type FileFormatConfig,
  formatOfConfig,
  millisecondsOf,
  type RecordFormat,
  type Schedule,
} from '@halcyon/connector-kit'
import type { S3Config } from './config/config.ts'
import type { CredentialsConfig } from './config/credentials.ts'
import { PRESETS } from './presets/index.ts'

export type AfterSettings =
  | { readonly kind: 'leave' }
  | { readonly kind: 'tag'; readonly key: string; readonly value: string }
  | { readonly kind: 'move'; readonly prefix: string }
  | { readonly kind: 'delete' }

export interface Settings {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly pathStyle: boolean
  readonly credentials: CredentialsConfig
  /** Objects are found by the messages of this queue; null: by listing. */
  readonly queue: { readonly url: string; readonly region: string } | null
  readonly find: {
    readonly prefixes: readonly string[]
    readonly include: readonly string[]
    readonly exclude: readonly string[]
    readonly pattern: string
    /** Epoch ms; null = from the beginning. */
    readonly from: number | null
    readonly lateDays: number
    readonly lookbackMs: number
    readonly minAgeMs: number
  }
  readonly read: {
    readonly format: RecordFormat
    readonly compression: Compression
    readonly maxObjectBytes: number
    readonly maxInflatedBytes: number
    readonly maxRecordBytes: number
  }
  readonly after: AfterSettings
  readonly schedule: Schedule
}

/** Defaults, then the preset, then the configuration. */
export function settingsOf(config: S3Config): Settings {
  const preset = config.preset === undefined ? undefined : PRESETS[config.preset]
  const region = config.region ?? 'us-east-1'
  const endpoint = config.endpoint ?? ''
  const find = { ...preset?.find, ...config.find }
  const format = formatConfigOf(config)
  const { prefix = '', morePrefixes = [], limits = {} } = config
  return {
    endpoint: endpoint === '' ? awsEndpoint('s3', region) : endpoint.replace(/\/+$/, ''),
    region,
    bucket: config.bucket,
    pathStyle: config.pathStyle ?? endpoint !== '',
    credentials: config.credentials,
    queue: queueOf(config, region),
    find: {
      prefixes: [prefix, ...morePrefixes],
      include: find.include ?? [],
      exclude: find.exclude ?? [],
      pattern: find.pattern ?? '',
      from: find.from === undefined || find.from === '' ? null : Date.parse(find.from),
      lateDays: find.lateDays ?? 1,
      lookbackMs: millisecondsOf(find.lookback ?? 'PT1H'),
      minAgeMs: millisecondsOf(find.minAge ?? 'PT0S'),
    },
    read: {
      format: formatOfConfig(format),
      compression: format.compression ?? 'auto',
      maxObjectBytes: limits.maxObjectBytes ?? 1_073_741_824,
      maxInflatedBytes: limits.maxInflatedBytes ?? 10_737_418_240,
      maxRecordBytes: limits.maxRecordBytes ?? 1_048_576,
    },
    after: afterOf(config.after),
    schedule: config.schedule,
  }
}

/** What is set counts before the preset; the options of the preset's format are no use to another. */
export function formatConfigOf(config: S3Config): FileFormatConfig {
  const known = config.preset === undefined ? {} : PRESETS[config.preset].format
  return config.format === undefined || config.format === known.format ? { ...known, ...config } : config
}

export const awsEndpoint = (service: 's3' | 'sts', region: string): string =>
  `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/** The region stands in the address, where it is one of AWS (docs.aws.amazon.com, SQS, "Queue and message identifiers"). */
function queueOf({ notifications }: S3Config, region: string): Settings['queue'] {
  const url = notifications?.queueUrl ?? ''
  if (url === '') return null
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return { url, region: /^sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(host)?.[1] ?? region }
}

function afterOf(after: S3Config['after']): AfterSettings {
  if (after === undefined) return { kind: 'leave' }
  return after.kind === 'tag' ? { kind: 'tag', key: after.key ?? 'halcyon', value: after.value ?? 'read' } : after
}
