import type { AuditFilter } from '../../api/generated/graphql.ts'
import type { Address } from '../../features/events/address.ts'
import { FilterBar } from '../../features/events/filter-bar.tsx'
import { ChoiceFilter, TextFilter, TimeFilter } from '../../features/events/filters.tsx'

const CHAINS = ['organization', 'system'] as const

/** What the address says of the entries wanted. */
export function filterOf(address: Address): AuditFilter {
  const text = (name: 'actor' | 'action' | 'resource'): AuditFilter =>
    address.text(name) === '' ? {} : { [name]: address.text(name) }
  const time = (name: 'from' | 'to'): AuditFilter => {
    const at = address.time(name)
    return at === null ? {} : { [name]: at }
  }
  const chain = address.word('chain', CHAINS)
  return {
    ...text('actor'),
    ...text('action'),
    ...text('resource'),
    ...time('from'),
    ...time('to'),
    ...(chain === 'system' ? { chain } : {}),
  }
}

/** Offered while typing; any other action, or the first part of one, is found as well. */
const ACTIONS = [
  'datasource',
  'datasource.publish',
  'datasource.rollback',
  'draft',
  'secret',
  'role',
  'user',
  'api_token',
  'session',
  'dead_letter',
]
const NO_CHOICE = { actor: null, action: null, resource: null, from: null, to: null, chain: null, entry: null }

interface FiltersProps {
  readonly address: Address
  readonly filter: AuditFilter
  /** The installation's own chain may be read as well. */
  readonly mayReadSystem: boolean
}

export function Filters({ address, filter, mayReadSystem }: FiltersProps) {
  const set = Object.keys(filter).length > 0
  return (
    <FilterBar label="Audit filters" onClear={set ? () => address.change(NO_CHOICE, 'push') : undefined}>
      <TextFilter
        label="Who: name or id"
        search
        value={filter.actor ?? ''}
        onChange={(actor) => address.change({ actor })}
      />
      <TextFilter
        label="Action"
        options={ACTIONS}
        value={filter.action ?? ''}
        onChange={(action) => address.change({ action })}
      />
      <TextFilter
        label="What: kind or id"
        value={filter.resource ?? ''}
        onChange={(resource) => address.change({ resource })}
      />
      <TimeFilter label="From" value={filter.from ?? null} onChange={(from) => address.change({ from })} />
      <TimeFilter label="Before" value={filter.to ?? null} onChange={(to) => address.change({ to })} />
      {mayReadSystem && (
        <ChoiceFilter
          label="Chain"
          any="This organization’s"
          value={filter.chain ?? ''}
          options={[{ value: 'system', label: 'The installation’s' }]}
          onChange={(chain) => address.change({ chain }, 'push')}
        />
      )}
    </FilterBar>
  )
}
