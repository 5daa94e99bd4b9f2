import { stringifyJson } from '@halcyon/domain'
import type { BlockView, DocumentView, RowView, SourceView } from '@halcyon/mapping-editor'
import { Button, Drawer, Group } from '@mantine/core'
import { AddField } from '../blocks/add-field.tsx'
import { BlockHeader } from '../blocks/block-header.tsx'
import { Ends } from '../blocks/ends.tsx'
import { GroupHeader } from '../blocks/group-header.tsx'
import { PayloadHeader } from '../blocks/payload-header.tsx'
import { RowResult, StatusMark } from '../row/mapping-row.tsx'
import rowClasses from '../row/row.module.css'
import { SourceField } from '../row/source-field.tsx'
import { StepsPanel } from '../row/steps-panel.tsx'
import { type Line, linesOf } from '../rows/lines.ts'
import { previewAt, previewsOf, problemsOfRow, rowState } from '../rows/row-state.ts'
import { useActions, useDerived, useEditor } from '../state/context.ts'
import { fullName, targetName } from '../state/names.ts'
import classes from './layout.module.css'

interface Place {
  readonly row: RowView
  readonly block: BlockView | null
}

/** On a small screen: a list of rows, and one row at a time to edit. */
export function CompactRows({ view }: { readonly view: DocumentView }) {
  const open = useEditor((state) => state.openRow)
  const { set } = useActions()
  const lines = linesOf(view)
  const places = lines.filter((line) => line.kind === 'row')
  const at = places.findIndex(({ key }) => key === open)
  const place = places[at]
  const go = (index: number): void => {
    const row = places[index]?.key
    if (row !== undefined) set({ openRow: row, selection: { kind: 'row', row } })
  }
  return (
    <>
      <ul className={classes.compact} aria-label="Mapping rows">
        {lines.map((line) => (
          <li key={line.key}>
            <CompactLine line={line} view={view} />
          </li>
        ))}
      </ul>
      <Drawer
        position="bottom"
        size="85dvh"
        opened={place !== undefined}
        onClose={() => set({ openRow: null })}
        title={place === undefined ? '' : fullName(place.block, place.row)}
      >
        {place !== undefined && (
          <div className={classes.oneRow}>
            <OneRow row={place.row} block={place.block} />
            <Group justify="space-between">
              <Button variant="default" disabled={at <= 0} onClick={() => go(at - 1)}>
                Previous row
              </Button>
              <Button variant="default" disabled={at >= places.length - 1} onClick={() => go(at + 1)}>
                Next row
              </Button>
            </Group>
          </div>
        )}
      </Drawer>
    </>
  )
}

function useRowState({ row, block }: Place) {
  const { preview, problems } = useDerived()
  const item = useEditor((state) => state.item)
  const element = useEditor((state) => (block === null ? 0 : (state.elements[block.index] ?? 0)))
  const shown = previewAt(previewsOf(preview, row.row), item, element)
  return { shown, state: rowState(shown, problemsOfRow(problems, row.row)) }
}

function OneRow({ row, block }: Place) {
  const { shown, state } = useRowState({ row, block })
  return (
    <>
      <SourceField row={row} block={block} />
      <div className={classes.oneResult}>
        <StatusMark state={state} />
        <RowResult state={state} />
      </div>
      <StepsPanel row={row} block={block} preview={shown} />
    </>
  )
}

function CompactLine({ line, view }: { readonly line: Line; readonly view: DocumentView }) {
  if (line.kind === 'payload') return <PayloadHeader view={view} />
  if (line.kind === 'group') return <GroupHeader kind={line.group} title={line.title} count={line.count} />
  if (line.kind === 'block') return <BlockHeader block={line.block} />
  if (line.kind === 'ends') return <Ends block={line.block} />
  if (line.kind === 'add') return <AddField block={line.block} />
  if (line.kind === 'unreadable')
    return <p className={classes.note}>Output {line.block.index + 1} can be corrected as JSON.</p>
  return <CompactRow row={line.row} block={line.block} />
}

/** Where the value comes from, while there is no sample to show what it is. */
function sourceText(source: SourceView): string | null {
  if (source.kind === 'path') return source.path
  if (source.kind === 'const') return typeof source.value === 'string' ? source.value : stringifyJson(source.value)
  if (source.kind === 'template') return source.template
  return source.kind === 'jmespath' ? source.jmespath : null
}

function CompactRow({ row, block }: Place) {
  const { set } = useActions()
  const { state } = useRowState({ row, block })
  const text = state.preview === null && state.text === null ? sourceText(row.expression.source) : null
  return (
    <button
      type="button"
      className={classes.compactRow}
      onClick={() => set({ openRow: row.row, selection: { kind: 'row', row: row.row } })}
    >
      <StatusMark state={state} />
      <span className={rowClasses.name}>
        <bdi>{targetName(row)}</bdi>
      </span>
      {text !== null ? (
        <code className={classes.compactSource}>
          <bdi>{text}</bdi>
        </code>
      ) : (
        <RowResult state={state} />
      )}
    </button>
  )
}
