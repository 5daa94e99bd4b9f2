import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'
import { type Column, type Selection, type Sort, toggled } from './columns.ts'
import { type Density, useDensity } from './density.ts'
import classes from './table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** From this many rows on only those in view are drawn. */
const VIRTUAL_FROM = 50
const ROW = { dense: 36, comfortable: 48 }

export interface DataTableProps<Row> {
  /** What the table holds; names it for a screen reader. */
  readonly caption: string
  readonly captionVisible?: boolean | undefined
  /** The first column names the row. Keep the array's identity between renders (`useMemo`, or outside the component). */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** In words, for the row's checkbox; the key unless told. */
  readonly rowLabel?: ((row: Row) => string) | undefined
  /** Makes the first cell a link and the row a target. */
  readonly rowHref?: ((row: Row) => string | undefined) | undefined
  /** The row that is shown elsewhere on the page. */
  readonly currentKey?: string | undefined
  readonly sort?: Sort | null | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly selection?: Selection | undefined
  /** As the reader chose for all tables, unless told: where a cell has two lines. */
  readonly density?: Density | undefined
  readonly loading?: boolean | undefined
  /** In place of the body when there are no rows. */
  readonly empty?: ReactNode
  /** Below the rows: "Load more". */
  readonly footer?: ReactNode
  /** CSS height beyond which the table scrolls in itself; somewhat less than the window unless told. */
  readonly maxHeight?: string | number | undefined
}

/** A native table: sortable headers, row links, selection, arrow keys; virtual when long. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionVisible, columns, rows, loading, empty, footer, selection } = props
  const [chosen] = useDensity()
  const density = props.density ?? chosen
  const captionId = useId()
  // State, not a ref: the body measures it, and is laid out before a ref of its parent is set.
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const virtual = rows.length > VIRTUAL_FROM
  const keys = useMemo(() => rows.map(props.rowKey), [rows, props.rowKey])
  const maxHeight = props.maxHeight ?? 'calc(100dvh - 8rem)'
  return (
    <div className={classes.frame}>
      <section
        ref={setScroller}
        className={classes.scroller}
        style={{ maxHeight }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-labelledby={captionId}
      >
        <table
          className={classes.table}
          data-density={density}
          data-fixed={virtual || undefined}
          aria-rowcount={virtual ? rows.length + 1 : undefined}
          aria-busy={loading || undefined}
        >
          <caption id={captionId} className={captionVisible ? classes.caption : 'ui-hidden'}>
            {caption}
          </caption>
          <TableHead columns={columns} sort={props.sort} onSort={props.onSort} selection={selection} keys={keys} />
          <Body {...props} density={density} keys={keys} virtual={virtual} scroller={scroller} />
        </table>
        {loading && rows.length === 0 && <LoadingSkeleton variant="table" label={`Loading ${caption}`} />}
        {!loading && rows.length === 0 && empty}
      </section>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  )
}

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly density: Density
  readonly keys: readonly string[]
  readonly virtual: boolean
  readonly scroller: HTMLElement | null
}

function Body<Row>(props: BodyProps<Row>) {
  const { columns, rows, keys, virtual, scroller, selection, rowHref, rowLabel, currentKey, density } = props
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller,
    estimateSize: () => ROW[density],
    overscan: 10,
    scrollPaddingStart: ROW[density],
  })
  const reveal = (index: number): void => {
    if (virtual) virtualizer.scrollToIndex(index, { align: 'auto' })
  }
  const onKeyDown = useRowKeys(rows.length, reveal)
  const onToggle = useToggle(keys, selection)
  const items = virtual ? virtualizer.getVirtualItems() : null
  const shown = items === null ? rows.map((_, index) => index) : items.map(({ index }) => index)
  const above = items?.[0]?.start ?? 0
  const below = items === null ? 0 : virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <tbody onKeyDown={onKeyDown}>
      <Gap height={above} />
      {shown.map((index) => {
        const row = rows[index]
        const key = keys[index]
        if (row === undefined || key === undefined) return null
        return (
          <TableRow
            key={key}
            row={row}
            index={index}
            columns={columns}
            label={rowLabel?.(row) ?? key}
            href={rowHref?.(row)}
            current={key === currentKey}
            selected={selection?.selected.has(key)}
            onToggle={onToggle}
            numbered={virtual}
          />
        )
      })}
      <Gap height={below} />
    </tbody>
  )
}

/** The room of rows that are not drawn: one cell, for a span of hidden columns would add columns of its own. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={classes.gap}>
      <td style={{ height }} />
    </tr>
  )
}

function useToggle(keys: readonly string[], selection: Selection | undefined) {
  const anchor = useRef<number | null>(null)
  const latest = useRef({ keys, selection })
  latest.current = { keys, selection }
  return useCallback((index: number, shift: boolean): void => {
    const { keys: now, selection: chosen } = latest.current
    chosen?.onChange(toggled(now, chosen.selected, index, shift ? anchor.current : null))
    anchor.current = index
  }, [])
}
