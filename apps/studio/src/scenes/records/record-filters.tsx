import { ALERT_KINDS, ENTITY_TYPES, INVOLVES_ROLES, RELATIONSHIP_VERBS, SEVERITIES, STATUSES } from '@halcyon/domain'
import type { Address } from '../../features/events/address.ts'
import { FilterBar } from '../../features/events/filter-bar.tsx'
import { ChoiceFilter, TextFilter, TimeFilter } from '../../features/events/filters.tsx'
import { filterOf, NO_CHOICE, type RecordChoice, TAKEN } from './filter.ts'
import { type Kind, typeWord, wordOf } from './kinds.ts'
import type { Feed } from './use-feeds.ts'

const TYPES: Readonly<Record<Kind, readonly string[]>> = {
  alerts: ALERT_KINDS,
  entities: Object.keys(ENTITY_TYPES),
  relationships: RELATIONSHIP_VERBS.map(({ verb }) => verb),
}
const SEARCHED: Readonly<Record<Kind, string>> = {
  alerts: 'Title, text or source’s id',
  entities: 'Key or name',
  relationships: 'Key or name at an end',
}

const options = (words: readonly string[], word = wordOf) => words.map((value) => ({ value, label: word(value) }))

interface RecordFiltersProps {
  readonly kind: Kind
  readonly address: Address
  readonly choice: RecordChoice
  readonly feeds: readonly Feed[]
}

export function RecordFilters({ kind, address, choice, feeds }: RecordFiltersProps) {
  const set = Object.keys(filterOf(choice, TAKEN[kind])).length > 0
  return (
    <FilterBar label="Filters of the records" onClear={set ? () => address.change(NO_CHOICE, 'push') : undefined}>
      <TextFilter
        label={SEARCHED[kind]}
        wide
        search
        value={choice.search}
        onChange={(search) => address.change({ search })}
      />
      <ChoiceFilter
        label="Datasource"
        any="All datasources"
        value={choice.datasourceId}
        options={feeds.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(datasourceId) => address.change({ datasourceId })}
      />
      <ChoiceFilter
        label={kind === 'alerts' ? 'Severity' : 'Severity of an alert'}
        any="Any severity"
        value={choice.severity}
        options={options(SEVERITIES.toReversed())}
        onChange={(severity) => address.change({ severity })}
      />
      {kind === 'alerts' && (
        <ChoiceFilter
          label="Status"
          any="Any status"
          value={choice.status}
          options={options(STATUSES)}
          onChange={(status) => address.change({ status })}
        />
      )}
      <ChoiceFilter
        label={kind === 'relationships' ? 'Verb' : 'Type'}
        any={kind === 'relationships' ? 'Any verb' : 'Any type'}
        value={choice.type}
        options={options(TYPES[kind], kind === 'entities' ? typeWord : wordOf)}
        onChange={(type) => address.change({ type })}
      />
      {kind === 'relationships' && (
        <ChoiceFilter
          label="Role"
          any="Any role"
          value={choice.role}
          options={options(INVOLVES_ROLES)}
          onChange={(role) => address.change({ role })}
        />
      )}
      <TextFilter
        label={kind === 'entities' ? 'Key, exactly' : 'Key of an entity, exactly'}
        value={choice.key}
        onChange={(key) => address.change({ key })}
      />
      <TimeFilter
        label={kind === 'alerts' ? 'Received from' : 'First seen from'}
        value={choice.from}
        onChange={(from) => address.change({ from })}
      />
      <TimeFilter label="Before" value={choice.to} onChange={(to) => address.change({ to })} />
    </FilterBar>
  )
}
