import { useRef, useState } from 'react'

/** Once what one pressed is drawn. Nothing is drawn in a tab that nobody sees. */
function afterPaint(run: () => void): void {
  if (document.hidden) run()
  else requestAnimationFrame(() => setTimeout(run))
}

/**
 * A choice whose consequences take longer to draw than itself: it is shown at once, `apply` follows, of several in a row for the last.
 * Compared by `===`. `value` is what holds; what was chosen stands in for it until it changes.
 */
export function useShownFirst<T extends string | undefined>(
  value: T,
  apply: (next: T) => void,
): readonly [shown: T, choose: (next: T) => void] {
  const [chosen, setChosen] = useState<{ readonly next: T; readonly was: T } | null>(null)
  const last = useRef(0)
  if (chosen !== null && chosen.was !== value) setChosen(null)
  const choose = (next: T): void => {
    const turn = ++last.current
    setChosen({ next, was: value })
    afterPaint(() => {
      if (turn === last.current) apply(next)
    })
  }
  return [chosen !== null && chosen.was === value ? chosen.next : value, choose]
}
