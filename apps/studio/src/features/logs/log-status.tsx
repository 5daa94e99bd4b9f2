import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../ui/index.ts'
import type { LogFeed } from './log-feed.ts'

const EVERY_MS = 10_000

/** What a screen reader hears of a log: one line per ten seconds, and only when something came. */
export function LogStatus({ feed }: { readonly feed: LogFeed }) {
  const [words, setWords] = useState('')
  const last = useRef({ heard: 0, errors: 0 })
  useEffect(() => {
    last.current = { heard: feed.state().heard, errors: feed.state().errors }
    const timer = setInterval(() => {
      const { heard, errors } = feed.state()
      const came = heard - last.current.heard
      const wrong = errors - last.current.errors
      last.current = { heard, errors }
      if (came > 0)
        setWords(
          `${formatNumber(came)} new log lines in 10 seconds${wrong > 0 ? `, ${formatNumber(wrong)} errors` : ''}`,
        )
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [feed])
  return (
    <p role="status" className="ui-hidden">
      {words}
    </p>
  )
}
