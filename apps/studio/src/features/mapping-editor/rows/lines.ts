import type { BlockKind, BlockView, DocumentView, RowView } from '@halcyon/mapping-editor'
import { GROUPS } from '../blocks/kinds.ts'

/** What the virtual list draws, one after another. */
export type Line =
  | { readonly kind: 'payload'; readonly key: string }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: BlockKind
      readonly title: string
      readonly count: number
    }
  | { readonly kind: 'block'; readonly key: string; readonly block: BlockView }
  | { readonly kind: 'ends'; readonly key: string; readonly block: BlockView }
  | { readonly kind: 'unreadable'; readonly key: string; readonly block: BlockView }
  | { readonly kind: 'add'; readonly key: string; readonly block: BlockView }
  | { readonly kind: 'row'; readonly key: string; readonly block: BlockView | null; readonly row: RowView }

const rowLine = (block: BlockView | null, row: RowView): Line => ({ kind: 'row', key: row.row, block, row })

const linesOfBlock = (block: BlockView): readonly Line[] => {
  const { row: at } = block
  if (block.kind === 'unreadable') return [{ kind: 'unreadable', key: at, block }]
  const when = block.when === null ? [] : [rowLine(block, block.when)]
  const head: Line = { kind: 'block', key: at, block }
  if (block.kind === 'relationship') return [head, { kind: 'ends', key: `${at} ends`, block }, ...when]
  const key = block.key === null ? [] : [rowLine(block, block.key)]
  const rows = block.rows.map((row) => rowLine(block, row))
  return [head, ...when, ...key, ...rows, { kind: 'add', key: `${at} add`, block }]
}

export function linesOf(view: DocumentView): readonly Line[] {
  const own = [view.recordId, view.filter].filter((row) => row !== null).map((row) => rowLine(null, row))
  const groups = GROUPS.flatMap(({ kind, title }): readonly Line[] => {
    const blocks = view.blocks.filter((block) => block.kind === kind)
    if (kind === 'unreadable' && blocks.length === 0) return []
    const header: Line = { kind: 'group', key: kind, group: kind, title, count: blocks.length }
    return [header, ...blocks.flatMap(linesOfBlock)]
  })
  return [{ kind: 'payload', key: 'payload' }, ...own, ...groups]
}

/** Before it is measured. */
export const LINE_HEIGHT: Readonly<Record<Line['kind'], number>> = {
  payload: 88,
  group: 44,
  block: 96,
  ends: 72,
  unreadable: 60,
  add: 30,
  row: 61,
}
