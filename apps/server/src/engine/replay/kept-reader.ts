import { type Connector, isPush, type ReceivedItem } from '@halcyon/connector-kit'
import { decodeUtf8, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import { type KeptRequest, type Reread, targetOf } from '@halcyon/pipeline'
import { unverified } from '../../test-run/receive.ts'

/** Finds the records of kept requests again: as the connector reads them, and where it cannot, as redacted ones are kept. */
export function keptReader(
  connector: Connector | null,
  config: JsonObject,
): (request: KeptRequest) => Promise<readonly Reread[]> {
  const receiver = connector !== null && isPush(connector) ? connector.open(unverified(config)) : null

  const asReceived = async ({ body, ...kept }: KeptRequest): Promise<Reread | null> => {
    const { path, query, headers } = targetOf(kept)
    if (receiver !== null) {
      const { items } = await receiver.receive({
        method: 'POST',
        path,
        query,
        headers,
        body,
        remoteAddress: '127.0.0.1',
        receivedAt: Date.now(),
      })
      return { items, bodyIsRecord: headers['content-encoding'] === undefined, asReceived: true }
    }
    if (connector === null || isPush(connector) || connector.reread === undefined) return null
    return { items: await connector.reread(config, { headers, body }), bodyIsRecord: false, asReceived: true }
  }

  return async (request) => {
    // What was redacted before it was kept is no longer what the connector reads: then the plain form below is it.
    const own = await asReceived(request).catch(() => null)
    const plain = redacted(request.body)
    return [own, plain].filter((one) => one !== null)
  }
}

/** Where paths are redacted, a request's payloads are kept in its place: one alone, several as an array. */
function redacted(body: Uint8Array): Reread | null {
  try {
    const value = parseJson(decodeUtf8(body))
    const payloads: readonly JsonValue[] = Array.isArray(value) ? value : [value]
    const items = payloads.map((payload): ReceivedItem => ({ kind: 'payload', payload, deliveryId: null }))
    return { items, bodyIsRecord: false, asReceived: false }
  } catch {
    // No JSON: nothing was redacted in it, and it is kept as it came.
    return null
  }
}
