import type { FieldUse, SourceType } from '@halcyon/mapping-editor'
import {
  IconBraces,
  IconBrackets,
  IconCircleOff,
  IconDecimal,
  IconHash,
  IconLetterT,
  IconToggleLeft,
  type TablerIcon,
} from '@tabler/icons-react'

export const TYPE_WORDS: Readonly<Record<SourceType, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  list: 'list',
  object: 'object',
}

/** Where a word has no room. */
export const TYPE_ICONS: Readonly<Record<SourceType, TablerIcon>> = {
  string: IconLetterT,
  integer: IconHash,
  number: IconDecimal,
  boolean: IconToggleLeft,
  null: IconCircleOff,
  list: IconBrackets,
  object: IconBraces,
}

export const USE_MARKS: Readonly<Record<FieldUse, { readonly sign: string; readonly word: string }>> = {
  used: { sign: '●', word: 'Used' },
  ignored: { sign: '–', word: 'Ignored' },
  unmapped: { sign: '○', word: 'Unmapped' },
}
