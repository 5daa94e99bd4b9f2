import {
  type Connector,
  type ConnectorHost,
  isPush,
  localFiles,
  NeedsHuman,
  type ReceivedItem,
  RefuseRequest,
  refuseOutbound,
} from '@halcyon/connector-kit'
import { decodeUtf8, type Finding, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import { targetOf } from '@halcyon/pipeline'
import { sha256 } from './digest.ts'
import type { JobInput } from './protocol.ts'

/** What a request held: payloads with what names each, or why it is none. */
export type Received =
  | {
      readonly kind: 'payload'
      readonly payload: JsonValue
      readonly digest: (part: JsonValue, whole: boolean) => string
    }
  | { readonly kind: 'malformed'; readonly digest: string; readonly errors: readonly Finding[] }
  /** Nothing to map: a handshake. */
  | { readonly kind: 'nothing' }

type Raw = Extract<JobInput, { kind: 'raw' }>

const NO_LOG = { debug() {}, info() {}, warn() {}, error() {} }

/** What a connector is given to read what was received before: nothing to prove who sent it, and no way out. */
export const unverified = (config: JsonObject): ConnectorHost<unknown> => ({
  config: withoutVerification(config),
  secret: () => [],
  secretUsed() {},
  replaceSecret() {},
  log: NO_LOG,
  signal: AbortSignal.timeout(60_000),
  http: refuseOutbound(
    () => new NeedsHuman('outbound_blocked', 'A test run reaches nothing outside.', 'Send it to the feed itself.'),
  ),
  files: localFiles([]),
  now: Date.now,
})

/** The connector's own way from a request to records, without the proof of who sent it: a test has no secrets. */
export function receiverOf(connector: Connector, config: JsonObject): (raw: Raw) => Promise<readonly Received[]> {
  if (!isPush(connector)) return async (raw) => [payloadOf(Buffer.from(raw.body, 'base64'))]
  const opened = connector.open(unverified(config))
  return async (raw) => {
    const body = Buffer.from(raw.body, 'base64')
    const { path, query, headers } = targetOf({ headers: headersOf(raw.headers) })
    try {
      const batch = await opened.receive({
        method: 'POST',
        path,
        query,
        headers,
        body,
        remoteAddress: '127.0.0.1',
        receivedAt: Date.now(),
      })
      if (batch.items.length === 0) return [{ kind: 'nothing' }]
      const plain = headers['content-encoding'] === undefined && batch.items.length === 1
      return batch.items.map((item) => receivedOf(item, plain ? sha256(body) : null))
    } catch (error) {
      if (!(error instanceof RefuseRequest || error instanceof NeedsHuman)) throw error
      return [
        { kind: 'malformed', digest: sha256(body), errors: [{ path: '$', code: error.code, message: error.message }] },
      ]
    }
  }
}

/** A record of a source that is asked, as one reads it: JSON. */
function payloadOf(body: Uint8Array): Received {
  try {
    return { kind: 'payload', payload: parseJson(decodeUtf8(body)), digest: digestOf }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'malformed', digest: sha256(body), errors: [{ path: '$', code: 'json_invalid', message }] }
  }
}

/** Named as the pipeline names it. */
function receivedOf(item: ReceivedItem, bodyDigest: string | null): Received {
  if (item.kind === 'malformed') {
    const { code, message, path = '$' } = item
    return { kind: 'malformed', digest: sha256(item.raw), errors: [{ path, code, message }] }
  }
  const { payload, deliveryId } = item
  return {
    kind: 'payload',
    payload,
    digest: (part, whole) => (deliveryId === null && whole && bodyDigest !== null ? bodyDigest : digestOf(part)),
  }
}

/** The digest that names a record without an id of its own. */
export const digestOf = (payload: JsonValue): string => sha256(JSON.stringify(payload))

/** A push connector's proof of origin is its `auth`; without one it asks for none. */
function withoutVerification(config: JsonObject): JsonObject {
  const { allowedAddresses: _, ...rest } = config
  return { ...rest, auth: { kind: 'none', confirmUnauthenticated: true } }
}

function headersOf(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  return { 'content-type': 'application/json', ...headers }
}
