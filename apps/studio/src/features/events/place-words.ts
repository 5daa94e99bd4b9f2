import { labelOf } from '../diff/labels.ts'
import { type Segment, segmentsOf } from '../diff/path.ts'

/** Parts of a block and of a mapping that have words of their own. */
const WORDS: Readonly<Record<string, string>> = {
  key: 'identity key',
  when: 'condition',
  each: 'one per',
  from: 'from',
  to: 'to',
  recordId: 'Record id',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What the blocks of a mapping are called, in their order: by name, else by what they write. */
export function blockLabels(mapping: unknown): readonly string[] {
  const { outputs } = (mapping ?? {}) as { outputs?: unknown }
  if (!Array.isArray(outputs)) return []
  return outputs.map((output: { name?: unknown; kind?: unknown; type?: unknown } | null, index) => {
    const word = output?.name ?? (output?.kind === 'alert' ? 'alert' : (output?.type ?? output?.kind))
    return capital(typeof word === 'string' ? word : `output ${index + 1}`)
  })
}

/**
 * A place in a mapping in words: `outputs[0].fields.title` → `Alert › title`. Null: it is no place in a mapping.
 * @param labels of the blocks; one that is not known is called by its number
 */
export function placeWords(path: string, labels: readonly string[]): string | null {
  const [root, ...rest] = segmentsOf(path.replace(/^mapping\./, ''))
  if (root?.kind !== 'key') return null
  if (root.key !== 'outputs')
    return ['filter', 'split', 'recordId'].includes(root.key)
      ? join([WORDS[root.key] ?? labelOf(root.key), rest])
      : null
  const [block, ...inside] = rest
  if (block === undefined) return 'Outputs'
  const label =
    block.kind === 'index'
      ? (labels[block.index] ?? `Output ${block.index + 1}`)
      : block.kind === 'named'
        ? capital(block.label)
        : 'Outputs'
  const [part, field, ...steps] = inside
  if (part?.kind !== 'key' || part.key !== 'fields') return join([label, inside])
  // A field keeps the name the records have it under.
  return field === undefined ? label : join([`${label} › ${field.kind === 'key' ? field.key : wordOf(field)}`, steps])
}

const join = ([first, rest]: readonly [string, readonly Segment[]]): string => {
  const words = rest.flatMap((segment, index) => {
    const before = rest[index - 1]
    if (segment.kind === 'index' && before?.kind === 'key' && before.key === 'then')
      return [`step ${segment.index + 1}`]
    return segment.kind === 'key' && segment.key === 'then' ? [] : [wordOf(segment)]
  })
  return [first, ...words].join(' › ')
}

function wordOf(segment: Segment): string {
  if (segment.kind === 'index') return `item ${segment.index + 1}`
  if (segment.kind === 'named') return segment.label
  if (segment.kind === 'order') return 'order'
  return WORDS[segment.key] ?? labelOf(segment.key).toLowerCase()
}
