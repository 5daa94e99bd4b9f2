import type { Connector } from '@halcyon/connector-kit'
import type { Finding, JsonObject } from '@halcyon/domain'
import { type MappingFinding, validateMapping } from '@halcyon/mapping'
import { within } from './validate-config.ts'

interface MappingFindings {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
}

const MISSING: Finding = {
  path: 'mapping',
  code: 'required_missing',
  message: 'There is no mapping: nothing says what the events become',
  suggestion: 'Map at least the title and the severity of an alert',
}

/** What is wrong with a mapping, and what a sample of the connector shows besides. */
export function mappingFindings({ spec }: Connector, mapping: JsonObject | null): MappingFindings {
  if (mapping === null) return { errors: [MISSING], warnings: [] }
  const findings = validateMapping(mapping, { sample: spec.sample() })
  const of = (level: MappingFinding['level']): Finding[] =>
    within(
      'mapping',
      findings.filter((finding) => finding.level === level).map(({ level: _, ...finding }) => finding),
    )
  return { errors: of('error'), warnings: of('warning') }
}
