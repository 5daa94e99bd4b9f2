import { Button, Popover, SegmentedControl, TextInput } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import classes from './charts.module.css'
import { type Bounds, boundsOf, fixedRange, SPANS, type TimeRange } from './range.ts'
import { clockText } from './words.ts'

interface RangePickerProps {
  readonly range: TimeRange
  readonly onChange: (range: TimeRange) => void
}

const NAMES = { '15m': '15 min', '1h': '1 h', '6h': '6 h', '24h': '24 h', '7d': '7 d' }
const CHOICES = Object.keys(SPANS) as (keyof typeof SPANS)[]

/** The last so much time, or any time. */
export function RangePicker({ range, onChange }: RangePickerProps) {
  return (
    <div className={classes.range}>
      <SegmentedControl
        aria-label="Time range"
        size="xs"
        value={range.kind === 'span' ? range.span : ''}
        data={CHOICES.map((value) => ({ value, label: NAMES[value] }))}
        onChange={(span) => onChange({ kind: 'span', span: span as keyof typeof SPANS })}
      />
      <Custom range={range} onChange={onChange} />
    </div>
  )
}

function Custom({ range, onChange }: RangePickerProps) {
  const [opened, setOpened] = useState(false)
  const label = range.kind === 'fixed' ? rangeText(boundsOf(range, 0)) : 'Custom'
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus withinPortal position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          size="xs"
          variant={range.kind === 'fixed' ? 'light' : 'default'}
          leftSection={<IconCalendarTime size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <CustomForm
          bounds={boundsOf(range, Date.now())}
          onSubmit={(bounds) => {
            setOpened(false)
            onChange(fixedRange(bounds))
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

interface CustomFormProps {
  readonly bounds: Bounds
  readonly onSubmit: (bounds: Bounds) => void
}

function CustomForm({ bounds, onSubmit }: CustomFormProps) {
  const [from, setFrom] = useState(fieldText(bounds.from))
  const [to, setTo] = useState(fieldText(bounds.to))
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = { from: Date.parse(from) / 1000, to: Date.parse(to) / 1000 }
    if (chosen.to - chosen.from >= 60) onSubmit(chosen)
    else setProblem('Choose an end at least a minute after the start.')
  }
  return (
    <form className={classes.custom} onSubmit={submit}>
      <TextInput type="datetime-local" label="From" value={from} onChange={(event) => setFrom(event.target.value)} />
      <TextInput
        type="datetime-local"
        label="To"
        value={to}
        error={problem}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" size="xs">
        Show
      </Button>
    </form>
  )
}

const fieldText = (seconds: number): string => clockText(seconds, true).replace(' ', 'T').slice(0, 16)

function rangeText({ from, to }: Bounds): string {
  const [start, end] = [clockText(from, true).slice(0, 16), clockText(to, true).slice(0, 16)]
  return `${start} – ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`
}
