import type { Connector } from '@halcyon/connector-kit'
import { type Finding, isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { type MappingFinding, validateMapping } from '@halcyon/mapping'
import { tryOnSamples } from './try-script.ts'
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

/** What is wrong with a mapping, and what the samples of the config's sender show besides. */
export async function mappingFindings(
  { spec }: Connector,
  mapping: JsonObject | null,
  config: JsonValue = {},
): Promise<MappingFindings> {
  if (mapping === null) return { errors: [MISSING], warnings: [] }
  const preset = isJsonObject(config) ? config.preset : undefined
  const own = (spec.templates ?? []).filter((template) => template.preset === preset)
  const samples = own.length === 0 ? [spec.sample(config)] : own.flatMap((template) => template.samples)
  const script = await tryOnSamples(mapping, samples)
  const findings = inAll(
    samples.map((sample, i) => {
      const made = script?.made?.[i]
      return validateMapping(mapping, made === undefined ? { sample } : { sample, made })
    }),
  )
  const [error, warning] = [script?.error ?? null, script?.warning ?? null]
  const of = (level: MappingFinding['level']): Finding[] =>
    within(
      'mapping',
      findings.filter((finding) => finding.level === level).map(({ level: _, ...finding }) => finding),
    )
  const here = (finding: Finding | null): Finding[] => (finding === null ? [] : within('mapping', [finding]))
  return { errors: [...here(error), ...of('error')], warnings: [...here(warning), ...of('warning')] }
}

/** A sender sends several kinds of records: what only some of them show is no fault of the mapping. */
const inAll = ([first = [], ...others]: readonly (readonly MappingFinding[])[]): readonly MappingFinding[] =>
  first.filter(({ level, path, code }) =>
    others.every((all) => all.some((one) => one.level === level && one.path === path && one.code === code)),
  )
