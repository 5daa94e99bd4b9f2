import { type Compression, formatOfConfig, millisecondsOf, type RecordFormat } from '@halcyon/connector-kit'
import type { SftpConfig } from './config.ts'

/** A configuration with every field filled in. */
export interface Settings {
  readonly server: {
    readonly host: string
    readonly port: number
    readonly user: string
    /** SHA-256 of host keys, Base64 without padding. */
    readonly hostKeys: readonly string[]
  }
  readonly auth: { readonly kind: 'password' } | { readonly kind: 'private_key'; readonly encrypted: boolean }
  readonly find: {
    readonly folders: readonly string[]
    readonly recursive: boolean
    readonly include: readonly string[]
    readonly exclude: readonly string[]
    /** Epoch ms; null = from the beginning. */
    readonly from: number | null
    readonly lookbackMs: number
    readonly minAgeMs: number
  }
  readonly read: {
    readonly format: RecordFormat
    readonly compression: Compression
    readonly maxFileBytes: number
    readonly maxInflatedBytes: number
    readonly maxRecordBytes: number
  }
  readonly after:
    | { readonly kind: 'leave' }
    | { readonly kind: 'move'; readonly folder: string }
    | { readonly kind: 'delete' }
}

export function settingsOf(config: SftpConfig): Settings {
  const { server, auth, find, limits = {}, after = { kind: 'leave' } } = config
  const { from = '' } = find
  return {
    server: {
      host: server.host,
      port: server.port ?? 22,
      user: server.user,
      hostKeys: server.hostKeys.map((key) => key.replace(/^SHA256:/, '').replace(/=$/, '')),
    },
    auth: auth.kind === 'password' ? auth : { encrypted: false, ...auth },
    find: {
      folders: find.folders.map(folderPath),
      recursive: find.recursive ?? false,
      include: find.include ?? [],
      exclude: find.exclude ?? [],
      from: from === '' ? null : Date.parse(from),
      lookbackMs: millisecondsOf(find.lookback ?? 'P7D'),
      minAgeMs: millisecondsOf(find.minAge ?? 'PT1M'),
    },
    read: {
      format: formatOfConfig(config),
      compression: config.compression ?? 'auto',
      maxFileBytes: limits.maxFileBytes ?? 1_073_741_824,
      maxInflatedBytes: limits.maxInflatedBytes ?? 10_737_418_240,
      maxRecordBytes: limits.maxRecordBytes ?? 1_048_576,
    },
    after: after.kind === 'move' ? { kind: 'move', folder: folderPath(after.folder) } : after,
  }
}

/** Without what a path may end in; `/` stays. */
const folderPath = (path: string): string => path.replace(/(?<=.)\/+$/, '')

/** Which secrets a sign-in needs. */
export const secretsOf = ({ auth }: Pick<SftpConfig, 'auth'>): readonly ('password' | 'privateKey' | 'passphrase')[] =>
  auth.kind === 'password' ? ['password'] : auth.encrypted === true ? ['privateKey', 'passphrase'] : ['privateKey']
