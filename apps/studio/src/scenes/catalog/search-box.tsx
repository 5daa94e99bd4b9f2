import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './catalog.module.css'

const PAUSE_MS = 150

interface SearchBoxProps {
  readonly value: string
  /** Called at a pause in typing. */
  readonly onChange: (value: string) => void
}

/** Searches as one types. `/` comes here from anywhere on the page, Escape empties it. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => input.current?.focus()]])
  const tell = useDebouncedCallback((next: string) => {
    told.current = next
    onChange(next)
  }, PAUSE_MS)
  // The address changed by itself: Back, a view, a filter taken off.
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(value)
  }, [value])
  const type = (next: string): void => {
    setTyped(next)
    tell(next)
  }
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label="Search datasources"
      placeholder="Search name, description, type, tag, id"
      className={classes.search}
      maxLength={200}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') {
          event.preventDefault()
          type('')
        }
      }}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs" aria-hidden>
            /
          </Kbd>
        ) : (
          <CloseButton
            size="sm"
            aria-label="Clear search"
            onClick={() => {
              type('')
              input.current?.focus()
            }}
          />
        )
      }
    />
  )
}
