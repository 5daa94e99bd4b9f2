import { Button } from '@mantine/core'
import { IconArrowDown, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../ui/index.ts'
import { DownloadLog } from './download.tsx'
import { useFind } from './find.ts'
import { FindBar } from './find-bar.tsx'
import type { LogLine } from './line.ts'
import { LogDetail } from './log-detail.tsx'
import { LogList, type LogListHandle } from './log-list.tsx'
import classes from './logs.module.css'

interface LogPanelProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly lines: readonly LogLine[]
  readonly following: boolean
  /** Lines that came since the view stands still. */
  readonly waiting: number
  /** The line one came for. */
  readonly line?: string | undefined
  readonly onLeaveEnd: () => void
  readonly onReachEnd: () => void
  /** To the newest, and with them from there. */
  readonly onNewest: () => void
  readonly controls: ReactNode
  readonly footer: ReactNode
}

/** The lines with finding, opening and saving; where they come from is its user's affair. */
export function LogPanel(props: LogPanelProps) {
  const { datasource, lines, following, waiting, line: cameFor, controls, footer, onLeaveEnd } = props
  const find = useFind(lines)
  const list = useRef<LogListHandle>(null)
  const [opened, setOpened] = useState<LogLine | null>(null)
  const indexOfLine = cameFor === undefined ? -1 : lines.findIndex(({ id }) => id === cameFor)
  useEffect(() => {
    if (indexOfLine >= 0) list.current?.scrollTo(indexOfLine)
  }, [indexOfLine])

  const open = useCallback(
    (line: LogLine | null) => {
      if (line !== null) onLeaveEnd()
      setOpened(line)
    },
    [onLeaveEnd],
  )
  const step = (by: 1 | -1): void => {
    onLeaveEnd()
    const index = find.step(by)
    if (index !== null) list.current?.scrollTo(index)
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
          <DownloadLog name={datasource.name} lines={lines} />
        </span>
      </div>
      <div className={classes.frame}>
        {find.open && <FindBar find={find} onStep={step} onClose={close} />}
        <LogList
          handle={list}
          lines={lines}
          label={`Log of ${datasource.name}`}
          following={following}
          wanted={find.wanted}
          marked={find.open && find.current !== null ? find.current : (cameFor ?? null)}
          open={opened?.id ?? null}
          onOpen={open}
          onLeaveEnd={onLeaveEnd}
          onReachEnd={props.onReachEnd}
        />
        {waiting > 0 && (
          <Button
            size="xs"
            className={classes.newer}
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={props.onNewest}
          >
            {formatNumber(waiting)} new
          </Button>
        )}
        <div className={classes.foot}>{footer}</div>
      </div>
      {opened !== null && <LogDetail datasourceId={datasource.id} line={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}
