import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core'
import { IconArrowsExchange, IconX } from '@tabler/icons-react'
import classes from '../detail.module.css'
import type { Comparison } from './comparison.ts'

interface CompareBarProps {
  readonly comparison: Comparison
  /** Numbers, newest first. */
  readonly versions: readonly number[]
  readonly onChange: (comparison: Comparison | null) => void
}

/** Which two are compared: any versions, or the draft. */
export function CompareBar({ comparison: { from, to }, versions, onChange }: CompareBarProps) {
  const held = [from, to].filter((side) => side !== null && side !== 'draft').map(Number)
  const numbers = [...new Set([...versions, ...held])].sort((a, b) => b - a)
  const sides = [
    { value: 'draft', label: 'Draft' },
    ...numbers.map((number) => ({ value: String(number), label: `v${number}` })),
  ]
  return (
    <div className={classes.compare}>
      <NativeSelect
        label="From"
        value={from ?? ''}
        data={[{ value: '', label: 'Nothing' }, ...sides]}
        onChange={(event) => onChange({ from: event.currentTarget.value || null, to })}
      />
      <NativeSelect
        label="To"
        value={to}
        data={sides}
        onChange={(event) => onChange({ from, to: event.currentTarget.value })}
      />
      {from !== null && (
        <Tooltip label="The other way round">
          <ActionIcon aria-label="The other way round" onClick={() => onChange({ from: to, to: from })}>
            <IconArrowsExchange size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label="Close the comparison">
        <ActionIcon aria-label="Close the comparison" onClick={() => onChange(null)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
