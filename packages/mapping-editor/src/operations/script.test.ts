import { isJsonObject, type JsonValue } from '@halcyon/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch, payloadOfMade, preparePreview, readDocument, setScript, setScriptLanguage } from '../index.ts'
import { likeDocument } from '../testing/documents.ts'

const DOCUMENT: JsonValue = {
  split: { path: '$.records[*]' },
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.title' } } }],
}
const edited = (document: JsonValue, source: string | null): JsonValue => {
  const operation = setScript(document, source)
  if (!operation.ok) throw new Error(operation.reason)
  const applied = applyPatch(document, operation.patch)
  if (!applied.ok) throw new Error(applied.reason)
  return applied.document
}

describe('the script of a document', () => {
  test('is added after the split, edited, and taken away', () => {
    const added = edited(DOCUMENT, 'return item')
    expect(isJsonObject(added) && Object.keys(added)).toEqual(['split', 'script', 'outputs'])
    expect(readDocument(added).script).toEqual({ language: 'javascript', source: 'return item' })
    const changed = edited(added, 'return null')
    expect(changed).toMatchObject({ script: { language: 'javascript', source: 'return null', at: 'before' } })
    expect(edited(changed, null)).toEqual(DOCUMENT)
  })
  test('that is typed is one step; the same again is none', () => {
    const added = edited(DOCUMENT, 'return item')
    expect(setScript(added, 'return it')).toMatchObject({ ok: true, patch: { coalesce: 'script' } })
    expect(setScript(added, 'return item')).toMatchObject({ ok: false })
  })
  test('is in another language, with its text', () => {
    const operation = setScriptLanguage(edited(DOCUMENT, 'return item'), 'python')
    const applied = operation.ok ? applyPatch(edited(DOCUMENT, 'return item'), operation.patch) : null
    expect(applied?.ok && readDocument(applied.document).script).toEqual({ language: 'python', source: 'return item' })
    expect(setScriptLanguage(edited(DOCUMENT, 'return item'), 'javascript')).toMatchObject({ ok: false })
    expect(setScriptLanguage(DOCUMENT, 'python')).toMatchObject({ ok: false })
  })
  test('of another shape is left to the JSON', () => {
    expect(setScript({ outputs: [], script: 7 }, 'x')).toMatchObject({ ok: false })
    expect(setScript(7, 'x')).toMatchObject({ ok: false })
  })
  test('can be undone, whatever else the document has', () => {
    fc.assert(
      fc.property(likeDocument(), fc.option(fc.string()), (document, source) => {
        const operation = setScript(document, source)
        if (!operation.ok) return
        const applied = applyPatch(document, operation.patch)
        if (!applied.ok) throw new Error(applied.reason)
        const back = applyPatch(applied.document, applied.inverse)
        expect(back.ok && JSON.stringify(back.document)).toBe(JSON.stringify(document))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a script made', () => {
  test('stands where the split finds it', () => {
    const made = [{ title: 'a' }, { title: 'b' }]
    for (const path of ['$.records[*]', '$[*]', "$.a[0].b['c d'][*]", '$.a[*].b[*]', '$[2].x[*]']) {
      const document = { ...(DOCUMENT as object), split: { path } } as JsonValue
      const payload = payloadOfMade(path, made)
      expect(payload === undefined ? null : preparePreview(document).mapping?.split(payload)).toEqual(made)
    }
    expect(payloadOfMade('$.one.item', made)).toEqual({ one: { item: { title: 'a' } } })
    expect(payloadOfMade(null, made)).toEqual({ title: 'a' })
  })
  test('is nothing where nothing was made, or nobody can tell where it stood', () => {
    expect(payloadOfMade(null, [])).toBe(undefined)
    expect(payloadOfMade('$.records[*]', [])).toEqual({ records: [] })
    expect(payloadOfMade('$..records[?@.x]', [1])).toBe(undefined)
  })
})
