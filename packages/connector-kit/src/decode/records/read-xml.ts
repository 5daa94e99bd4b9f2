import { decodeUtf8, type JsonValue } from '@halcyon/domain'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { malformed, malformedBy, type Piece } from '../piece.ts'
import type { Cut } from './cutter.ts'

/** One element as a record: `{Event: {'@id': '1', name: 'x'}}` gives `{'@id': '1', name: 'x'}`. Its own five entities and numbers of characters only. */
export function xmlReader(maxDepth: number): (cut: Cut) => Piece {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    htmlEntities: true,
    maxNestedTags: maxDepth,
  })
  return ({ bytes }) => {
    try {
      const text = decodeUtf8(bytes)
      const valid = XMLValidator.validate(text)
      if (valid !== true) return malformed(bytes, 'xml_invalid', valid.err.msg.slice(0, 300))
      const parsed = parser.parse(text) as Record<string, JsonValue>
      const [value = null] = Object.values(parsed)
      return { kind: 'value', value: typeof value === 'string' ? { '#text': value } : value, bytes }
    } catch (error) {
      if (error instanceof Error && error.name === 'JsonError') return malformedBy(error, bytes)
      // The library throws plain errors, all about the text.
      return malformed(bytes, 'xml_invalid', error instanceof Error ? error.message.slice(0, 300) : 'Not valid XML')
    }
  }
}
