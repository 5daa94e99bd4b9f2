import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import classes from './filters.module.css'

const TYPING_MS = 300

interface TextFilterProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** Words offered while typing. */
  readonly options?: readonly string[]
  readonly wide?: boolean
  /** `/` goes here: the page's search. */
  readonly search?: boolean
}

/** Text that filters; what is typed is asked for when the hand rests, or at Enter. */
export function TextFilter({ label, value, onChange, placeholder, options, wide, search }: TextFilterProps) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  useEffect(() => {
    if (value !== told.current) setTyped(value)
    told.current = value
  }, [value])
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    if (typed.trim() === told.current) return
    const timer = setTimeout(() => {
      told.current = typed.trim()
      tell.current(typed.trim())
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const list = options === undefined ? undefined : `filter-${label.replaceAll(/\W+/g, '-')}`
  return (
    <div className={classes.field} data-wide={wide || undefined}>
      <TextInput
        size="xs"
        label={label}
        value={typed}
        placeholder={placeholder}
        list={list}
        data-page-search={search || undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          told.current = typed.trim()
          onChange(typed.trim())
        }}
      />
      {list !== undefined && (
        <datalist id={list}>
          {options?.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </div>
  )
}

interface ChoiceFilterProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What no choice means: "Any outcome". */
  readonly any: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export function ChoiceFilter({ label, value, onChange, any, options }: ChoiceFilterProps) {
  return (
    <div className={classes.field}>
      <NativeSelect
        size="xs"
        label={label}
        value={value}
        data={[{ value: '', label: any }, ...options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

/** RFC 3339 → what a `datetime-local` field takes, in the reader's zone. */
function localTime(value: string | null): string {
  if (value === null) return ''
  const date = new Date(value)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

interface TimeFilterProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** A moment in the reader's zone. */
export function TimeFilter({ label, value, onChange }: TimeFilterProps) {
  return (
    <div className={classes.field}>
      <TextInput
        size="xs"
        type="datetime-local"
        label={label}
        value={localTime(value)}
        onChange={(event) => {
          const at = new Date(event.currentTarget.value)
          onChange(Number.isNaN(at.getTime()) ? null : at.toISOString())
        }}
      />
    </div>
  )
}
