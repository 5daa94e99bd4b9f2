import type { ConnectorLog } from './contract.ts'

const MASK = '[redacted]'
const MAX_DEPTH = 6
/** Shorter values would mask ordinary words. */
const MIN_SECRET = 4
const CREDENTIAL_NAME =
  /authorization|cookie|signature|secret|passw|token(?!ize)|api[-_]?key|apikey|access[-_]?key|credential|private[-_]?key|session[-_]?id|x-auth/i

/** True for names of headers and fields whose value is, or proves, a credential. */
export const isCredentialName = (name: string): boolean => CREDENTIAL_NAME.test(name)

export interface Redactor {
  text(text: string): string
  /** A copy in which known secrets, and whatever stands under a credential's name, are masked. Never throws. */
  value(value: unknown): unknown
}

/** Masks the given secret values, also base64 or percent-encoded and without the `whsec_` they carry. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const needles = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  const text = (from: string) => needles.reduce((masked, needle) => masked.replaceAll(needle, MASK), from)
  const value = (from: unknown, depth: number): unknown => {
    if (typeof from === 'string') return text(from)
    if (typeof from !== 'object' || from === null) return from
    if (depth >= MAX_DEPTH) return '[nested]'
    if (from instanceof Error) return { name: from.name, message: text(from.message) }
    if (ArrayBuffer.isView(from)) return `[${from.byteLength} bytes]`
    if (Array.isArray(from)) return from.map((entry) => value(entry, depth + 1))
    const entries = Object.entries(from).map(([name, entry]): [string, unknown] => [
      text(name),
      isCredentialName(name) && entry !== undefined && entry !== null ? MASK : value(entry, depth + 1),
    ])
    return Object.fromEntries(entries)
  }
  return { text, value: (from) => value(from, 0) }
}

function formsOf(secret: string): string[] {
  const bare = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret
  return [secret, bare, Buffer.from(secret).toString('base64'), encodeURIComponent(secret.toWellFormed())].filter(
    (form) => form.length >= MIN_SECRET,
  )
}

/** A log that masks; `secrets` is asked at every line, so that a rotated value is masked too. */
export function redactLog(log: ConnectorLog, secrets: () => readonly string[]): ConnectorLog {
  const at =
    (level: keyof ConnectorLog): ConnectorLog[keyof ConnectorLog] =>
    (message, fields) => {
      const redactor = createRedactor(secrets())
      if (fields === undefined) log[level](redactor.text(message))
      else log[level](redactor.text(message), redactor.value(fields) as Record<string, unknown>)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
