import type { JsonValue } from '@halcyon/domain'
import {
  type BlockView,
  changeStep,
  moveStep,
  type PreviewStep,
  type RowPreview,
  type RowView,
  removeStep,
  type StepView,
} from '@halcyon/mapping-editor'
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import { ValueText } from '../value/value-text.tsx'
import { AddStep } from './add-step.tsx'
import { Alternatives } from './alternatives.tsx'
import classes from './row.module.css'
import { RowFooter } from './row-footer.tsx'
import { StepForm } from './step-form.tsx'
import { stepWord, valuesAfter } from './step-words.ts'

export interface StepsPanelProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly preview: RowPreview | null
}

/** Each step with the value after it: raw → trimmed → lower → what is stored. */
export function StepsPanel({ row, block, preview }: StepsPanelProps) {
  const { steps } = row.expression
  const after = valuesAfter(steps, preview)
  return (
    <div className={classes.panel}>
      <Alternatives row={row} block={block} />
      <ol className={classes.steps} aria-label={`Steps of ${fullName(block, row)}`}>
        <li className={classes.step}>
          <span className={classes.stepName}>raw</span>
          <span className={classes.stepValue}>
            {preview === null ? '–' : <ValueText value={rawOf(preview)} wrap />}
          </span>
        </li>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the pipeline
          <StepLine key={index} row={row} index={index} step={step} after={after[index] ?? null} />
        ))}
        <li className={classes.step}>
          <span className={classes.stepName}>stored</span>
          <span className={classes.stepValue}>{preview === null ? '–' : <ValueText value={preview.value} wrap />}</span>
        </li>
      </ol>
      {preview?.findings.map((finding) => (
        <p key={`${finding.code} ${finding.message}`} className={classes.finding}>
          {finding.message}. {finding.suggestion}
        </p>
      ))}
      <AddStep row={row} block={block} />
      <RowFooter row={row} block={block} />
    </div>
  )
}

/** A run has no value for null; the payload does. */
const rawOf = ({ raw, status }: RowPreview): JsonValue | undefined => raw ?? (status === 'null' ? null : undefined)

interface StepLineProps {
  readonly row: RowView
  readonly index: number
  readonly step: StepView
  readonly after: PreviewStep | null
}

function StepLine({ row, index, step, after }: StepLineProps) {
  const store = useEditorStore()
  const { apply } = useActions()
  const locked = useLocked()
  const { steps } = row.expression
  const word = stepWord(step)
  const document = () => store.getState().history.document
  const callAt = (at: number): boolean => steps[at]?.kind === 'function' && step.kind === 'function'
  const move = (to: number): void => void apply(moveStep(document(), row.pointer, index, to))
  return (
    <li className={classes.step}>
      <span className={classes.stepName}>
        <bdi>{word}</bdi>
      </span>
      <span className={classes.stepValue}>{after === null ? '–' : <ValueText value={after.value} wrap />}</span>
      {!locked && (
        <span className={classes.stepTools}>
          {callAt(index - 1) && (
            <ActionIcon aria-label={`Move ${word} up`} onClick={() => move(index - 1)}>
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
          )}
          {callAt(index + 1) && (
            <ActionIcon aria-label={`Move ${word} down`} onClick={() => move(index + 1)}>
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon aria-label={`Remove ${word}`} onClick={() => apply(removeStep(document(), row.pointer, index))}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </span>
      )}
      <div className={classes.stepForm}>
        <StepForm
          step={step}
          locked={locked}
          onChange={(next) => apply(changeStep(document(), row.pointer, index, next))}
        />
      </div>
    </li>
  )
}
