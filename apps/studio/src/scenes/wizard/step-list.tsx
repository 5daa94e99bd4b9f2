import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react'
import { type Draft, problemsByStep, STEPS, type Step } from '../../features/draft/index.ts'
import { Link } from '../../ui/index.ts'
import { stepHref } from './place-of.ts'
import classes from './wizard.module.css'

export const STEP_TITLE: Readonly<Record<Step, string>> = {
  basics: 'Basics',
  connection: 'Connection',
  mapping: 'Mapping',
  test: 'Test',
  summary: 'Summary',
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** The steps, each with what is open in it; any may be entered at any time. */
export function StepList({ draft, current }: { readonly draft: Draft; readonly current: Step | null }) {
  const problems = problemsByStep(draft.validation)
  return (
    <nav aria-label="Steps">
      <ol className={classes.steps}>
        {STEPS.map((step, index) => {
          const { errors, warnings } = problems[step]
          return (
            <li key={step} className={classes.step}>
              <Link
                href={stepHref(draft.datasourceId, step)}
                className={classes.stepLink}
                {...(step === current ? { 'aria-current': 'step' as const } : {})}
              >
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                {STEP_TITLE[step]}
                {errors.length > 0 && (
                  <span className={classes.errors}>
                    <IconCircleXFilled size={14} aria-hidden />
                    {errors.length}
                    <span className="ui-hidden"> {counted(errors.length, 'open problem')}</span>
                  </span>
                )}
                {errors.length === 0 && warnings.length > 0 && (
                  <span className={classes.warnings}>
                    <IconAlertTriangleFilled size={14} aria-hidden />
                    {warnings.length}
                    <span className="ui-hidden"> {counted(warnings.length, 'warning')}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
