import { createHash } from 'node:crypto'
import { compilePath } from '@halcyon/connector-kit'
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import type { Settings } from '../settings.ts'

const MAX_LENGTH = 200
const PRINTABLE = /^[\x20-\x7e]+$/

/** An id that can be stored and indexed: a sender's own when it is short and printable, else its digest. */
function bounded(text: string): string | null {
  if (text === '') return null
  if (text.length <= MAX_LENGTH && PRINTABLE.test(text)) return text
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`
}

export interface DeliveryIds {
  /** Header it reads, in lower case. */
  readonly header: string | null
  /** Null = the content decides. `count` records came in the request; this is number `index`. */
  of(headers: Readonly<Record<string, string>>, payload: JsonValue, index: number, count: number): string | null
}

export function deliveryIds(dedupe: Settings['dedupe']): DeliveryIds {
  switch (dedupe.kind) {
    case 'body':
      return { header: null, of: () => null }
    case 'header': {
      const header = dedupe.header.toLowerCase()
      return {
        header,
        of(headers, _payload, index, count) {
          const id = bounded(headers[header] ?? '')
          return id === null || count === 1 ? id : `${id}#${index}`
        },
      }
    }
    case 'fields': {
      const readers = dedupe.fields.map(compilePath)
      return {
        header: null,
        of(_headers, payload) {
          const texts = readers.map((read) => idText(read?.(payload)))
          return texts.includes('') ? null : bounded(JSON.stringify(texts))
        },
      }
    }
    case 'field': {
      const read = compilePath(dedupe.field)
      return { header: null, of: (_headers, payload) => bounded(idText(read?.(payload))) }
    }
  }
}

const idText = (value: JsonValue | undefined) =>
  typeof value === 'string' || typeof value === 'number' || value instanceof ExactNumber ? String(value) : ''
