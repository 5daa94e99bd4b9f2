import type { Problem } from '@halcyon/mapping-editor'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconListTree, IconPlus } from '@tabler/icons-react'
import { Stepper } from '../blocks/stepper.tsx'
import { useActions, useDerived, useEditor } from '../state/context.ts'
import classes from './header.module.css'

export type Mode = 'visual' | 'json'

export interface EditorHeaderProps {
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly onSample: (index: number) => void
  readonly onAddSamples: (() => void) | undefined
  readonly onFields: () => void
  readonly onProblems: () => void
  /** Opens the tree where it has no column of its own. */
  readonly onTree: (() => void) | undefined
}

/** The sample of the whole page, undo and redo, the two ways to edit, and how far one is. */
export function EditorHeader(props: EditorHeaderProps) {
  const { samples, sample, coverage } = useDerived()
  const { mode, onMode, onSample, onAddSamples, onFields, onTree } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form
    <div role="group" aria-label="Mapping editor" className={classes.header}>
      {onTree !== undefined && (
        <Button size="xs" variant="default" leftSection={<IconListTree size={16} aria-hidden />} onClick={onTree}>
          Fields
        </Button>
      )}
      {samples.length > 0 && (
        <Stepper word="Sample" index={sample} count={samples.length} onIndex={onSample} title={samples[sample]?.name} />
      )}
      {onAddSamples !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={onAddSamples}
        >
          Samples
        </Button>
      )}
      <UndoButtons />
      <SegmentedControl
        size="xs"
        aria-label="Edit as"
        value={mode}
        onChange={(value) => onMode(value as Mode)}
        data={[
          { value: 'visual', label: 'Visual' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      <span className={classes.space} />
      {coverage !== null && coverage.total > 0 && (
        <button type="button" className={classes.coverage} onClick={onFields} title="Show the fields">
          <meter
            aria-hidden
            min={0}
            max={coverage.total}
            value={coverage.used + coverage.ignored}
            className={classes.meter}
          />
          {coverage.text}
        </button>
      )}
      <ProblemsButton onProblems={props.onProblems} />
    </div>
  )
}

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

function UndoButtons() {
  const { undo, redo } = useActions()
  const past = useEditor(({ history, invalid }) => (invalid === null ? history.past.at(-1)?.patch.label : 'JSON'))
  const future = useEditor(
    ({ history, withdrawn }) => history.future[0]?.patch.label ?? (withdrawn ? 'JSON' : undefined),
  )
  const readOnly = useEditor((state) => state.readOnly)
  if (readOnly) return <span className={classes.readOnly}>Read only</span>
  const keys = MAC ? ['⌘Z', '⇧⌘Z'] : ['Ctrl+Z', 'Ctrl+Shift+Z']
  return (
    <span className={classes.pair}>
      <ActionIcon
        size="md"
        aria-label={past === undefined ? 'Undo' : `Undo: ${past}`}
        title={past === undefined ? undefined : `Undo: ${past} (${keys[0]})`}
        disabled={past === undefined}
        onClick={undo}
      >
        <IconArrowBackUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="md"
        aria-label={future === undefined ? 'Redo' : `Redo: ${future}`}
        title={future === undefined ? undefined : `Redo: ${future} (${keys[1]})`}
        disabled={future === undefined}
        onClick={redo}
      >
        <IconArrowForwardUp size={18} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function ProblemsButton({ onProblems }: Pick<EditorHeaderProps, 'onProblems'>) {
  const { allProblems: problems } = useDerived()
  const count = (level: Problem['level']): number => problems.filter((problem) => problem.level === level).length
  const [errors, warnings] = [count('error'), count('warning')]
  if (errors + warnings === 0) return null
  const word = (n: number, text: string): string | null => (n === 0 ? null : `${n} ${text}${n === 1 ? '' : 's'}`)
  const text = [word(errors, 'error'), word(warnings, 'warning')].filter((each) => each !== null).join(' · ')
  return (
    <button type="button" className={classes.problems} data-tone={errors > 0 ? 'bad' : 'warn'} onClick={onProblems}>
      {text}
    </button>
  )
}
