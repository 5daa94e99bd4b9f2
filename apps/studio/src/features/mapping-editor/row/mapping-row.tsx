import type { JsonValue } from '@halcyon/domain'
import type { BlockView, Problem, RowPreview, RowView } from '@halcyon/mapping-editor'
import { IconArrowNarrowRight, IconChevronDown } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { dropField } from '../dnd/drag.ts'
import { type RowState, rowState } from '../rows/row-state.ts'
import { useActions, useEditorStore, useLocked, useSources } from '../state/context.ts'
import { mapField } from '../state/map-field.ts'
import { fullName, targetName } from '../state/names.ts'
import { ValueText } from '../value/value-text.tsx'
import { Chips } from './chips.tsx'
import classes from './row.module.css'
import { SourceField } from './source-field.tsx'
import { StepsPanel } from './steps-panel.tsx'

export interface MappingRowProps {
  readonly row: RowView
  readonly block: BlockView | null
  /** The row's JSON: the same as long as the row is unchanged. */
  readonly value: JsonValue | undefined
  readonly preview: RowPreview | null
  readonly problems: readonly Problem[]
  readonly open: boolean
  readonly selected: boolean
  readonly lit: boolean
}

const samePreview = (one: RowPreview | null, other: RowPreview | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.status === other.status &&
    one.text === other.text &&
    one.value === other.value)

/** An edit of another row of the block gives every row a new view: only what is shown counts. */
const same = (one: MappingRowProps, other: MappingRowProps): boolean =>
  one.value === other.value &&
  one.row.row === other.row.row &&
  one.row.target.type === other.row.target.type &&
  one.block?.each === other.block?.each &&
  one.block?.label === other.block?.label &&
  one.problems === other.problems &&
  one.open === other.open &&
  one.selected === other.selected &&
  one.lit === other.lit &&
  (one.open ? one.preview === other.preview && one.block === other.block : samePreview(one.preview, other.preview))

/** One target: where its value comes from, what is done to it, what comes of it in the sample. */
export const MappingRow = memo(function MappingRow(props: MappingRowProps) {
  const { row, block, preview, problems, open, selected, lit } = props
  const { set } = useActions()
  const state = rowState(preview, problems)
  const element = useDrop(row, block)
  const name = fullName(block, row)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form
    <div
      ref={element}
      role="group"
      aria-label={name}
      className={classes.row}
      data-row={row.row}
      data-selected={selected || undefined}
      data-lit={lit || undefined}
      data-tone={state.mark.tone}
    >
      <div className={classes.head}>
        <StatusMark state={state} />
        <button
          type="button"
          className={classes.target}
          aria-pressed={selected}
          title={row.target.description}
          onClick={() => set({ selection: selected ? null : { kind: 'row', row: row.row } })}
        >
          <bdi className={classes.name}>{targetName(row)}</bdi>
          {row.target.required || row.expression.required ? <Required /> : null}
          <span className={classes.targetType}>{row.target.known ? row.target.type : 'own field'}</span>
        </button>
        <SourceField row={row} block={block} />
        <button
          type="button"
          className={classes.open}
          data-open={open || undefined}
          aria-expanded={open}
          aria-label={`Details of ${name}`}
          onClick={() => set({ openRow: open ? null : row.row, selection: { kind: 'row', row: row.row } })}
        >
          <IconChevronDown size={16} aria-hidden />
        </button>
      </div>
      <div className={classes.tail}>
        <Chips row={row} block={block} open={open} />
        <RowResult state={state} />
      </div>
      {open && <StepsPanel row={row} block={block} preview={preview} />}
    </div>
  )
}, same)

function useDrop(row: RowView, block: BlockView | null) {
  const element = useRef<HTMLDivElement>(null)
  const store = useEditorStore()
  const locked = useLocked()
  const derived = useSources()
  const latest = useRef(derived)
  latest.current = derived
  const { role, name } = row.target
  const index = block?.index
  useEffect(() => {
    if (element.current === null || locked || index === undefined) return
    if (role !== 'attribute' && role !== 'key') return
    return dropField(element.current, (path) => {
      const { tree, values, sample } = latest.current
      const to = { block: index, target: role === 'key' ? 'key' : name }
      mapField({ store, tree, payload: values[sample] }, path, to)
    })
  }, [store, locked, index, role, name])
  return element
}

function Required() {
  return (
    <>
      <span aria-hidden className={classes.required}>
        *
      </span>
      <span className="ui-hidden"> required</span>
    </>
  )
}

export function StatusMark({ state }: { readonly state: RowState }) {
  const { shape: Shape, word } = state.mark
  return (
    <span className={classes.mark} data-tone={state.mark.tone} title={state.text ?? word}>
      <Shape size={16} aria-hidden />
      <span className="ui-hidden">{word}</span>
    </span>
  )
}

/** A null or an empty text that makes no value still looks like what it is, not like a missing one. */
const shownValue = ({ status, value, raw }: RowPreview): JsonValue | undefined => {
  if (status === 'not_run') return undefined
  if (value !== undefined) return value
  if (status === 'null') return null
  return status === 'empty' ? (raw ?? '') : undefined
}

export function RowResult({ state }: { readonly state: RowState }) {
  const { preview, text, mark, action } = state
  return (
    <div className={classes.result}>
      {preview !== null && (
        <>
          <IconArrowNarrowRight size={16} aria-hidden className={classes.arrow} />
          <ValueText value={shownValue(preview)} />
        </>
      )}
      {text !== null && (
        <span className={classes.message} data-tone={mark.tone} title={action ?? undefined}>
          {text}
        </span>
      )}
    </div>
  )
}
