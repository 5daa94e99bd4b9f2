import { Tooltip } from '@mantine/core'
import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface ExplainedProps extends ComponentProps<'button'> {
  readonly explanation: ReactNode
}

const OPEN_DELAY_MS = 200

/**
 * A button that only explains itself, on hover, focus and touch. The tooltip is made when it is first asked for: there are
 * such buttons in every row of a long table.
 */
export function Explained({ explanation, children, ...button }: ExplainedProps) {
  const id = useId()
  const target = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState(false)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    if (!asked) return setOpened(false)
    const timer = setTimeout(() => setOpened(true), OPEN_DELAY_MS)
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setAsked(false)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [asked])
  return (
    <>
      <button
        {...button}
        ref={target}
        type="button"
        aria-describedby={opened ? id : undefined}
        onPointerEnter={() => setAsked(true)}
        onPointerLeave={(event) => setAsked(event.currentTarget.matches(':focus-visible'))}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setAsked(true)}
        onBlur={() => setAsked(false)}
        // A finger leaves before the tooltip is there.
        onClick={() => setAsked(true)}
      >
        {children}
      </button>
      {(asked || opened) && <Tooltip target={target} opened={opened} label={<div id={id}>{explanation}</div>} />}
    </>
  )
}
