import {
  type KeyboardEvent,
  memo,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { LogLine } from './line.ts'
import type { LogFeed } from './log-feed.ts'
import { LogRow, ROW_HEIGHT, rowId } from './log-row.tsx'
import classes from './logs.module.css'
import { useFeed } from './use-feed.ts'

/** Rows drawn beyond what is seen, on either side. */
const BEYOND = 12

export interface LogListHandle {
  readonly scrollTo: (index: number) => void
  readonly focus: () => void
}

interface LogListProps {
  readonly feed: LogFeed
  readonly label: string
  readonly wanted: string
  /** Id of the line one is at in finding, or came for. */
  readonly marked: string | null
  readonly open: string | null
  readonly onOpen: (line: LogLine | null) => void
  /** The reader looks elsewhere than at the end. */
  readonly onLeaveEnd: () => void
  readonly onReachEnd: () => void
  readonly handle: Ref<LogListHandle>
}

/** Ten thousand lines of one height, of which those in sight are drawn. Not a live region: a log would never let a reader finish. */
export const LogList = memo(function LogList(props: LogListProps) {
  const { feed, label, wanted, marked, open, onOpen, onLeaveEnd, onReachEnd, handle } = props
  const lines = useFeed(feed, (state) => state.lines)
  const following = useFeed(feed, (state) => state.following)
  const box = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [height, setHeight] = useState(480)
  const [active, setActive] = useState<string | null>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new view is brought to its end
  useLayoutEffect(() => {
    if (following && box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [following, lines, height])

  // Standing still, what is shown goes by where one has scrolled to.
  useLayoutEffect(() => {
    if (!following && box.current !== null) setScrolled(box.current.scrollTop)
  }, [following])

  // Older lines in front must not move what one reads.
  const before = useRef(lines)
  useLayoutEffect(() => {
    const firstBefore = before.current[0]?.id
    const added = following || firstBefore === undefined ? 0 : lines.findIndex(({ id }) => id === firstBefore)
    if (added > 0 && box.current !== null) box.current.scrollTop += added * ROW_HEIGHT
    before.current = lines
  }, [lines, following])

  const scrollTo = useCallback((index: number) => {
    const element = box.current
    if (element === null) return
    const top = index * ROW_HEIGHT
    const outside = top < element.scrollTop || top + ROW_HEIGHT > element.scrollTop + element.clientHeight
    if (outside) element.scrollTop = top - element.clientHeight / 2
  }, [])
  useImperativeHandle(handle, () => ({ scrollTo, focus: () => box.current?.focus() }), [scrollTo])

  const seen = Math.ceil(height / ROW_HEIGHT) + 1
  const top = following ? Math.max(0, lines.length - seen) : Math.floor(scrolled / ROW_HEIGHT)
  // At its end a log is redrawn ten times a second: no more than is seen.
  const beyond = following ? 0 : BEYOND
  const from = Math.max(0, top - beyond)
  const shown = lines.slice(from, top + seen + beyond)

  const onScroll = (): void => {
    const element = box.current
    if (element === null) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < ROW_HEIGHT * 1.5
    // Brought to its end by itself: what is shown is known, and drawn already.
    if (following && atEnd) return
    setScrolled(element.scrollTop)
    if (following) onLeaveEnd()
    if (!following && atEnd) onReachEnd()
  }

  const openAt = useCallback(
    (index: number) => {
      const line = lines[index]
      if (line === undefined) return
      setActive(line.id)
      onOpen(line)
    },
    [lines, onOpen],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = lines.findIndex(({ id }) => id === active)
    const page = Math.max(1, seen - 2)
    const last = lines.length - 1
    const start = at === -1 ? last + 1 : at
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: start - 1,
      ArrowDown: start + 1,
      PageUp: start - page,
      PageDown: start + page,
      Home: 0,
      End: last,
    }
    const target = moves[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (at !== -1) openAt(at)
    } else if (event.key === 'Escape' && open !== null) {
      event.preventDefault()
      onOpen(null)
    } else if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const index = Math.min(last, Math.max(0, target))
      if (index < last) onLeaveEnd()
      setActive(lines[index]?.id ?? null)
      scrollTo(index)
      if (open !== null) openAt(index)
    }
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={shown.some(({ id }) => id === active) && active !== null ? rowId(active) : undefined}
      className={classes.list}
      onScroll={onScroll}
      onWheel={(event) => {
        if (following && event.deltaY < 0) onLeaveEnd()
      }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.canvas} style={{ height: lines.length * ROW_HEIGHT }}>
        {shown.map((line, offset) => (
          <LogRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is kept and its text changed, far less work in a busy log than new rows
            key={(from + offset) % (seen + 2 * BEYOND)}
            line={line}
            index={from + offset}
            total={lines.length}
            selected={line.id === open}
            active={line.id === active}
            found={line.id === marked}
            wanted={wanted}
            onOpen={openAt}
          />
        ))}
      </div>
    </div>
  )
})
