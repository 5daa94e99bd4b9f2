import type { BlockView, RowView } from '@halcyon/mapping-editor'
import { IconPlus } from '@tabler/icons-react'
import { useActions, useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import classes from './row.module.css'
import { stepWord } from './step-words.ts'

export interface ChipsProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly open: boolean
}

/** The steps between source and target; a chip opens the row to what each does. */
export function Chips({ row, block, open }: ChipsProps) {
  const { set } = useActions()
  const locked = useLocked()
  const name = fullName(block, row)
  const turn = (): void => set({ openRow: open ? null : row.row, selection: { kind: 'row', row: row.row } })
  return (
    <div className={classes.chips}>
      {row.expression.steps.map((step, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the pipeline
          key={index}
          type="button"
          className={classes.chip}
          data-kind={step.kind}
          aria-expanded={open}
          aria-label={`Step ${index + 1} of ${name}: ${stepWord(step)}`}
          onClick={turn}
        >
          <bdi>{stepWord(step)}</bdi>
        </button>
      ))}
      {!locked && (
        <button
          type="button"
          className={classes.addChip}
          aria-expanded={open}
          aria-label={`Steps of ${name}`}
          title="Steps: trim, lower, lookup, type …"
          onClick={turn}
        >
          <IconPlus size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}
