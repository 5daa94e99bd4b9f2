import { Button, Group } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { STEPS, type Step } from '../../features/draft/index.ts'
import { useGo } from '../../ui/index.ts'
import { stepHref } from './place-of.ts'
import { STEP_TITLE } from './step-list.tsx'
import classes from './wizard.module.css'

export interface StepButtonsProps {
  readonly datasourceId: string
  readonly step: Step
  /** Instead of going on: shows first what is open. */
  readonly onNext?: (() => void) | undefined
}

/** To the step before and the one after. */
export function StepButtons({ datasourceId, step, onNext }: StepButtonsProps) {
  const go = useGo()
  const at = STEPS.indexOf(step)
  const before = STEPS[at - 1]
  const after = STEPS[at + 1]
  return (
    <Group justify="space-between" className={classes.buttons}>
      {before === undefined ? (
        <span />
      ) : (
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => go(stepHref(datasourceId, before))}
        >
          {STEP_TITLE[before]}
        </Button>
      )}
      {after !== undefined && (
        <Button
          rightSection={<IconArrowRight size={16} aria-hidden />}
          onClick={onNext ?? (() => go(stepHref(datasourceId, after)))}
        >
          Next: {STEP_TITLE[after].toLowerCase()}
        </Button>
      )}
    </Group>
  )
}
