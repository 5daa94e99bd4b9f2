import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import classes from './blocks.module.css'

export interface StepperProps {
  /** "Sample", "item" */
  readonly word: string
  /** From 0. */
  readonly index: number
  readonly count: number
  readonly onIndex: (index: number) => void
  readonly title?: string | undefined
}

/** "item 2 of 3 ◂ ▸" */
export function Stepper({ word, index, count, onIndex, title }: StepperProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form
    <span role="group" aria-label={`${word} shown`} className={classes.stepper}>
      <span title={title}>
        {word} {count === 0 ? 0 : index + 1} of {count}
      </span>
      <ActionIcon
        aria-label={`Previous ${word.toLowerCase()}`}
        disabled={index <= 0}
        onClick={() => onIndex(index - 1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={`Next ${word.toLowerCase()}`}
        disabled={index >= count - 1}
        onClick={() => onIndex(index + 1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}
