import type { Change } from './change.ts'
import { labelOf } from './labels.ts'
import { type Segment, segmentsOf } from './path.ts'

/** A change in words: where it is and what happens there. The values stand beside it. */
export interface ChangeWords {
  /** `alert › title`, `Schedule › Interval`. */
  readonly place: string
  /** `reads from another path`. */
  readonly what: string
}

export function changeWords(change: Change): ChangeWords {
  const segments = segmentsOf(change.path)
  const [root, ...rest] = segments
  const area = root?.kind === 'key' ? root.key : ''
  if (area === 'secrets') return { place: placeOf(rest), what: SECRET[change.kind] ?? 'changes' }
  if (area === 'mapping') return mappingWords(change, rest)
  if (rest.length === 0) return { place: labelOf(area), what: verb(change.kind) }
  return { place: placeOf(rest), what: verb(change.kind) }
}

const SECRET: Readonly<Record<string, string>> = {
  added: 'takes a secret now',
  removed: 'takes no secret any more',
  changed: 'takes another secret',
}

const verb = (kind: string): string =>
  kind === 'added' ? 'is set' : kind === 'removed' ? 'is no longer set' : 'changes'

const nameOf = (segment: Segment): string => {
  if (segment.kind === 'key') return labelOf(segment.key)
  if (segment.kind === 'index') return `item ${segment.index + 1}`
  return segment.kind === 'named' ? segment.label : 'order'
}

const placeOf = (segments: readonly Segment[]): string => segments.map(nameOf).join(' › ') || 'Everything'

const keyAt = (segments: readonly Segment[], index: number): string => {
  const segment = segments[index]
  return segment?.kind === 'key' ? segment.key : ''
}

function mappingWords(change: Change, segments: readonly Segment[]): ChangeWords {
  const part = keyAt(segments, 0)
  if (part === '') return { place: 'Mapping', what: verb(change.kind) }
  if (part !== 'outputs') return { place: labelOf(part), what: expressionWords(change, keyAt(segments, 1), part) }
  const block = segments[1]
  if (block === undefined) return { place: 'Blocks', what: verb(change.kind) }
  if (block.kind === 'order') return { place: 'Blocks', what: 'come in another order' }
  return blockWords(change, nameOf(block), segments.slice(2))
}

const BLOCK_PARTS: Readonly<Record<string, readonly [place: string, added: string, removed: string]>> = {
  when: ['condition', 'is written only when a condition holds', 'is written without a condition'],
  each: ['one per', 'is written once per item', 'is written once per record'],
  key: ['identity key', 'has an identity key', 'has no identity key'],
  role: ['role', 'has a role', 'has no role'],
  pair: ['pairing', 'has its own pairing', 'has the usual pairing'],
}

function blockWords(change: Change, block: string, rest: readonly Segment[]): ChangeWords {
  if (rest.length === 0) return { place: block, what: wholeBlock(change) }
  const part = keyAt(rest, 0)
  if (part === 'fields') return fieldWords(change, block, rest)
  const known = Object.hasOwn(BLOCK_PARTS, part) ? BLOCK_PARTS[part] : undefined
  if (known === undefined) return { place: `${block} › ${placeOf(rest)}`, what: verb(change.kind) }
  const [place, added, removed] = known
  if (rest.length === 1 && change.kind !== 'changed')
    return { place: block, what: change.kind === 'added' ? added : removed }
  return { place: `${block} › ${place}`, what: expressionWords(change, keyAt(rest, 1), part) }
}

function wholeBlock(change: Change): string {
  const text = change.kind === 'removed' ? change.before : change.after
  const output = parsed(text)
  const kind = typeof output?.kind === 'string' ? output.kind : 'block'
  if (change.kind === 'added') return `is a new ${kind}`
  return change.kind === 'removed' ? `is no longer written (${kind})` : 'changes as a whole'
}

function fieldWords(change: Change, block: string, rest: readonly Segment[]): ChangeWords {
  const field = rest[1]
  if (field === undefined) return { place: `${block} › fields`, what: verb(change.kind) }
  const place = `${block} › ${field.kind === 'key' ? field.key : nameOf(field)}`
  if (rest.length === 2) {
    if (change.kind === 'changed') return { place, what: 'is mapped differently' }
    return { place, what: change.kind === 'added' ? 'is mapped now' : 'is no longer mapped' }
  }
  return { place, what: expressionWords(change, keyAt(rest, 2), '') }
}

const EXPRESSION: Readonly<Record<string, readonly [changed: string, added: string, removed: string]>> = {
  path: ['reads from another path', 'reads from a path', 'no longer reads from a path'],
  jmespath: ['reads with another JMESPath', 'reads with a JMESPath', 'no longer reads with a JMESPath'],
  template: ['is composed differently', 'is composed by a template', 'is no longer composed by a template'],
  const: ['is another constant', 'is a constant', 'is no longer a constant'],
  first: ['tries other sources', 'takes the first source with a value', 'no longer tries several sources'],
  // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language; the table is never awaited
  then: ['is transformed differently', 'is transformed', 'is no longer transformed'],
  lookup: ['is translated by another table', 'is translated by a table', 'is no longer translated by a table'],
  as: ['becomes another type', 'becomes a type', 'keeps its own type'],
  default: ['has another default', 'has a default', 'has no default any more'],
  required: ['is required differently', 'is required or not', 'is no longer said to be required'],
}

function expressionWords(change: Change, key: string, part: string): string {
  if (key === 'required') {
    return change.after === 'true' ? 'is required: without a value the record is rejected' : 'is no longer required'
  }
  const words = Object.hasOwn(EXPRESSION, key) ? EXPRESSION[key] : undefined
  if (words !== undefined) return words[change.kind === 'changed' ? 0 : change.kind === 'added' ? 1 : 2]
  if (part === 'filter' && change.kind !== 'changed') {
    return change.kind === 'added' ? 'keeps only some records now' : 'keeps all records again'
  }
  return verb(change.kind)
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}
