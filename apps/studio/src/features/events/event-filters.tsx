import { OUTCOME } from '../../ui/index.ts'
import type { Address } from './address.ts'
import { type EventFilterChoice, isSet, NO_EVENT_FILTER, OUTCOMES } from './event.ts'
import { FilterBar } from './filter-bar.tsx'
import { ChoiceFilter, TextFilter, TimeFilter } from './filters.tsx'

interface EventFiltersProps {
  readonly address: Address
  readonly filter: EventFilterChoice
  readonly publishedVersion: number | null
}

export function EventFilters({ address, filter, publishedVersion }: EventFiltersProps) {
  const most = Math.max(publishedVersion ?? 0, filter.version ?? 0)
  const versions = Array.from({ length: most }, (_, index) => most - index)
  return (
    <FilterBar
      label="Filters of the events"
      onClear={isSet(filter) ? () => address.change(NO_EVENT_FILTER, 'push') : undefined}
    >
      <ChoiceFilter
        label="Outcome"
        any="Any outcome"
        value={filter.outcome ?? ''}
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME[value].word }))}
        onChange={(outcome) => address.change({ outcome })}
      />
      <ChoiceFilter
        label="Version"
        any="Any version"
        value={filter.version === null ? '' : String(filter.version)}
        options={versions.map((version) => ({ value: String(version), label: `v${version}` }))}
        onChange={(version) => address.change({ version: version === '' ? null : Number(version) })}
      />
      <TextFilter
        label="Source’s id or reason"
        wide
        search
        value={filter.search}
        onChange={(search) => address.change({ search })}
      />
      <TextFilter
        label="Correlation id"
        value={address.text('correlationId')}
        onChange={(correlationId) => address.change({ correlationId })}
      />
      <TimeFilter label="From" value={filter.from} onChange={(from) => address.change({ from })} />
      <TimeFilter label="Before" value={filter.to} onChange={(to) => address.change({ to })} />
    </FilterBar>
  )
}
