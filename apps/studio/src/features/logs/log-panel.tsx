import { Button } from '@mantine/core'
import { IconArrowDown, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../ui/index.ts'
import { DownloadLog } from './download.tsx'
import { findLines, stepTo, useFind } from './find.ts'
import { FindBar } from './find-bar.tsx'
import type { LogLine } from './line.ts'
import { LogDetail } from './log-detail.tsx'
import type { LogFeed } from './log-feed.ts'
import { LogList, type LogListHandle } from './log-list.tsx'
import classes from './logs.module.css'
import { useFeed } from './use-feed.ts'

interface LogPanelProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly feed: LogFeed
  /** The line one came for. */
  readonly line?: string | undefined
  readonly onReachEnd: () => void
  /** To the newest, and with them from there. */
  readonly onNewest: () => void
  readonly controls: ReactNode
  readonly footer: ReactNode
}

/** The lines with finding, opening and saving. It does not render with each line: only the list does. */
export function LogPanel({ datasource, feed, line: cameFor, onReachEnd, onNewest, controls, footer }: LogPanelProps) {
  const find = useFind()
  const list = useRef<LogListHandle>(null)
  const [opened, setOpened] = useState<LogLine | null>(null)
  useEffect(() => {
    const index = cameFor === undefined ? -1 : feed.state().lines.findIndex(({ id }) => id === cameFor)
    if (index >= 0) list.current?.scrollTo(index)
  }, [cameFor, feed])

  const leaveEnd = useCallback(() => feed.pause(), [feed])
  const open = useCallback(
    (line: LogLine | null) => {
      if (line !== null) feed.pause()
      setOpened(line)
    },
    [feed],
  )
  const step = (by: 1 | -1): void => {
    feed.pause()
    const { lines } = feed.state()
    const index = stepTo(lines, findLines(lines, find.wanted), find.current, by)
    if (index === null) return
    find.setCurrent(lines[index]?.id ?? null)
    list.current?.scrollTo(index)
  }
  const close = (): void => {
    find.setOpen(false)
    list.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f' && !event.shiftKey) {
      event.preventDefault()
      find.setOpen(true)
    }
    if (event.key === 'F3') {
      event.preventDefault()
      if (find.open) step(event.shiftKey ? -1 : 1)
      else find.setOpen(true)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl F anywhere within opens the log's own find
    <div className={classes.view} onKeyDown={onKeyDown}>
      <div className={classes.bar}>
        {controls}
        <span className={classes.end}>
          <Button
            size="xs"
            variant="default"
            aria-expanded={find.open}
            leftSection={<IconSearch size={14} aria-hidden />}
            onClick={() => (find.open ? close() : find.setOpen(true))}
          >
            Find
          </Button>
          <DownloadLog name={datasource.name} lines={() => feed.state().lines} />
        </span>
      </div>
      <div className={classes.frame}>
        {find.open && <FindBar feed={feed} find={find} onStep={step} onClose={close} />}
        <LogList
          handle={list}
          feed={feed}
          label={`Log of ${datasource.name}`}
          wanted={find.wanted}
          marked={find.open && find.current !== null ? find.current : (cameFor ?? null)}
          open={opened?.id ?? null}
          onOpen={open}
          onLeaveEnd={leaveEnd}
          onReachEnd={onReachEnd}
        />
        <Newer feed={feed} onNewest={onNewest} />
        <div className={classes.foot}>{footer}</div>
      </div>
      {opened !== null && <LogDetail datasourceId={datasource.id} line={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Newer({ feed, onNewest }: Pick<LogPanelProps, 'feed' | 'onNewest'>) {
  const waiting = useFeed(feed, (state) => state.waiting)
  if (waiting === 0) return null
  return (
    <Button
      size="xs"
      className={classes.newer}
      leftSection={<IconArrowDown size={14} aria-hidden />}
      onClick={onNewest}
    >
      {formatNumber(waiting)} new
    </Button>
  )
}
