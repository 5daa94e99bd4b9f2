import { Select } from '@mantine/core'

interface ScopeSelectProps {
  readonly label: string
  readonly data: { readonly value: string; readonly label: string }[]
  readonly value: string | null
  readonly onChoice: (value: string) => void
}

/** One of several organizations or projects; there is always one. */
export default function ScopeSelect({ label, data, value, onChoice }: ScopeSelectProps) {
  return (
    <Select
      aria-label={label}
      data={data}
      value={value}
      onChange={(chosen) => chosen !== null && onChoice(chosen)}
      allowDeselect={false}
      searchable={data.length > 9}
      size="xs"
    />
  )
}
