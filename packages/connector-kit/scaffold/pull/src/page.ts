import {
  decodeUtf8,
  isJsonObject,
  type JsonValue,
  NeedsHuman,
  parseJson,
  type ReceivedItem,
  stringifyJson,
} from '@halcyon/connector-kit'

export interface Page {
  readonly items: readonly ReceivedItem[]
  /** Cursor of the page after this one. */
  readonly next: string
}

/** An answer of the source, taken apart. @throws NeedsHuman when it is none */
export function readPage(body: Uint8Array): Page {
  const answer = parsed(body)
  if (!isJsonObject(answer) || !Array.isArray(answer.items)) throw unreadable('It has no list "items".')
  return { items: answer.items.map(itemOf), next: typeof answer.next === 'string' ? answer.next : '' }
}

/** One bad record costs itself: it is kept as a dead letter, and the others go on. */
function itemOf(record: JsonValue): ReceivedItem {
  if (isJsonObject(record) && typeof record.id === 'string')
    return { kind: 'payload', payload: record, deliveryId: record.id }
  const raw = new TextEncoder().encode(stringifyJson(record))
  return { kind: 'malformed', raw, code: 'response_invalid', message: 'A record is an object with an id.' }
}

function parsed(body: Uint8Array): JsonValue {
  try {
    return parseJson(decodeUtf8(body))
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
}

const unreadable = (why: string): NeedsHuman =>
  new NeedsHuman(
    'response_invalid',
    `The answer is no page of records. ${why}`,
    'Check the URL: it must lead to the list.',
  )
