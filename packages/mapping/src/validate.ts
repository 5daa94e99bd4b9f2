import type { JsonValue } from '@halcyon/domain'
import { build } from './compile.ts'
import type { Mapping } from './document.ts'
import { ONTOLOGY, type Ontology } from './ontology.ts'
import { compilePath } from './path/compile.ts'
import { type MappingFinding, Problems, rowOf } from './problems.ts'
import type { Program } from './program.ts'

export interface ValidateOptions {
  /** A payload of the connector: outputs it never produces are warned of. */
  readonly sample?: JsonValue
  /** What the mapping's script made of the sample's items: they are mapped in their place. */
  readonly made?: readonly JsonValue[]
  readonly ontology?: Ontology
}

const CONTEXT = { scope: 'sample', receivedAt: '2026-01-01T00:00:00.000Z' }

const nodeCount = (source: string, value: JsonValue): readonly JsonValue[] => {
  const compiled = compilePath(source)
  if (!compiled.ok || compiled.path.kind !== 'one') return []
  const node = compiled.path.read(value)
  return node === undefined ? [] : [node]
}

/** A path that names a list where its entries are meant: RFC 9535 gives the one list. */
const checkFanOut = (source: string | undefined, row: string, value: JsonValue, problems: Problems): void => {
  const [node] = source === undefined ? [] : nodeCount(source, value)
  if (!Array.isArray(node)) return
  problems.warning(row, 'each_is_a_list', `'${source}' names one list, not its entries`, `did you mean '${source}[*]'?`)
}

const runSample = (program: Program, sample: JsonValue, items: readonly JsonValue[], problems: Problems): void => {
  const mapping: Mapping = program.parts.document
  checkFanOut(mapping.split?.path, 'split.path', sample, problems)
  const made = new Set<string>()
  let mapped = 0
  for (const item of items) {
    for (const { row, each } of mapping.outputs.map((output, at) => ({
      row: rowOf(rowOf('outputs', at), 'each'),
      each: output.kind === 'relationship' ? undefined : output.each,
    }))) {
      checkFanOut(each, row, item, problems)
    }
    const result = program.run(item, CONTEXT, null)
    if (result.outcome === 'rejected') {
      for (const error of result.errors) problems.warning(error.path, error.code, `sample rejected: ${error.message}`)
    }
    if (result.outcome !== 'mapped') continue
    mapped += 1
    for (const record of [...result.alerts, ...result.entities]) made.add(record.output)
  }
  if (mapped === 0) problems.warning('', 'sample_not_mapped', 'no item of the sample was mapped')
  else reportMissing(program, made, problems)
}

const reportMissing = (program: Program, made: ReadonlySet<string>, problems: Problems): void => {
  for (const output of program.parts.records) {
    if (!made.has(output.name)) {
      problems.warning(output.row, 'never_produced', `the sample produced no '${output.name}'`)
    }
  }
}

const TITLES = ['title', 'ruleName', 'category']

/** What no payload can change: an alert that has none of these is refused at each event. */
const checkTitles = ({ outputs }: Mapping, problems: Problems): void => {
  for (const [at, output] of outputs.entries()) {
    if (output.kind !== 'alert' || TITLES.some((name) => Object.hasOwn(output.fields, name))) continue
    const row = rowOf(rowOf(rowOf('outputs', at), 'fields'), 'title')
    problems.error(row, 'required_missing', 'an alert needs a title, or a ruleName or category in its place')
  }
}

/**
 * Everything wrong with a document, worst first: errors keep it from being published, warnings do not.
 * With a sample, also what only a payload can tell.
 */
export const validateMapping = (document: unknown, options: ValidateOptions = {}): readonly MappingFinding[] => {
  const problems = new Problems()
  const program = build(document, options.ontology ?? ONTOLOGY, problems)
  if (program !== null) checkTitles(program.parts.document, problems)
  // Without what a script makes of it a sample tells nothing of the mapping.
  const mapsSample = program?.parts.document.script === undefined || options.made !== undefined
  if (program !== null && options.sample !== undefined && mapsSample) {
    runSample(program, options.sample, options.made ?? program.split(options.sample), problems)
  }
  return problems.findings.toSorted(
    (left, right) => Number(left.level === 'warning') - Number(right.level === 'warning'),
  )
}
