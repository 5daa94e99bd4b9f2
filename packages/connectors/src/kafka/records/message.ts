import { isCredentialName, type Piece, type PullPage, type ReceivedItem } from '@halcyon/connector-kit'
import { decodeUtf8, JsonError, type JsonObject, type JsonValue } from '@halcyon/domain'
import { wholeNumber } from '../read/checkpoint.ts'
import type { Settings } from '../settings.ts'
import { schemaIdOf, type ValueReader } from './formats.ts'
import { keptSchema, type Schemas } from './registry.ts'

/** A record of a topic. */
export interface Message {
  readonly topic: string
  readonly topicId: string
  readonly partition: number
  readonly offset: bigint
  /** Epoch ms; -1 = none. */
  readonly time: number
  readonly key: Uint8Array | null
  /** Null: a tombstone. */
  readonly value: Uint8Array | null
  readonly headers: readonly (readonly [Uint8Array | null, Uint8Array | null])[]
}

type Shaping = Pick<Settings, 'shape' | 'messageBytes' | 'format'>

/** How values are read, and by which schemas. */
export interface Reading {
  readonly read: ValueReader
  readonly schemas: Schemas
}

/** A message as the raw capture keeps it, with its records; null: it has none. At once where nothing is waited for: a promise costs. */
export function pageOf(
  message: Message,
  settings: Shaping,
  { read, schemas }: Reading,
  receivedAt: number,
): PullPage | null | Promise<PullPage> {
  const { value } = message
  if (value === null && settings.shape === 'value') return null
  const about = aboutOf(message)
  const body = value ?? new Uint8Array()
  const headers = { 'kafka-message': JSON.stringify(withoutCredentials(about)) }
  const items = () => itemsOf(value, about, settings, read)
  if (!('registry' in settings.format)) {
    const made = items()
    return made instanceof Promise
      ? made.then((all) => ({ body, headers, receivedAt, items: all }))
      : { body, headers, receivedAt, items: made }
  }
  return (async () => {
    const schema = await schemaHeader(value, settings, schemas)
    return { body, headers: { ...headers, ...schema }, receivedAt, items: await items() }
  })()
}

/** A kept message is read again by what it was written by, whatever has become of the registry. */
async function schemaHeader(
  value: Uint8Array | null,
  { format, messageBytes }: Shaping,
  schemas: Schemas,
): Promise<{ 'kafka-schema'?: string }> {
  if (!('registry' in format) || value === null || value.byteLength > messageBytes) return {}
  const id = schemaIdOf(value)
  const schema = id === null ? null : await schemas(id)
  return schema === null ? {} : { 'kafka-schema': keptSchema(schema) }
}

/** What is known of a message beside its value; the envelope without it. */
export interface About {
  readonly topic: string
  readonly topicId: string
  readonly partition: number
  readonly offset: string
  readonly timestamp: string | null
  readonly key: string | null
  readonly headers: Readonly<Record<string, string | string[] | null>>
}

const aboutOf = ({ topic, topicId, partition, offset, time, key, headers }: Message): About => ({
  topic,
  topicId,
  partition,
  offset: String(offset),
  timestamp: time < 0 ? null : new Date(time).toISOString(),
  key: textOf(key),
  headers: headersOf(headers),
})

export function itemsOf(
  value: Uint8Array | null,
  about: About,
  { shape, messageBytes }: Shaping,
  read: ValueReader,
): ReceivedItem[] | Promise<ReceivedItem[]> {
  const { topic, topicId, partition, offset } = about
  const delivery = `${topicId}/${partition}/${offset}`
  const envelope = (record: JsonValue): JsonValue => (shape === 'value' ? record : { ...shownOf(about), value: record })
  if (value === null) return [{ kind: 'payload', payload: envelope(null), deliveryId: delivery }]
  if (value.byteLength > messageBytes) {
    const message = `${topic}/${partition} at offset ${offset}: the message has ${value.byteLength} bytes, more than ${messageBytes}.`
    return [{ kind: 'malformed', raw: value, code: 'record_too_large', message, deliveryId: delivery }]
  }
  const itemsIn = (pieces: readonly Piece[]): ReceivedItem[] =>
    pieces.map((piece, index): ReceivedItem => {
      const deliveryId = pieces.length === 1 ? delivery : `${delivery}#${index}`
      if (piece.kind === 'value') return { kind: 'payload', payload: envelope(piece.value), deliveryId }
      return { ...piece, message: `${topic}/${partition} at offset ${offset}: ${piece.message}`, deliveryId }
    })
  const pieces = read(value)
  return pieces instanceof Promise ? pieces.then(itemsIn) : itemsIn(pieces)
}

const shownOf = ({ topicId: _, offset, ...about }: About): JsonObject => ({
  ...about,
  headers: { ...about.headers },
  offset: wholeNumber(BigInt(offset)),
})

/** UTF-8 as text, other bytes as base64. */
function textOf(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null
  try {
    return decodeUtf8(bytes)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return Buffer.from(bytes).toString('base64')
  }
}

/** By name; several of one name are a list. */
function headersOf(headers: Message['headers']): About['headers'] {
  if (headers.length === 0) return NO_HEADERS
  const named = new Map<string, string | string[] | null>()
  for (const [name, value] of headers) {
    const key = textOf(name) ?? ''
    const text = textOf(value)
    const known = named.get(key)
    if (known === undefined) named.set(key, text)
    else named.set(key, [...(Array.isArray(known) ? known : [known ?? '']), text ?? ''])
  }
  return Object.fromEntries(named)
}

const NO_HEADERS: About['headers'] = {}

/** As it may be kept. */
const withoutCredentials = (about: About): About =>
  about.headers === NO_HEADERS
    ? about
    : {
        ...about,
        headers: Object.fromEntries(Object.entries(about.headers).filter(([name]) => !isCredentialName(name))),
      }
