import type { FieldUse, SourceType } from '@halcyon/mapping-editor'

export const TYPE_WORDS: Readonly<Record<SourceType, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  list: 'list',
  object: 'object',
}

export const USE_MARKS: Readonly<Record<FieldUse, { readonly sign: string; readonly word: string }>> = {
  used: { sign: '●', word: 'Used' },
  ignored: { sign: '–', word: 'Ignored' },
  unmapped: { sign: '○', word: 'Unmapped' },
}
