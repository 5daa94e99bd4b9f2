import { type ConnectorHost, connectorError, RetryLater } from '@halcyon/connector-kit'
import { decodeUtf8, parseJson } from '@halcyon/domain'
import { type CryptoKey, createLocalJWKSet, errors, type JSONWebKeySet, type JWSHeaderParameters } from 'jose'

const MAX_AGE_MS = 10 * 60_000
/** A stranger's made-up key id must not make us ask the issuer at the stranger's pace. */
const COOLDOWN_MS = 30_000
const MAX_BYTES = 512 * 1024

export interface KeySet {
  /** The key a token names. @throws RetryLater when the issuer cannot be asked; jose's JWKSNoMatchingKey when it has no such key */
  find(header: JWSHeaderParameters): Promise<CryptoKey>
  /** Asks the issuer now. @throws RetryLater, NeedsHuman */
  load(): Promise<number>
}

type Finder = ReturnType<typeof createLocalJWKSet>

/** The issuer's published keys: kept for ten minutes, and beyond that while the issuer does not answer. */
export function keySet(url: string, host: ConnectorHost<unknown>): KeySet {
  let finder: Finder | null = null
  let loadedAt = 0
  let triedAt = Number.NEGATIVE_INFINITY
  let loading: Promise<number> | null = null

  const load = () => {
    loading ??= fetchKeys(url, host)
      .then((keys) => {
        finder = createLocalJWKSet(keys)
        loadedAt = host.now()
        return keys.keys.length
      })
      .finally(() => {
        triedAt = host.now()
        loading = null
      })
    return loading
  }
  const mayAsk = () => loading !== null || host.now() - triedAt >= COOLDOWN_MS

  return {
    load,
    async find(header) {
      if (host.now() - loadedAt > MAX_AGE_MS && mayAsk()) {
        await load().catch((error) => {
          if (finder === null) throw error
          host.log.warn('The key set cannot be renewed; the last one is used', { error: String(error) })
        })
      }
      if (finder === null) throw new RetryLater('The key set is not available yet', COOLDOWN_MS)
      try {
        return await finder(header)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !mayAsk()) throw error
        await load()
        return finder(header)
      }
    },
  }
}

async function fetchKeys(url: string, host: ConnectorHost<unknown>): Promise<JSONWebKeySet> {
  const answer = await host.http
    .request({
      url,
      headers: { accept: 'application/json' },
      maxBytes: MAX_BYTES,
      timeoutMs: 10_000,
      signal: host.signal,
    })
    .catch((error: unknown) => {
      const known = connectorError(error)
      throw known === error ? new RetryLater('The key set cannot be fetched') : known
    })
  if (answer.status !== 200) throw new RetryLater(`The key set was answered with status ${answer.status}`)
  try {
    const keys = parseJson(decodeUtf8(answer.body)) as unknown as JSONWebKeySet
    createLocalJWKSet(keys)
    return keys
  } catch {
    throw new RetryLater('The answer is not a key set')
  }
}
