import { timingSafeEqual } from 'node:crypto'
import {
  type ConnectorHost,
  decodeUtf8,
  type InboundRequest,
  isJsonObject,
  type JsonValue,
  type PushBatch,
  parseJson,
  type ReceivedItem,
  RefuseRequest,
  stringifyJson,
} from '@halcyon/connector-kit'
import type { Config } from './spec.ts'

export type Host = ConnectorHost<Config>

/** The header's name as requests have it. */
export const headerOf = ({ header = 'X-Token' }: Config): string => header.toLowerCase()

/** Who sent it comes first: nothing of a stranger's request is looked at. @throws RefuseRequest */
export function receive(host: Host, { headers, body }: InboundRequest): PushBatch {
  const given = Buffer.from(headers[headerOf(host.config)] ?? '')
  // Current first, then the one before, until a rotation is over.
  const version = host.secret('token').find(({ value }) => equal(given, Buffer.from(value)))
  if (version === undefined) throw new RefuseRequest(401, 'credentials_invalid', 'The token is missing or wrong.')
  host.secretUsed('token', version.version)
  return { items: itemsOf(body) }
}

const equal = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other)

/** What cannot be read is kept as a dead letter. */
export function itemsOf(body: Uint8Array): readonly ReceivedItem[] {
  try {
    const value = parseJson(decodeUtf8(body))
    return Array.isArray(value) ? value.map(itemOf) : [itemOf(value)]
  } catch (error) {
    return [malformed(body, error instanceof Error ? error.message : String(error))]
  }
}

function itemOf(record: JsonValue): ReceivedItem {
  if (isJsonObject(record) && typeof record.id === 'string')
    return { kind: 'payload', payload: record, deliveryId: record.id }
  return malformed(new TextEncoder().encode(stringifyJson(record)), 'A record is an object with an id.')
}

const malformed = (raw: Uint8Array, message: string): ReceivedItem => ({
  kind: 'malformed',
  raw,
  code: 'malformed',
  message,
})
