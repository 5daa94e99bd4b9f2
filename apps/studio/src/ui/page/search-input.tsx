import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

export interface SearchInputProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is searched: "Search datasources". */
  readonly label: string
  readonly placeholder?: string | undefined
  readonly width?: number | string | undefined
}

/** The page's search; `/` takes the focus here. Escape empties it. */
export function SearchInput({ value, onChange, label, placeholder, width = 280 }: SearchInputProps) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      data-page-search
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        value !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange('')} />
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onChange('')
      }}
      style={{ width, maxWidth: '100%' }}
    />
  )
}
