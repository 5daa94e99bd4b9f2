import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { formatNumber } from '../../ui/index.ts'
import { type Find, findLines } from './find.ts'
import type { LogFeed } from './log-feed.ts'
import classes from './logs.module.css'
import { useFeed } from './use-feed.ts'

interface FindBarProps {
  readonly feed: LogFeed
  readonly find: Find
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
}

/** Finding in the lines shown; the browser's own search sees only those that are drawn. */
export function FindBar({ feed, find, onStep, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const lines = useFeed(feed, (state) => state.lines)
  const { wanted, current } = find
  const found = useMemo(() => findLines(lines, wanted), [lines, wanted])
  const place = current === null ? -1 : found.findIndex((index) => lines[index]?.id === current)
  const at = place === -1 ? '' : `${formatNumber(place + 1)} of `
  const words = wanted === '' ? '' : found.length === 0 ? 'Not found' : `${at}${formatNumber(found.length)} lines`
  return (
    <search aria-label="Find in the lines shown" className={classes.find}>
      <TextInput
        ref={field}
        size="xs"
        aria-label="Find in the lines shown"
        placeholder="Find in the lines shown"
        value={find.text}
        autoFocus
        spellCheck={false}
        onChange={(event) => find.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            onStep(event.shiftKey ? -1 : 1)
          }
          if (event.key === 'Escape') {
            event.stopPropagation()
            onClose()
          }
        }}
      />
      <ActionIcon aria-label="Previous line found" disabled={found.length === 0} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label="Next line found" disabled={found.length === 0} onClick={() => onStep(1)}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <span className={classes.said}>{words}</span>
      <ActionIcon aria-label="Close find" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </search>
  )
}
