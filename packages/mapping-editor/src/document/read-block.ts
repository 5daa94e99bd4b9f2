import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { member } from '../json/object.ts'
import { child, type Pointer, rowOfPointer } from '../json/pointer.ts'
import type { BlockKind, BlockView, EndsView, Rest, RowView, TargetView } from './contract.ts'
import { readExpression, restOf } from './read-expression.ts'
import { attributeTarget, keyTarget, WHEN_TARGET } from './targets.ts'

const KINDS: ReadonlySet<string> = new Set(['alert', 'entity', 'relationship'])
const NOTHING: Rest = { order: [], extra: [] }

const text = (output: JsonObject, key: string): string | null => {
  const value = member(output, key)
  return typeof value === 'string' ? value : null
}

const readRow = (value: JsonValue, pointer: Pointer, target: TargetView): RowView => ({
  row: rowOfPointer(pointer),
  pointer,
  target,
  expression: readExpression(value),
})

const readEnds = (output: JsonObject): EndsView => {
  const pair = text(output, 'pair')
  return {
    from: text(output, 'from') ?? '',
    to: text(output, 'to') ?? '',
    role: text(output, 'role'),
    pair: pair === 'same_item' || pair === 'every_pair' ? pair : null,
  }
}

/** The keys a block's view shows, of those that have the type the view can hold. */
const shownKeys = (output: JsonObject, kind: BlockKind, pair: EndsView['pair']): ReadonlySet<string> => {
  const shown = new Set(['kind'])
  const texts = kind === 'relationship' ? ['name', 'type', 'from', 'to', 'role'] : ['name', 'type', 'each']
  for (const key of texts) if (text(output, key) !== null) shown.add(key)
  shown.add('when')
  if (pair !== null) shown.add('pair')
  if (kind === 'entity') shown.add('key')
  if (kind !== 'relationship' && isJsonObject(member(output, 'fields'))) shown.add('fields')
  return shown
}

const read = (value: JsonValue, index: number, label: string): BlockView => {
  const pointer = child('', 'outputs', index)
  const row = `outputs[${index}]`
  const kind = isJsonObject(value) ? text(value, 'kind') : null
  if (!isJsonObject(value) || kind === null || !KINDS.has(kind)) return unreadable(value, index, label)
  const known = kind as BlockKind
  const type = text(value, 'type')
  const rowAt = (key: string, target: TargetView): RowView | null => {
    const expression = member(value, key)
    return expression === undefined ? null : readRow(expression, child(pointer, key), target)
  }
  const fields = known === 'relationship' ? undefined : member(value, 'fields')
  const ends = known === 'relationship' ? readEnds(value) : null
  return {
    index,
    row,
    pointer,
    kind: known,
    name: text(value, 'name'),
    label,
    type,
    each: known === 'relationship' ? null : text(value, 'each'),
    when: rowAt('when', WHEN_TARGET),
    key: known === 'entity' ? rowAt('key', keyTarget(type)) : null,
    rows: Object.entries(isJsonObject(fields) ? fields : {}).map(([name, expression]) =>
      readRow(expression, child(pointer, 'fields', name), attributeTarget(known, type, name)),
    ),
    ends,
    rest: restOf(value, shownKeys(value, known, ends?.pair ?? null)),
    value,
  }
}

const unreadable = (value: JsonValue, index: number, label: string): BlockView => ({
  index,
  row: `outputs[${index}]`,
  pointer: child('', 'outputs', index),
  kind: 'unreadable',
  name: null,
  label,
  type: null,
  each: null,
  when: null,
  key: null,
  rows: [],
  ends: null,
  rest: NOTHING,
  value,
})

const blocks = new WeakMap<object, BlockView>()

/** One output as a block; the same view while output, place and label stay the same, so that an edit redraws its own block only. */
export const readBlock = (output: JsonValue, index: number, label: string): BlockView => {
  if (typeof output !== 'object' || output === null) return read(output, index, label)
  const known = blocks.get(output)
  if (known !== undefined && known.index === index && known.label === label) return known
  const view = read(output, index, label)
  blocks.set(output, view)
  return view
}
