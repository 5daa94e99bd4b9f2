import { create } from 'zustand'
import { useLiveState } from '../api/index.ts'

/** Whether the server has another Studio than the one that runs here. It stays so until the page is loaded again. */
export const useNewerVersion = create(() => false)

/** It is asked for at most this often while one comes back to the tab. */
const PAUSE_MS = 60_000

/** The code a page begins with: its names change with what is in it. */
const codeOf = (page: Document): string =>
  [...page.querySelectorAll('head script[src]')].map((script) => script.getAttribute('src')).join(' ')

async function look(running: string): Promise<void> {
  const response = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-cache' }).catch(() => null)
  // A server that is away is said elsewhere, and asked again when it is back.
  if (response === null || !response.ok) return
  const offered = codeOf(new DOMParser().parseFromString(await response.text(), 'text/html'))
  if (offered !== '' && offered !== running) useNewerVersion.setState(true)
}

/** Looks when a part is missing, when the server was away, and when one comes back to the tab. */
export function watchVersion(): void {
  const running = codeOf(document)
  let last = Date.now()
  const lookNow = (): void => {
    last = Date.now()
    void look(running)
  }
  window.addEventListener('vite:preloadError', lookNow)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - last > PAUSE_MS) lookNow()
  })
  useLiveState.subscribe((now, before) => {
    if (now.state === 'live' && before.staleSince !== null) lookNow()
  })
}
