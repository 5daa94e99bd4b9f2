import type { ConnectorHost, SecretVersionValue } from './contract.ts'

export interface RingEntry<T> {
  readonly version: number
  readonly expiresAt: number | null
  readonly key: T
}

/** The versions of one secret, each turned once into what verification needs (a key object, a digest). */
export interface SecretRing<T> {
  /** Current first; those that expired before `now` (epoch ms) and those that could not be derived are left out. */
  usable(now: number): readonly RingEntry<T>[]
}

/**
 * Derives again only when the host's versions change, so that a request pays for a comparison of two short lists.
 * `derive` gives null for a value that cannot be a key; the log is told once for a version.
 */
export function secretRing<T>(
  host: Pick<ConnectorHost<unknown>, 'secret' | 'log'>,
  field: string,
  derive: (value: string) => T | null,
): SecretRing<T> {
  let source: readonly SecretVersionValue[] = []
  let entries: readonly RingEntry<T>[] = []
  const refresh = (versions: readonly SecretVersionValue[]) => {
    source = versions
    entries = versions.flatMap(({ version, value, expiresAt }) => {
      const key = derive(value)
      if (key !== null) return [{ version, expiresAt, key }]
      host.log.warn('A version of the secret is not in the form this kind of authentication needs', { field, version })
      return []
    })
  }
  return {
    usable(now) {
      const versions = host.secret(field)
      if (!sameVersions(versions, source)) refresh(versions)
      return entries.some((entry) => hasExpired(entry, now))
        ? entries.filter((entry) => !hasExpired(entry, now))
        : entries
    },
  }
}

const hasExpired = ({ expiresAt }: { expiresAt: number | null }, now: number) => expiresAt !== null && expiresAt <= now

function sameVersions(a: readonly SecretVersionValue[], b: readonly SecretVersionValue[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i]
    const right = b[i]
    if (left?.version !== right?.version || left?.value !== right?.value || left?.expiresAt !== right?.expiresAt)
      return false
  }
  return true
}
