import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { AuditFilter } from '../../api/generated/graphql.ts'
import { Toolbar } from '../../ui/index.ts'

/** What the address keeps. */
export interface AuditSearch {
  readonly actor?: string
  readonly action?: string
  readonly resource?: string
  readonly chain?: 'organization' | 'system'
}

export function filterOf({ actor, action, resource, chain }: AuditSearch): AuditFilter {
  return {
    ...(actor ? { actor } : {}),
    ...(action ? { action } : {}),
    ...(resource ? { resource: String(resource) } : {}),
    ...(chain === 'system' ? { chain } : {}),
  }
}

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

interface FiltersProps {
  readonly search: AuditSearch
  readonly onChange: (change: Partial<AuditSearch>) => void
}

export function Filters({ search, onChange }: FiltersProps) {
  const typed = useDebouncedCallback(onChange, 250)
  return (
    <Toolbar label="Audit filters">
      <TextInput
        aria-label="Who"
        placeholder="Who: name or id"
        defaultValue={search.actor ?? ''}
        onChange={(event) => typed({ actor: event.currentTarget.value })}
        data-search
      />
      <Select
        aria-label="Action"
        placeholder="Any action"
        data={ACTIONS}
        value={search.action ?? null}
        onChange={(action) => onChange({ action: action ?? '' })}
        clearable
        searchable
      />
      <TextInput
        aria-label="What"
        placeholder="What: kind or id"
        defaultValue={search.resource ?? ''}
        onChange={(event) => typed({ resource: event.currentTarget.value })}
      />
    </Toolbar>
  )
}
