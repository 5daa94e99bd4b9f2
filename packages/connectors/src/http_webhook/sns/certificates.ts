import { type KeyObject, X509Certificate } from 'node:crypto'
import { type ConnectorHost, RetryLater } from '@halcyon/connector-kit'
import { refuse } from '../verify/verifier.ts'

/** All regions an account uses, and the certificate before the last change of each. */
const MAX_KEPT = 16
const MAX_AGE_MS = 24 * 3600_000
/** After a failure nobody is asked for so long: made-up addresses must not make us ask AWS at a stranger's pace. */
const COOLDOWN_MS = 10_000
const MAX_BYTES = 64 * 1024
/** Well below what a batch may take. */
const TIMEOUT_MS = 3000

interface Kept {
  readonly key: KeyObject
  readonly until: number
}

/** The public keys of AWS's signing certificates, by address; each is fetched once a day at most. */
export function certificates(host: ConnectorHost<unknown>): (url: URL) => KeyObject | Promise<KeyObject> {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<KeyObject>>()
  let failedAt = Number.NEGATIVE_INFINITY

  const ask = async (url: string): Promise<KeyObject> => {
    try {
      const found = await fetchKey(url, host)
      kept.delete(url)
      kept.set(url, found)
      for (const oldest of kept.keys()) if (kept.size > MAX_KEPT) kept.delete(oldest)
      return found.key
    } catch (error) {
      failedAt = host.now()
      throw error
    } finally {
      asking.delete(url)
    }
  }

  /** @throws RetryLater while it cannot be had; RefuseRequest 401 when AWS has no such certificate */
  return ({ href }) => {
    const known = kept.get(href)
    if (known !== undefined && known.until > host.now()) return known.key
    const underWay = asking.get(href)
    if (underWay !== undefined) return underWay
    const restMs = failedAt + COOLDOWN_MS - host.now()
    if (restMs > 0) return Promise.reject(new RetryLater('The signing certificate is not available yet', restMs))
    const asked = ask(href)
    asking.set(href, asked)
    return asked
  }
}

async function fetchKey(url: string, host: ConnectorHost<unknown>): Promise<Kept> {
  const now = host.now()
  const answer = await host.http
    .request({ url, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, signal: host.signal })
    .catch((error: unknown) => {
      host.log.warn('A signing certificate of SNS cannot be fetched', { url, error: String(error) })
      throw new RetryLater('The signing certificate cannot be fetched just now')
    })
  if (answer.status >= 500) throw new RetryLater(`The certificate was answered with status ${answer.status}`)
  if (answer.status !== 200) return refuse('signature_invalid')
  const key = keyOf(answer.body, now)
  if (key === null) {
    host.log.warn('What stands at the address of a signing certificate is none that is valid now', { url })
    return refuse('signature_invalid')
  }
  return { ...key, until: Math.min(now + MAX_AGE_MS, key.until) }
}

function keyOf(body: Uint8Array, now: number): Kept | null {
  try {
    const { publicKey, validFrom, validTo } = new X509Certificate(Buffer.from(body))
    const until = Date.parse(validTo)
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
    const fits = publicKey.asymmetricKeyType === 'rsa' && bits >= 2048 && Date.parse(validFrom) <= now && now < until
    return fits ? { key: publicKey, until } : null
  } catch {
    // Not a certificate.
    return null
  }
}
