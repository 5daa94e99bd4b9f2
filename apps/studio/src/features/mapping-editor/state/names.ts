import type { BlockView, DocumentView, RowView } from '@halcyon/mapping-editor'

/** `occurredAt` → `occurred at`, `has_ip` → `has ip`. */
export const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const ROLES: Readonly<Record<string, string>> = {
  key: 'identity key',
  when: 'only when',
  recordId: 'record id',
  filter: 'filter',
}

/** What a row is called for people; attributes stay as the ontology writes them. */
export const targetName = (row: RowView): string =>
  row.target.role === 'attribute' ? row.target.name : (ROLES[row.target.role] ?? row.target.name)

/** "Account name": block and target, for where a row stands alone. */
export const fullName = (block: BlockView | null, row: RowView): string =>
  block === null ? capital(targetName(row)) : `${capital(block.label)} ${targetName(row)}`

export const blockOfRow = (view: DocumentView, row: string): BlockView | null => {
  const index = /^outputs\[(\d+)\]/.exec(row)?.[1]
  return index === undefined ? null : (view.blocks[Number(index)] ?? null)
}
