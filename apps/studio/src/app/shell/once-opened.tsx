import { type ReactNode, Suspense, useState } from 'react'
import { notifyFailed } from '../../ui/index.ts'
import { ErrorBoundary, saidOf } from './error-boundary.tsx'

interface OnceOpenedProps {
  readonly opened: boolean
  /** Its code could not be had. */
  readonly onFailed: () => void
  readonly children: ReactNode
}

/** A dialog whose code comes when it is first opened; it stays afterwards, so that it can close as it opened. */
export function OnceOpened({ opened, onFailed, children }: OnceOpenedProps) {
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <ErrorBoundary
      resetKey=""
      fallback={null}
      onError={(error) => {
        setWanted(false)
        onFailed()
        notifyFailed(saidOf(error), 'This could not be opened')
      }}
    >
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  )
}
