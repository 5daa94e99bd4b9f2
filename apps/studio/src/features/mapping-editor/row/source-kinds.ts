import type { JsonValue } from '@halcyon/domain'
import type { SourceView, TargetView } from '@halcyon/mapping-editor'
import {
  IconBraces,
  IconListNumbers,
  IconMathFunction,
  IconQuote,
  IconRoute,
  type TablerIcon,
} from '@tabler/icons-react'

export type SourceKind = 'path' | 'const' | 'template' | 'jmespath' | 'first'

export const SOURCE_KINDS: Readonly<
  Record<SourceKind, { readonly word: string; readonly help: string; readonly icon: TablerIcon }>
> = {
  path: { word: 'Field', help: 'A field of the payload, by its path', icon: IconRoute },
  const: { word: 'Constant', help: 'The same value for every record', icon: IconQuote },
  template: { word: 'Template', help: 'Text with fields in it: {{$.user}} on {{$.host}}', icon: IconBraces },
  jmespath: { word: 'Expression', help: 'JMESPath: conditions and computing', icon: IconMathFunction },
  first: { word: 'First of several', help: 'The first of several sources that has a value', icon: IconListNumbers },
}

export const kindOf = (source: SourceView): SourceKind | null =>
  source.kind === 'none' ? 'path' : source.kind === 'unreadable' ? null : source.kind

const pathOf = (source: SourceView): string | null => (source.kind === 'path' ? source.path : null)

const EMPTY = { order: [], extra: [] }
export const alternative = (source: SourceView) => ({ source, steps: [], required: false, rest: EMPTY })

/** The source as another kind, keeping of it what can be kept. */
export function asKind(source: SourceView, kind: SourceKind): SourceView {
  const path = pathOf(source)
  if (kind === 'path') {
    const first = source.kind === 'first' ? source.alternatives[0]?.source : undefined
    return first?.kind === 'path' ? first : { kind: 'none' }
  }
  if (kind === 'const') return { kind: 'const', value: '' }
  if (kind === 'template') return { kind: 'template', template: path === null ? '' : `{{${path}}}` }
  if (kind === 'jmespath') return { kind: 'jmespath', jmespath: path === null ? '' : path.replace(/^\$\.?/, '') }
  const first: SourceView =
    source.kind === 'none' || source.kind === 'unreadable' ? { kind: 'path', path: '$' } : source
  return { kind: 'first', alternatives: [alternative(first)] }
}

/** What a typed constant is, by what its target holds. */
export function constantOf(text: string, type: TargetView['type']): JsonValue {
  const number = (type === 'integer' || type === 'number') && text.trim() !== '' ? Number(text) : Number.NaN
  if (Number.isFinite(number)) return number
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
