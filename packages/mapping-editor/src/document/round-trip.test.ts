import type { JsonValue } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument, likeDocument } from '../testing/documents.ts'
import { readDocument } from './read.ts'
import { writeDocument } from './write.ts'

const text = (value: JsonValue): string => JSON.stringify(value)

test('a document of any shape comes back as it was, keys in order, unknown keys included', () => {
  fc.assert(
    fc.property(likeDocument(), (document) => {
      const written = writeDocument(readDocument(document))
      expect(written).toEqual(document)
      expect(text(written)).toBe(text(document))
    }),
    { numRuns: 1000 },
  )
})

test('so does any JSON', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      expect(text(writeDocument(readDocument(document)))).toBe(text(document))
    }),
    { numRuns: 500 },
  )
})
