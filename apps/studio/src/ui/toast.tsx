import { lazy, Suspense, useEffect } from 'react'
import { create } from 'zustand'

const messages = () => import('./toast-messages.tsx')
const Notifications = lazy(() => messages().then((module) => ({ default: module.Notifications })))

/** Whether anything was ever to be shown: the code that shows it comes after the first page. */
const useWanted = create(() => false)

/** Something was done; vanishes by itself. */
export function notifyDone(text: string): void {
  useWanted.setState(true)
  void messages().then(({ showDone }) => showDone(text))
}

/** Something failed; stays until it is closed, with cause, action and request id. */
export function notifyFailed(error: unknown, title = 'That did not work'): void {
  useWanted.setState(true)
  void messages().then(({ showFailed }) => showFailed(error, title))
}

/** Where messages appear; once, at the root. */
export function Toasts() {
  const wanted = useWanted()
  // What fails may be the way to the server: then it is too late to fetch what would say so.
  useEffect(() => void messages(), [])
  if (!wanted) return null
  return (
    <Suspense>
      <Notifications position="bottom-right" />
    </Suspense>
  )
}
