import type { Address } from '../events/address.ts'
import { FilterBar } from '../events/filter-bar.tsx'
import { ChoiceFilter, TextFilter, TimeFilter } from '../events/filters.tsx'
import { reasonOf } from '../events/reason.ts'
import { type DeadLetterChoice, isNarrowed, NO_CHOICE } from './dead-letter.ts'
import type { Group } from './use-dead-letters.ts'

const STATES = [
  { value: 'replayed', label: 'Replayed' },
  { value: 'discarded', label: 'Discarded' },
  { value: 'all', label: 'All' },
]

interface LetterFiltersProps {
  readonly address: Address
  readonly choice: DeadLetterChoice
  readonly groups: readonly Group[]
  readonly publishedVersion: number | null
}

export function LetterFilters({ address, choice, groups, publishedVersion }: LetterFiltersProps) {
  const codes = [...new Set([...groups.map(({ code }) => code), ...(choice.code === '' ? [] : [choice.code])])]
  const most = Math.max(publishedVersion ?? 0, choice.version ?? 0)
  const set = isNarrowed(choice) || choice.state !== 'open'
  return (
    <FilterBar label="Filters of the dead letters" onClear={set ? () => address.change(NO_CHOICE, 'push') : undefined}>
      <ChoiceFilter
        label="State"
        any="Open"
        value={choice.state === 'open' ? '' : choice.state}
        options={STATES}
        onChange={(state) => address.change({ state })}
      />
      <ChoiceFilter
        label="Cause"
        any="Any cause"
        value={choice.code}
        options={codes.map((code) => ({ value: code, label: reasonOf(code)?.cause ?? code }))}
        onChange={(code) => address.change({ code })}
      />
      <ChoiceFilter
        label="Version"
        any="Any version"
        value={choice.version === null ? '' : String(choice.version)}
        options={Array.from({ length: most }, (_, index) => ({
          value: String(most - index),
          label: `v${most - index}`,
        }))}
        onChange={(version) => address.change({ version: version === '' ? null : Number(version) })}
      />
      <TextFilter
        label="In the errors"
        wide
        search
        value={choice.search}
        onChange={(search) => address.change({ search })}
      />
      <TextFilter
        label="Correlation id"
        value={address.text('correlationId')}
        onChange={(correlationId) => address.change({ correlationId })}
      />
      <TimeFilter label="From" value={choice.from} onChange={(from) => address.change({ from })} />
      <TimeFilter label="Before" value={choice.to} onChange={(to) => address.change({ to })} />
    </FilterBar>
  )
}
