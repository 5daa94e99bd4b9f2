import { IconAlertOctagonFilled } from '@tabler/icons-react'
import { type MouseEvent, useEffect, useRef } from 'react'
import classes from '../state/state.module.css'

export interface FieldError {
  /** The id of the input it is about; absent when it is about none. */
  readonly fieldId?: string | undefined
  /** The field's label. */
  readonly label?: string | undefined
  readonly message: string
}

export interface FormErrorsProps {
  readonly errors: readonly FieldError[]
  /** Counts the attempts to submit: each takes the focus to the summary. */
  readonly attempt: number
}

/** What keeps a form from being sent, each leading to its field. */
export function FormErrors({ errors, attempt }: FormErrorsProps) {
  const summary = useRef<HTMLDivElement>(null)
  const any = errors.length > 0
  useEffect(() => {
    if (any && attempt > 0) summary.current?.focus()
  }, [any, attempt])
  if (!any) return null
  const title = errors.length === 1 ? 'One thing needs your attention' : `${errors.length} things need your attention`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would nest the form's fields
    <div ref={summary} tabIndex={-1} role="group" aria-label={title} className={classes.error}>
      <IconAlertOctagonFilled size={20} aria-hidden className={classes.errorShape} />
      <div className={classes.errorBody}>
        <strong>{title}</strong>
        <ul className={classes.parts}>
          {errors.map((error) => (
            <li key={`${error.fieldId} ${error.message}`}>
              <ErrorLine error={error} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function ErrorLine({ error: { fieldId, label, message } }: { readonly error: FieldError }) {
  const words = label === undefined ? message : `${label}: ${message}`
  if (fieldId === undefined) return words
  const follow = (event: MouseEvent): void => {
    event.preventDefault()
    const field = document.getElementById(fieldId)
    field?.scrollIntoView?.({ block: 'center' })
    field?.focus()
  }
  return (
    <a href={`#${fieldId}`} onClick={follow} className={classes.fieldLink}>
      {words}
    </a>
  )
}
