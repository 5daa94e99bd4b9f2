import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatNumber } from '../../ui/index.ts'
import type { Find } from './find.ts'
import classes from './logs.module.css'

interface FindBarProps {
  readonly find: Find
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
}

/** Finding in the lines shown; the browser's own search sees only those that are drawn. */
export function FindBar({ find, onStep, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const { found, place, wanted } = find
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
