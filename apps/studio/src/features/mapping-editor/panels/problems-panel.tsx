import { type Problem, type ProblemLevel, rowNamed } from '@halcyon/mapping-editor'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle, type TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import { rowOf } from '../rows/row-state.ts'
import { useActions, useView } from '../state/context.ts'
import { blockOfRow, capital, fullName } from '../state/names.ts'
import classes from './panels.module.css'

const LEVELS: Readonly<
  Record<ProblemLevel, { readonly icon: TablerIcon; readonly word: string; readonly tone: string }>
> = {
  error: { icon: IconCircleX, word: 'Error', tone: 'bad' },
  warning: { icon: IconAlertTriangle, word: 'Warning', tone: 'warn' },
  info: { icon: IconInfoCircle, word: 'For information', tone: 'idle' },
}

const SHOWN = 100

export interface ProblemsPanelProps {
  readonly problems: readonly Problem[]
  /** They are those of the document as it is. */
  readonly settled: boolean
  readonly onJump: () => void
}

/** What blocks publishing, what may surprise, what is left; each leads to its row. */
export function ProblemsPanel({ problems, settled, onJump }: ProblemsPanelProps) {
  const { jump, set } = useActions()
  const [shown, setShown] = useState(SHOWN)
  const view = useView()
  const nameOf = ({ row }: Problem): string | null => {
    if (row === null || row === '') return null
    const found = rowNamed(view, rowOf(row))
    const block = blockOfRow(view, row)
    return found === undefined ? block && capital(block.label) : fullName(block, found)
  }
  const go = ({ row, path }: Problem): void => {
    if (row !== null && row !== '') {
      jump(rowOf(row))
      onJump()
    } else if (path !== null) set({ selection: { kind: 'field', path } })
  }
  if (problems.length === 0) {
    return (
      <div className={classes.panel}>
        <p className={classes.fine}>
          <IconCircleCheck size={16} aria-hidden />{' '}
          {settled ? 'Nothing stands in the way of publishing.' : 'Looking at all samples…'}
        </p>
      </div>
    )
  }
  return (
    <div className={classes.panel}>
      <ul className={classes.list} aria-label="Problems">
        {problems.slice(0, shown).map((problem) => {
          const { icon: Icon, word, tone } = LEVELS[problem.level]
          const leads = (problem.row !== null && problem.row !== '') || problem.path !== null
          return (
            <li key={problem.id} className={classes.problem}>
              <span className={classes.level} data-tone={tone} title={word}>
                <Icon size={16} aria-hidden />
                <span className="ui-hidden">{word}: </span>
              </span>
              <div>
                {leads ? (
                  <button type="button" className={classes.jump} onClick={() => go(problem)}>
                    {nameOf(problem) !== null && <strong>{nameOf(problem)}: </strong>}
                    <bdi>{problem.message}</bdi>
                  </button>
                ) : (
                  <bdi>{problem.message}</bdi>
                )}
                <p className={classes.note}>
                  {problem.action}
                  {problem.samples.length > 0 && ` · ${samplesText(problem.samples)}`}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {problems.length > shown && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + SHOWN)}>
          Show more of {problems.length - shown}
        </Button>
      )}
    </div>
  )
}

const samplesText = (samples: readonly number[]): string => {
  const named = samples.slice(0, 5).map((sample) => sample + 1)
  const more = samples.length - named.length
  return `in sample ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
