/** Which rows and leaves made which record. */
import type { JsonObject, MapResult } from '@halcyon/domain'
import type { BlockView, DocumentView } from '../document/contract.ts'
import { entitySpec } from '../document/targets.ts'
import type { Making, RecordPreview, RowPreview } from './contract.ts'
import { relationshipRecords } from './relationships.ts'

type Mapped = Extract<MapResult, { readonly outcome: 'mapped' }>

export interface MadeRecords {
  readonly records: readonly RecordPreview[]
  readonly makings: readonly Making[]
}

/** A block's rows of one element. */
interface Group {
  readonly block: BlockView
  readonly element: number | null
  readonly rows: readonly RowPreview[]
}

const groupsOf = (view: DocumentView, rows: readonly RowPreview[]): readonly Group[] => {
  const groups = new Map<string, { block: BlockView; element: number | null; rows: RowPreview[] }>()
  for (const row of rows) {
    const at = /^outputs\[(\d+)\](?!\.when)/.exec(row.row)?.[1]
    const block = at === undefined ? undefined : view.blocks[Number(at)]
    if (block === undefined) continue
    const key = `${at} ${row.element}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { block, element: row.element, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()]
}

const contributed = (rows: readonly RowPreview[]): readonly RowPreview[] =>
  rows.filter(({ value }) => value !== undefined)

type Draft = Omit<RecordPreview, 'rows' | 'leaves' | 'blocks'>

/** Alerts come in the order of their elements; an item whose alert fails is rejected whole. */
const alertIndexes = (result: Mapped, groups: readonly Group[]): ReadonlyMap<Group, readonly number[]> => {
  const queues = Map.groupBy(result.alerts.keys(), (index) => result.alerts[index]?.output ?? '')
  const alerts = groups.filter(({ block }) => block.kind === 'alert')
  return new Map(alerts.map((group) => [group, queues.get(group.block.label)?.splice(0, 1) ?? []]))
}

const entityIndexes = (result: Mapped, { block, rows }: Group, scope: string): readonly number[] => {
  const value = rows.find(({ row }) => row === `${block.row}.key`)?.value
  const spec = entitySpec(block.type)
  if (value === undefined || spec === undefined) return []
  const keys = Array.isArray(value) ? value.filter((key) => key !== null) : [value]
  return keys.flatMap((key) => {
    const made = spec.normaliseKey(key, scope)
    if (!made.ok) return []
    const index = result.entities.findIndex(
      (entity) => entity.type === spec.type && entity.key === made.key && entity.scope === made.scope,
    )
    return index < 0 ? [] : [index]
  })
}

const text = (fields: JsonObject, name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')

const drafts = (result: Mapped, item: number): ReadonlyMap<string, Draft> => {
  const alerts = result.alerts.map(({ sourceEventId, fields }, index): Draft => {
    const id = `${item}/alert/${index}`
    return {
      id,
      kind: 'alert',
      item,
      type: 'alert',
      title: text(fields, 'title'),
      key: sourceEventId,
      scope: '',
      fields,
      ends: null,
    }
  })
  const entities = result.entities.map(({ type, key, scope, name, attributes }, index): Draft => {
    const id = `${item}/entity/${index}`
    return { id, kind: 'entity', item, type, title: name ?? key, key, scope, fields: attributes, ends: null }
  })
  return new Map([...alerts, ...entities].map((draft) => [draft.id, draft]))
}

/** The records of one mapped item, with what made each; the identity row counts for every alert without an id of its own. */
export const recordsOf = (
  view: DocumentView,
  result: MapResult,
  item: number,
  rows: readonly RowPreview[],
  scope: string,
): MadeRecords => {
  if (result.outcome !== 'mapped') return { records: [], makings: [] }
  const groups = groupsOf(view, rows)
  const alerts = alertIndexes(result, groups)
  const makers = new Map<string, Group[]>()
  const makings: Making[] = []
  for (const group of groups) {
    const { block, element } = group
    const kind = block.kind
    const indexes =
      kind === 'alert' ? (alerts.get(group) ?? []) : kind === 'entity' ? entityIndexes(result, group, scope) : []
    for (const index of indexes) {
      const record = `${item}/${kind}/${index}`
      makers.set(record, [...(makers.get(record) ?? []), group])
      makings.push({ block: block.index, item, element, record })
    }
  }
  const identity = rows.filter(({ row }) => row === 'recordId')
  const made = [...drafts(result, item).values()].map((draft): RecordPreview => {
    const by = makers.get(draft.id) ?? []
    const own = contributed([...(draft.kind === 'alert' ? identity : []), ...by.flatMap((group) => group.rows)])
    return {
      ...draft,
      blocks: [...new Set(by.map(({ block }) => block.index))],
      rows: own.map(({ row, element }) => ({ row, element })),
      leaves: [...new Set(own.flatMap(({ leaves }) => leaves))],
    }
  })
  const joined = relationshipRecords(view, result, item, made)
  const joins = joined.flatMap(({ id, blocks }) => blocks.map((block) => ({ block, item, element: null, record: id })))
  return { records: [...made, ...joined], makings: [...makings, ...joins] }
}
