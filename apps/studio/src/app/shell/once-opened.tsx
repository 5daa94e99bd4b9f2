import { type ReactNode, Suspense, useState } from 'react'

interface OnceOpenedProps {
  readonly opened: boolean
  readonly children: ReactNode
}

/** A dialog whose code comes when it is first opened; it stays afterwards, so that it can close as it opened. */
export function OnceOpened({ opened, children }: OnceOpenedProps) {
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  return wanted ? <Suspense>{children}</Suspense> : null
}
