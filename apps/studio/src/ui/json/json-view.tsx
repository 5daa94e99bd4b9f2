import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import classes from './json.module.css'
import { JsonLine } from './json-line.tsx'
import { jsonRows } from './rows.ts'
import { useTreeKeys } from './use-tree-keys.ts'

const ROW = 24

export interface JsonViewProps {
  readonly value: unknown
  /** What it is: "Raw payload". */
  readonly label: string
  /** Levels open at first; fewer when that would be more than 1,000 rows. */
  readonly openDepth?: number | undefined
  readonly maxHeight?: number | string | undefined
  /** Paths to mark, e.g. the leaves a record was made from. */
  readonly marked?: ReadonlySet<string> | undefined
  readonly onSelect?: ((path: string) => void) | undefined
}

function initialDepth(value: unknown, wanted: number): number {
  for (let depth = wanted; depth > 1; depth--) {
    if (jsonRows(value, (_path, at) => at < depth).length <= 1_000) return depth
  }
  return 1
}

/** A JSON value as a tree with arrow keys; only what is in view is drawn, and nothing in it is ever markup. */
export function JsonView({ value, label, openDepth = 3, maxHeight = 480, marked, onSelect }: JsonViewProps) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const depth = useMemo(() => initialDepth(value, openDepth), [value, openDepth])
  const rows = useMemo(() => jsonRows(value, (path, at) => turned.get(path) ?? at < depth), [value, turned, depth])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 0, height: 480 },
  })
  const turn = (path: string, open: boolean): void => setTurned((before) => new Map(before).set(path, open))
  const { active, setActive, onKeyDown } = useTreeKeys(
    rows,
    turn,
    (index) => virtualizer.scrollToIndex(index),
    scroller,
  )
  return (
    <div
      ref={scroller}
      className={classes.tree}
      style={{ maxHeight }}
      role="tree"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <JsonLine
              key={row.path}
              row={row}
              index={index}
              top={start}
              tabbable={index === active}
              marked={marked?.has(row.path) ?? false}
              onPress={() => {
                setActive(index)
                if (row.size > 0) turn(row.path, !row.open)
                onSelect?.(row.path)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}
