import type { ConnectorHost, ConnectorLog, SecretVersionValue } from '../contract.ts'
import { localFiles } from '../local-files.ts'
import { type OutboundHttp, refuseOutbound } from '../outbound/outbound-http.ts'

type Version = string | { value: string; expiresAt?: number | null; version?: number }

export interface TestHostSettings<C> {
  readonly config: C
  /** One value, or several versions with the current one first. */
  readonly secrets?: Readonly<Record<string, Version | readonly Version[]>>
  readonly http?: OutboundHttp
  /** Folders whose files may be read. */
  readonly allowFiles?: readonly string[]
  readonly now?: () => number
  readonly signal?: AbortSignal
}

export interface TestHost<C> extends ConnectorHost<C> {
  /** Every log line as JSON. */
  readonly lines: string[]
  /** `field/version` of every use, in order. */
  readonly used: string[]
  /** Replaces the versions of a field, as a rotation does. */
  rotate(field: string, versions: Version | readonly Version[]): void
}

const refuseAll = refuseOutbound(() => new Error('This host has no way out'))

/** A host for tests: no network unless one is given, and it remembers what was logged and which secrets were used. */
export function createTestHost<C>(settings: TestHostSettings<C>): TestHost<C> {
  const lines: string[] = []
  const used: string[] = []
  const secrets = new Map(
    Object.entries(settings.secrets ?? {}).map(([field, versions]) => [field, toVersions(versions)]),
  )
  const write = (level: string) => (message: string, fields?: Record<string, unknown>) => {
    lines.push(JSON.stringify({ level, message, ...fields }))
  }
  const log: ConnectorLog = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  return {
    config: settings.config,
    secret: (field) => secrets.get(field) ?? [],
    secretUsed: (field, version) => used.push(`${field}/${version}`),
    replaceSecret(field, from, to) {
      const [current] = secrets.get(field) ?? []
      if (current?.value === from) secrets.set(field, [{ value: to, version: current.version + 1, expiresAt: null }])
    },
    log,
    signal: settings.signal ?? new AbortController().signal,
    http: settings.http ?? refuseAll,
    files: localFiles(settings.allowFiles ?? []),
    now: settings.now ?? Date.now,
    lines,
    used,
    rotate: (field, versions) => secrets.set(field, toVersions(versions)),
  }
}

function toVersions(given: Version | readonly Version[]): readonly SecretVersionValue[] {
  const list = (Array.isArray(given) ? given : [given]) as readonly Version[]
  return list.map((entry, index) => {
    const {
      value,
      expiresAt = null,
      version = list.length - index,
    } = typeof entry === 'string' ? { value: entry } : entry
    return { version, value, expiresAt }
  })
}
