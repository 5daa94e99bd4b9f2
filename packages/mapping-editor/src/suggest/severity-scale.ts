/** Severities as small numbers: their meaning is the vendor's, so they come with a table to check. */
import type { JsonValue } from '@halcyon/domain'
import type { StepView } from '../document/contract.ts'

export interface Scale {
  readonly step: StepView
  readonly confidence: number
  readonly what: string
  of(value: JsonValue): JsonValue | undefined
}

/** OCSF's severity_id. */
const OCSF = { '0': 'unknown', '1': 'info', '2': 'low', '3': 'medium', '4': 'high', '5': 'critical', '6': 'critical' }
const RISING = { '1': 'info', '2': 'low', '3': 'medium', '4': 'high', '5': 'critical' }
const PRIORITY = { '1': 'critical', '2': 'high', '3': 'medium', '4': 'low', '5': 'info' }

const scale = (table: Readonly<Record<string, string>>, confidence: number, what: string): Scale => ({
  step: { kind: 'lookup', table: Object.entries(table), default: 'unknown', rest: { order: [], extra: [] } },
  confidence,
  what,
  of: (value) => table[String(value)],
})

/** `name`: folded, the last. Null for numbers of another range, or under another name. */
export const severityScale = (name: string, values: readonly JsonValue[]): Scale | null => {
  const within = (low: number, high: number): boolean =>
    values.length > 0 &&
    values.every((value) => typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high)
  if (name === 'severity_id' && within(0, 6)) return scale(OCSF, 0.85, 'OCSF’s numbers: a table is added')
  if (/sev/.test(name) && within(1, 5))
    return scale(RISING, 0.5, 'small numbers: a table is added that rises to 5; check it')
  if (/prio|urgency/.test(name) && within(1, 5))
    return scale(PRIORITY, 0.4, 'small numbers: a table is added with 1 as the worst; check it')
  return null
}
