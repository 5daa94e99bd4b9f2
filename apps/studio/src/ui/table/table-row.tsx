import { memo, type ReactNode } from 'react'
import { Link } from '../link.tsx'
import type { Column } from './columns.ts'
import classes from './table.module.css'
import { Tick } from './tick.tsx'

export interface TableRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly label: string
  readonly href: string | undefined
  readonly current: boolean
  /** undefined: rows cannot be selected. */
  readonly selected: boolean | undefined
  readonly onToggle: (index: number, shift: boolean) => void
  /** Told to a screen reader when only a part of the rows is drawn. */
  readonly numbered: boolean
}

function Row<R>({ row, index, columns, label, href, current, selected, onToggle, numbered }: TableRowProps<R>) {
  return (
    <tr
      data-index={index}
      data-link={href !== undefined || undefined}
      data-selected={selected || undefined}
      aria-current={current || undefined}
      aria-rowindex={numbered ? index + 2 : undefined}
    >
      {selected !== undefined && (
        <td className={classes.check}>
          <Tick
            label={`Select ${label}`}
            checked={selected}
            onChange={(event) =>
              onToggle(index, 'shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)
            }
          />
        </td>
      )}
      {columns.map((column, at) => (
        <Cell key={column.key} column={column} first={at === 0} href={href}>
          {column.render(row, index)}
        </Cell>
      ))}
    </tr>
  )
}

interface CellProps<R> {
  readonly column: Column<R>
  readonly first: boolean
  readonly href: string | undefined
  readonly children: ReactNode
}

function Cell<R>({ column, first, href, children }: CellProps<R>) {
  const shared = { 'data-align': column.align, 'data-hide-below': column.hideBelow }
  if (!first) return <td {...shared}>{children}</td>
  return (
    <th scope="row" {...shared}>
      {href === undefined ? (
        children
      ) : (
        <Link href={href} className={classes.rowLink}>
          {children}
        </Link>
      )}
    </th>
  )
}

/** Drawn again only when its own data change, so that a live table of a thousand rows stays quiet. */
export const TableRow = memo(Row) as typeof Row
