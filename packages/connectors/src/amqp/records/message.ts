import { createHash } from 'node:crypto'
import { isCredentialName, type PullPage, type ReceivedItem } from '@halcyon/connector-kit'
import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'
import type { Message } from 'amqplib'
import type { Settings } from '../config/settings.ts'
import type { BodyReader } from './body.ts'
import { tableOf, timeOf } from './headers.ts'

type Shaping = Pick<Settings, 'queue' | 'shape' | 'messageBytes'>

interface Envelope extends JsonObject {
  readonly queue: string
  readonly exchange: string
  readonly routingKey: string
  readonly messageId: string | null
  readonly headers: JsonObject
}

/** What is known of a message beside its body: the envelope without it, and how it is told from others. */
interface About extends JsonObject {
  readonly envelope: Envelope
  readonly delivery: string
  readonly contentEncoding: string
  /** As the broker had it; the body may hold its beginning only. */
  readonly size: number
}

/** A message as the raw capture keeps it, with its records. */
export async function pageOf(
  message: Message,
  size: number,
  settings: Shaping,
  read: BodyReader,
  receivedAt: number,
): Promise<PullPage> {
  const about = aboutOf(message, size, settings)
  return {
    body: message.content,
    headers: { 'amqp-message': stringifyJson(withoutCredentials(about)) },
    receivedAt,
    items: await itemsOf(message.content, about, settings, read),
  }
}

/** As `pageOf`, of what was kept. @throws TypeError when it is no page of this source */
export function rereadItems(
  { body, headers }: Pick<PullPage, 'body' | 'headers'>,
  settings: Shaping,
  read: BodyReader,
): Promise<readonly ReceivedItem[]> {
  const about: JsonValue = JSON.parse(headers['amqp-message'] ?? 'null') as JsonValue
  if (!isAbout(about)) throw new TypeError('Not a message of a queue.')
  return itemsOf(body, about, settings, read)
}

const isAbout = (value: JsonValue): value is About =>
  isJsonObject(value) && typeof value.delivery === 'string' && typeof value.size === 'number'

async function itemsOf(body: Uint8Array, about: About, settings: Shaping, read: BodyReader): Promise<ReceivedItem[]> {
  const { envelope, delivery, contentEncoding, size } = about
  const place = placeOf(envelope)
  if (size > settings.messageBytes) {
    const message = `${place}: the message has ${size} bytes, more than ${settings.messageBytes}; its beginning is kept.`
    return [{ kind: 'malformed', raw: body, code: 'record_too_large', message, deliveryId: delivery }]
  }
  const pieces = await read(body, contentEncoding)
  return pieces.map((piece, index): ReceivedItem => {
    const deliveryId = pieces.length === 1 ? delivery : `${delivery}#${index}`
    if (piece.kind !== 'value') return { ...piece, message: `${place}: ${piece.message}`, deliveryId }
    const payload = settings.shape === 'body' ? piece.value : { ...envelope, body: piece.value }
    return { kind: 'payload', payload, deliveryId }
  })
}

/** `alerts, exchange "siem", routing key "host.alert", message "17"`. */
function placeOf({ queue, exchange, routingKey, messageId }: Envelope): string {
  const from = exchange === '' ? '' : `, exchange ${JSON.stringify(exchange)}`
  const id = messageId === null ? '' : `, message ${JSON.stringify(messageId)}`
  return `${queue}${from}, routing key ${JSON.stringify(routingKey)}${id}`
}

function aboutOf({ content, fields, properties }: Message, size: number, { queue }: Shaping): About {
  const { exchange, routingKey } = fields
  const { timestamp, priority } = properties
  const envelope: Envelope = {
    queue,
    exchange,
    routingKey,
    messageId: text(properties.messageId),
    timestamp: typeof timestamp === 'number' ? timeOf(timestamp) : null,
    type: text(properties.type),
    appId: text(properties.appId),
    userId: text(properties.userId),
    correlationId: text(properties.correlationId),
    contentType: text(properties.contentType),
    priority: typeof priority === 'number' ? priority : null,
    headers: tableOf(properties.headers),
  }
  const contentEncoding = text(properties.contentEncoding) ?? ''
  return { envelope, delivery: deliveryOf(envelope, content, size), contentEncoding, size }
}

/** The broker sets these anew with each delivery or each time it moves the message. */
const OF_THE_BROKER = /^x-(death|first-death-.*|last-death-.*|delivery-count|acquired-count)$/

/**
 * What a delivery and its redelivery have in common, and no two messages: a queue has no offsets. The sender's message id with the body;
 * the body is in it because ids that a sender counts begin anew with the sender. Without an id: the body and all that the sender set.
 */
function deliveryOf({ queue: _, headers, ...set }: Envelope, body: Uint8Array, size: number): string {
  const own = Object.entries(headers)
    .filter(([name]) => !OF_THE_BROKER.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const known: JsonValue = set.messageId === null ? { ...set, headers: own } : { messageId: set.messageId }
  return createHash('sha256')
    .update(`${stringifyJson(known)}\n${size}\n`)
    .update(body)
    .digest('base64url')
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** As it may be kept. */
function withoutCredentials({ envelope, ...about }: About): About {
  const kept = Object.entries(envelope.headers).filter(([name]) => !isCredentialName(name))
  return { ...about, envelope: { ...envelope, headers: Object.fromEntries(kept) } } as About
}
