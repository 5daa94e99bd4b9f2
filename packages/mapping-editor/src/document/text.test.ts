import { ExactNumber, type JsonValue, stringifyJson } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likeDocument } from '../testing/documents.ts'
import { documentText, parseDocument, shareStructure } from './text.ts'

test('text and document are one, whatever the document', () => {
  fc.assert(
    fc.property(likeDocument(), (document) => {
      const parsed = parseDocument(documentText(document))
      expect(parsed.ok && stringifyJson(parsed.document)).toBe(stringifyJson(document))
    }),
  )
})

test('digits stay, small things stand on one line, mistakes have a place', () => {
  const parsed = parseDocument('{"outputs": [{"const": 12345678901234567890}]}')
  expect(parsed.ok && documentText(parsed.document)).toBe('{ "outputs": [{ "const": 12345678901234567890 }] }')
  expect(parseDocument('{\n  "a": ]\n}')).toMatchObject({ ok: false, line: 2, column: 8 })
  expect(parseDocument('['.repeat(200)).ok).toBe(false)
})

test('equal parts are shared', () => {
  const old = { a: [1, { b: new ExactNumber('12345678901234567890') }], c: { d: 1 } } as JsonValue & object
  const parsed = parseDocument(documentText(old as JsonValue))
  expect(parsed.ok && shareStructure(old as JsonValue, parsed.document)).toBe(old)
  const next = shareStructure(old as JsonValue, { a: [1, { b: new ExactNumber('12345678901234567890') }], c: { d: 2 } })
  expect((next as { a: unknown }).a).toBe((old as { a: unknown }).a)
  fc.assert(
    fc.property(likeDocument(), likeDocument(), (left, right) => {
      expect(JSON.stringify(shareStructure(left, right))).toBe(JSON.stringify(right))
    }),
  )
})
