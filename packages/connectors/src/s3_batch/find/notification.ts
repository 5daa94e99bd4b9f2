import type { ListedFile } from '@halcyon/connector-kit'
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'

/** An object that was written, as a notification names it; null: what it does not say. */
export interface NotifiedObject {
  readonly bucket: string
  readonly key: string
  readonly file: ListedFile | null
}

/**
 * The objects whose writing a message tells of: an event of S3 ("Event message structure"), the same within a message of SNS, or an event
 * of EventBridge ("Object Created"); docs.aws.amazon.com, S3. Other events of S3, and its test message, tell of none.
 * @returns null when it is no such message
 */
export function objectsOf(body: string): readonly NotifiedObject[] | null {
  const message = jsonOf(body)
  if (message === null) return null
  if (message.Type === 'Notification' && typeof message.Message === 'string') {
    const inner = jsonOf(message.Message)
    return inner === null ? null : ofEvent(inner)
  }
  return ofEvent(message)
}

function ofEvent(event: JsonObject): readonly NotifiedObject[] | null {
  if (event.Event === 's3:TestEvent') return []
  if (event.source === 'aws.s3') return ofEventBridge(event)
  if (!Array.isArray(event.Records)) return null
  const found: NotifiedObject[] = []
  for (const record of event.Records) {
    if (!isJsonObject(record) || typeof record.eventName !== 'string') return null
    if (!/^(s3:)?ObjectCreated:/.test(record.eventName)) continue
    const object = isJsonObject(record.s3) ? ofRecord(record.s3, record.eventTime) : null
    if (object === null) return null
    found.push(object)
  }
  return found
}

function ofRecord({ bucket, object }: JsonObject, time: JsonValue | undefined): NotifiedObject | null {
  if (!isJsonObject(bucket) || !isJsonObject(object)) return null
  const key = typeof object.key === 'string' ? decoded(object.key) : null
  return key === null ? null : notified(bucket.name, key, object.eTag, object.size, time)
}

/** Here the key is as it is. */
function ofEventBridge({ 'detail-type': kind, detail, time }: JsonObject): readonly NotifiedObject[] | null {
  if (kind !== 'Object Created') return []
  if (!isJsonObject(detail) || !isJsonObject(detail.bucket) || !isJsonObject(detail.object)) return null
  const { key, etag, size } = detail.object
  const object = typeof key === 'string' ? notified(detail.bucket.name, key, etag, size, time) : null
  return object === null ? null : [object]
}

function notified(
  bucket: JsonValue | undefined,
  key: string,
  etag: JsonValue | undefined,
  size: JsonValue | undefined,
  time: JsonValue | undefined,
): NotifiedObject | null {
  if (typeof bucket !== 'string' || key === '') return null
  const modified = typeof time === 'string' ? Date.parse(time) : Number.NaN
  const whole = typeof etag === 'string' && etag !== '' && typeof size === 'number' && !Number.isNaN(modified)
  // A store gives the time of the last change to the second.
  const file = whole ? { key, version: etag, size, modified: Math.floor(modified / 1000) * 1000 } : null
  return { bucket, key, file }
}

/** As a form's: a blank is a plus. */
function decoded(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return null
  }
}

function jsonOf(text: string): JsonObject | null {
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
