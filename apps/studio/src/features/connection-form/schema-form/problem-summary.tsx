import type { Finding } from '@halcyon/domain'
import { Alert, Anchor, Button, Group } from '@mantine/core'
import { IconAlertOctagonFilled } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { idOfPath } from './paths.ts'

export interface ProblemSummaryProps {
  readonly findings: readonly Finding[]
  readonly labelOf: (path: string) => string
  /** Counts up when the person asked to go on: the summary takes the focus. */
  readonly focusOn: number
  readonly onContinue?: () => void
  readonly continueLabel?: string
  readonly onRemove?: (path: string) => void
}

/** Goes to the field a finding is about, or to the nearest one around it. */
export function focusField(path: string): boolean {
  const steps = idOfPath(path).split('.')
  for (let length = steps.length; length > 1; length--) {
    const element = document.getElementById(steps.slice(0, length).join('.'))
    if (element === null) continue
    for (let inner: HTMLElement | null = element; inner !== null; inner = inner.parentElement) {
      if (inner instanceof HTMLDetailsElement) inner.open = true
    }
    element.scrollIntoView({ block: 'center' })
    const focusable = element.matches('input, select, textarea, button, [tabindex]')
      ? element
      : element.querySelector<HTMLElement>('input, select, textarea, button')
    focusable?.focus({ preventScroll: true })
    return true
  }
  return false
}

/** What keeps this step from being published, each a link to its field. */
export function ProblemSummary(props: ProblemSummaryProps) {
  const { findings, labelOf, focusOn, onContinue, continueLabel, onRemove } = props
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusOn > 0) box.current?.focus()
  }, [focusOn])
  if (findings.length === 0) return null
  const [one] = findings
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="group"
      color="red"
      icon={<IconAlertOctagonFilled aria-hidden />}
      title={
        findings.length === 1 && one
          ? 'One thing to settle before publishing'
          : `${findings.length} things to settle before publishing`
      }
    >
      <ul>
        {findings.map(({ path, message, code }) => (
          <li key={`${path} ${code} ${message}`}>
            <Anchor
              component="button"
              type="button"
              inherit
              c="inherit"
              underline="always"
              onClick={() => focusField(path)}
            >
              {labelOf(path)}
            </Anchor>
            : {message}
            {code === 'unknown_field' && onRemove !== undefined && (
              <Button size="compact-xs" variant="subtle" onClick={() => onRemove(path)}>
                Remove it
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onContinue !== undefined && focusOn > 0 && (
        <Group gap="sm">
          <span>They stay open; you can settle them later.</span>
          <Button size="xs" variant="default" onClick={onContinue}>
            {continueLabel}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
