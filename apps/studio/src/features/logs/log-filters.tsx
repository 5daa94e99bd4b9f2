import type { Address } from '../events/address.ts'
import { FilterBar } from '../events/filter-bar.tsx'
import { ChoiceFilter, TextFilter, TimeFilter } from '../events/filters.tsx'
import { LEVELS, type LogFilter } from './line.ts'

export const filterOf = (address: Pick<Address, 'text' | 'word' | 'time'>): LogFilter => ({
  level: address.word('level', LEVELS),
  component: address.text('component').slice(0, 100),
  correlationId: UUID.test(address.text('correlationId')) ? address.text('correlationId').toLowerCase() : '',
  search: address.text('search').slice(0, 200),
  from: address.time('from'),
  to: address.time('to'),
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isFiltered = (filter: LogFilter): boolean =>
  Object.values(filter).some((value) => value !== null && value !== '')

const NONE = { level: null, component: null, correlationId: null, search: null, from: null, to: null }
const WORDS = { debug: 'Debug and above', info: 'Info and above', warn: 'Warnings and errors', error: 'Errors' }

interface LogFiltersProps {
  readonly address: Address
  readonly filter: LogFilter
  readonly components: readonly string[]
}

export function LogFilters({ address, filter, components }: LogFiltersProps) {
  const clear = (): void => address.change(NONE, 'push')
  return (
    <FilterBar label="Filters of the log" onClear={isFiltered(filter) ? clear : undefined}>
      <ChoiceFilter
        label="Level"
        value={filter.level ?? ''}
        any="All levels"
        options={LEVELS.slice(1).map((level) => ({ value: level, label: WORDS[level] }))}
        onChange={(level) => address.change({ level })}
      />
      <TextFilter
        label="Component"
        value={filter.component}
        options={components}
        onChange={(component) => address.change({ component })}
      />
      <TextFilter label="Text" wide search value={filter.search} onChange={(search) => address.change({ search })} />
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
