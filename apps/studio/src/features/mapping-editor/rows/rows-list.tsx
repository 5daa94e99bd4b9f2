import { type BlockView, type DocumentView, valueAt } from '@halcyon/mapping-editor'
import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { AddField } from '../blocks/add-field.tsx'
import { BlockHeader, BlockMenu } from '../blocks/block-header.tsx'
import blockClasses from '../blocks/blocks.module.css'
import { Ends } from '../blocks/ends.tsx'
import { GroupHeader } from '../blocks/group-header.tsx'
import { PayloadHeader } from '../blocks/payload-header.tsx'
import { MappingRow } from '../row/mapping-row.tsx'
import { useDerived, useEditor } from '../state/context.ts'
import { useLit } from '../state/lit.ts'
import { LINE_HEIGHT, type Line, linesOf } from './lines.ts'
import { previewAt, previewsOf, problemsOfRow } from './row-state.ts'
import classes from './rows.module.css'

export interface RowsListProps {
  readonly view: DocumentView
  readonly onJson: () => void
}

/** Blocks and rows as one virtual list: five hundred rows cost what twenty do. */
export function RowsList({ view, onJson }: RowsListProps) {
  const lines = useMemo(() => linesOf(view), [view])
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const json = useStable(onJson)
  const kept = focused === null ? -1 : lines.findIndex(({ key }) => key === focused)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => LINE_HEIGHT[lines[index]?.kind ?? 'row'],
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 6,
    initialRect: { width: 0, height: 640 },
    // The row one types in stays, wherever one scrolls.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const range = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      return kept < 0 || kept >= count || (kept >= from && kept <= to) ? range : [...range, kept].sort((a, b) => a - b)
    },
  })
  useGoTo(lines, scroller, (index) => virtualizer.scrollToIndex(index, { align: 'center' }))
  useLitInView(lines, (index) => virtualizer.scrollToIndex(index))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notes which row has the focus
    <div
      ref={scroller}
      className={classes.rows}
      onFocus={(event) => setFocused(event.target.closest('[data-key]')?.getAttribute('data-key') ?? null)}
    >
      <ul aria-label="Mapping rows" className={classes.inner} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          if (line === undefined) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              data-index={index}
              data-key={line.key}
              className={classes.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LineView line={line} view={view} onJson={json} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The same function for as long as the list is there. */
const useStable = (latest: () => void): (() => void) => {
  const held = useRef(latest)
  held.current = latest
  return useCallback(() => held.current(), [])
}

/** What a field or a record lights up comes into view. */
function useLitInView(lines: readonly Line[], scroll: (index: number) => void) {
  const selection = useEditor((state) => state.selection)
  const { rows } = useLit()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else is selected, not while one scrolls or edits
  useEffect(() => {
    if (selection === null || selection.kind === 'row') return
    const index = lines.findIndex(({ key }) => rows.has(key))
    if (index >= 0) scroll(index)
  }, [selection])
}

/** Scrolls to the row somebody asked for and puts the focus in its source. */
function useGoTo(lines: readonly Line[], scroller: RefObject<HTMLElement | null>, scroll: (index: number) => void) {
  const goTo = useEditor((state) => state.goTo)
  const done = useRef(0)
  useEffect(() => {
    if (goTo === null || done.current === goTo.n) return
    const script = goTo.row.startsWith('script')
    const wanted = script ? 'payload' : goTo.row
    const index = lines.findIndex(({ key }) => key === wanted || wanted.startsWith(`${key}.`))
    const exact = lines.findIndex(({ key }) => key === wanted)
    const to = exact >= 0 ? exact : index
    if (to < 0) return
    done.current = goTo.n
    scroll(to)
    const focus = (tries: number): void => {
      const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)
      const field = script
        ? line?.querySelector<HTMLElement>('[role="textbox"]')
        : (line?.querySelector<HTMLElement>('input') ?? line?.querySelector<HTMLElement>('button'))
      if (field) field.focus()
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1))
    }
    // The script's editor is loaded when it is first drawn.
    requestAnimationFrame(() => focus(script ? 300 : 10))
  })
}

interface LineViewProps {
  readonly line: Line
  readonly view: DocumentView
  readonly onJson: () => void
}

/** A line is what it was as long as its block is: an edit of one row draws no header of another block. */
const sameLine = (one: LineViewProps, other: LineViewProps): boolean => {
  const [before, after] = [one.line, other.line]
  if (before.kind === 'payload' || after.kind === 'payload') {
    const [old, now] = [one.view, other.view]
    return (
      before.kind === after.kind &&
      old.split === now.split &&
      !old.script === !now.script &&
      !old.filter === !now.filter &&
      !old.recordId === !now.recordId
    )
  }
  if (before.kind === 'group' || after.kind === 'group') return before.key === after.key && sameGroup(before, after)
  if (before.kind !== after.kind || before.key !== after.key) return false
  // A header and an "Add a field" show nothing of the rows between them but their names.
  if (before.kind === 'block' || before.kind === 'add') return sameHead(before.block, after.block)
  return before.block === after.block && sameRow(before, after)
}
const sameGroup = (before: Line, after: Line): boolean =>
  before.kind === 'group' && after.kind === 'group' && before.count === after.count
const sameHead = (before: BlockView | null, after: BlockView | null): boolean =>
  before === after ||
  (before !== null &&
    after !== null &&
    before.index === after.index &&
    before.kind === after.kind &&
    before.label === after.label &&
    before.name === after.name &&
    before.type === after.type &&
    before.each === after.each &&
    !before.when === !after.when &&
    before.rows.length === after.rows.length &&
    before.rows.every(({ row }, index) => row === after.rows[index]?.row))
const sameRow = (before: Line, after: Line): boolean =>
  before.kind !== 'row' || after.kind !== 'row' || before.row === after.row

const LineView = memo(function LineView({ line, view, onJson }: LineViewProps) {
  if (line.kind === 'payload') return <PayloadHeader view={view} />
  if (line.kind === 'group') return <GroupHeader kind={line.group} title={line.title} count={line.count} />
  if (line.kind === 'block') return <BlockHeader block={line.block} />
  if (line.kind === 'ends') return <Ends block={line.block} />
  if (line.kind === 'add') return <AddField block={line.block} />
  if (line.kind === 'row') return <RowLine line={line} />
  return (
    <div className={blockClasses.unreadable}>
      <div className={blockClasses.blockTop}>
        <span>
          Output {line.block.index + 1} is neither an alert, an entity nor a relationship. It is kept as it is.
        </span>
        <Button size="compact-sm" variant="default" onClick={onJson}>
          Correct it as JSON
        </Button>
        <BlockMenu block={line.block} />
      </div>
    </div>
  )
}, sameLine)

function RowLine({ line }: { readonly line: Extract<Line, { readonly kind: 'row' }> }) {
  const { row, block } = line
  const { preview, problems } = useDerived()
  const value = useEditor(({ history }) => valueAt(history.document, row.pointer))
  const open = useEditor((state) => state.openRow === row.row)
  const selected = useEditor(({ selection }) => selection?.kind === 'row' && selection.row === row.row)
  const item = useEditor((state) => state.item)
  const element = useEditor((state) => (block === null ? 0 : (state.elements[block.index] ?? 0)))
  const lit = useLit()
  return (
    <MappingRow
      row={row}
      block={block}
      value={value}
      preview={previewAt(previewsOf(preview, row.row), item, element)}
      problems={problemsOfRow(problems, row.row)}
      open={open}
      selected={selected}
      lit={lit.rows.has(row.row)}
    />
  )
}
