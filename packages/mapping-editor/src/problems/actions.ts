/** What to do about a finding, where the finding itself does not say. */
import type { Finding } from '@halcyon/domain'
import type { ProblemLevel } from './contract.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  required_missing: 'Map it to a field every sample has, or give it a default',
  many_values: 'One record per value, the first, or joined: choose in the row',
  occurred_at_missing: 'Map occurredAt to the time of the event',
  before_occurred_at: 'Check which of the two times is which',
  nothing_produced: 'Map a title, or a key of an entity',
  never_produced: 'Check its key, its list and its condition',
  empty_key: 'Nothing to do if the field is sometimes empty; else choose another',
  severity_unknown: 'Add a table from the vendor’s scale',
  enum_unknown: 'Add a table from the vendor’s words',
  type_mismatch: 'Convert it with a step, or choose another field',
  not_a_timestamp: 'Add its format to “as timestamp”',
  timestamp_invalid: 'Add “as timestamp” with its format',
  number_invalid: 'Convert it with a step, or choose another field',
  invalid_path: 'Correct the path, or choose the field from the list',
  invalid_jmespath: 'Correct the expression',
  no_source: 'Choose a field, a constant or a template',
  unknown_output: 'Choose one of the blocks',
  unknown_field: 'Remove it, or correct its name in the JSON view',
  impossible_relationship: 'Choose other blocks, or another relationship',
  impossible_type: 'Convert it with a step, or choose another target',
  absent: 'Nothing to do if it is optional; else give a default or a second field',
  absent_everywhere: 'Check the spelling, or add a sample that has it',
  each_is_a_list: 'Add [*] to name its entries',
  unmapped: 'Map it, or ignore it',
  role_missing: 'Choose a role',
  host_is_ip: 'Make it an ip, or choose the field with the name',
  too_few: 'Add a block',
}

export const actionFor = ({ code, suggestion }: Pick<Finding, 'code' | 'suggestion'>): string => {
  if (suggestion !== undefined) return suggestion.charAt(0).toUpperCase() + suggestion.slice(1)
  return ACTIONS[code] ?? (code.startsWith('limit_') ? 'Narrow the path, or split the payload' : 'Correct the row')
}

const WARNINGS: ReadonlySet<string> = new Set([
  'many_values',
  'occurred_at_missing',
  'before_occurred_at',
  'nothing_produced',
  'empty_key',
  'role_missing',
])

/** A value that is not there costs an alert its item, but an entity only itself; every other refusal is a wrong type. */
export const levelOf = (code: string, inAlert: boolean): ProblemLevel => {
  if (code === 'required_missing') return inAlert ? 'error' : 'warning'
  return WARNINGS.has(code) ? 'warning' : 'error'
}
