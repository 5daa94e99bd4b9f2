import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { SearchInput } from '../../ui/index.ts'

const PAUSE_MS = 150
/** The server's limit. */
const LONGEST = 200

interface SearchBoxProps {
  readonly value: string
  /** Called at a pause in typing. */
  readonly onChange: (value: string) => void
}

/** Searches as one types. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
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
  return (
    <SearchInput
      label="Search datasources"
      placeholder="Search name, description, type, tag, id"
      width={320}
      value={typed}
      onChange={(next) => {
        const words = next.slice(0, LONGEST)
        setTyped(words)
        tell(words)
      }}
    />
  )
}
