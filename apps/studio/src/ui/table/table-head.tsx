import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import { useShownFirst } from '../choice/use-shown-first.ts'
import { type Column, nextSort, type Selection, type Sort, sortOf, sortWord } from './columns.ts'
import classes from './table.module.css'
import { Tick } from './tick.tsx'

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort?: Sort | null | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly selection?: Selection | undefined
  readonly keys: readonly string[]
}

export function TableHead<Row>({ columns, sort, onSort, selection, keys }: TableHeadProps<Row>) {
  // The arrow turns at once; the rows are ordered after it.
  const [shown, choose] = useShownFirst(sortWord(sort), (next) => {
    const chosen = sortOf(next)
    if (chosen !== null) onSort?.(chosen)
  })
  const ordered = sortOf(shown)
  return (
    <thead className={classes.head}>
      <tr>
        {selection !== undefined && <SelectAll selection={selection} keys={keys} />}
        {columns.map((column) => (
          <HeaderCell
            key={column.key}
            column={column}
            sort={ordered}
            onSort={onSort && ((next) => choose(sortWord(next)))}
          />
        ))}
      </tr>
    </thead>
  )
}

function SelectAll({ selection, keys }: { readonly selection: Selection; readonly keys: readonly string[] }) {
  const count = keys.filter((key) => selection.selected.has(key)).length
  const all = count > 0 && count === keys.length
  return (
    <th scope="col" className={classes.check}>
      <Tick
        label={all ? 'Select none' : 'Select all'}
        checked={all}
        some={count > 0 && !all}
        onChange={() => selection.onChange(new Set(all ? [] : keys))}
      />
    </th>
  )
}

interface HeaderCellProps<Row> extends Pick<TableHeadProps<Row>, 'sort' | 'onSort'> {
  readonly column: Column<Row>
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const direction = sort?.key === column.key ? sort.direction : undefined
  const shared = {
    scope: 'col' as const,
    'data-align': column.align,
    'data-hide-below': column.hideBelow,
    style: column.width === undefined ? undefined : { width: column.width },
  }
  if (!column.sortable || onSort === undefined) {
    return (
      <th {...shared}>{column.headerHidden ? <span className="ui-hidden">{column.header}</span> : column.header}</th>
    )
  }
  const Arrow = direction === undefined ? IconSelector : direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <th {...shared} aria-sort={direction ?? 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort(nextSort(column, sort))}>
        <span>{column.header}</span>
        <Arrow size={14} aria-hidden data-idle={direction === undefined || undefined} />
      </button>
    </th>
  )
}
