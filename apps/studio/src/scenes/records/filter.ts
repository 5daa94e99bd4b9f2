import type { Address } from '../../features/events/address.ts'
import { isId } from '../../features/events/event.ts'

/** What is chosen of the records; which of it counts depends on their kind. */
export interface RecordChoice {
  readonly datasourceId: string
  readonly type: string
  readonly key: string
  readonly severity: string
  readonly status: string
  readonly role: string
  readonly search: string
  readonly from: string | null
  readonly to: string | null
}

export function choiceOf(address: Pick<Address, 'text' | 'time'>): RecordChoice {
  const datasourceId = address.text('datasourceId')
  return {
    datasourceId: isId(datasourceId) ? datasourceId : '',
    type: address.text('type').slice(0, 100),
    key: address.text('key').slice(0, 1000),
    severity: address.text('severity').slice(0, 20),
    status: address.text('status').slice(0, 20),
    role: address.text('role').slice(0, 20),
    search: address.text('search').slice(0, 200),
    from: address.time('from'),
    to: address.time('to'),
  }
}

export const NO_CHOICE = {
  datasourceId: null,
  type: null,
  key: null,
  severity: null,
  status: null,
  role: null,
  search: null,
  from: null,
  to: null,
}

/** The parts of a choice that lists of each kind take. */
export const TAKEN = {
  alerts: ['datasourceId', 'type', 'key', 'severity', 'status', 'search', 'from', 'to'],
  entities: ['datasourceId', 'type', 'key', 'severity', 'search', 'from', 'to'],
  relationships: ['datasourceId', 'type', 'role', 'key', 'severity', 'search', 'from', 'to'],
} as const satisfies Readonly<Record<string, readonly (keyof RecordChoice)[]>>

/** What is set of those parts, as the API's filter. */
export function filterOf(choice: RecordChoice, taken: readonly (keyof RecordChoice)[]): Record<string, string> {
  const set = taken.map((name) => [name, choice[name]] as const)
  return Object.fromEntries(set.filter((entry): entry is readonly [keyof RecordChoice, string] => Boolean(entry[1])))
}
