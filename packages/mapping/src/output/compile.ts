/** The outputs of a document: names first, then fields, then the relationships between them. */
import type { Mapping, Output, RelationshipOutput } from '../document.ts'
import { LIMITS } from '../limits.ts'
import type { Ontology } from '../ontology.ts'
import { type Problems, rowOf } from '../problems.ts'
import { type CompiledAlert, compileAlert } from './alert.ts'
import { compileEach, compileWhen, type OutputHead } from './each.ts'
import { type CompiledEntity, compileEntity } from './entity.ts'
import { type CompiledRelationship, compileRelationship, type End } from './relationship.ts'

export interface CompiledOutputs {
  readonly records: readonly (CompiledAlert | CompiledEntity)[]
  readonly relationships: readonly CompiledRelationship[]
}

type RecordOutput = Exclude<Output, RelationshipOutput>

/** Given names must be unique; an output without one takes its kind's or type's, numbered from the second on. */
const nameOutputs = (outputs: readonly Output[], problems: Problems): ReadonlyMap<string, End> => {
  const ends = new Map<string, End>()
  const given = new Set(outputs.map((output) => output.name).filter((name) => name !== undefined))
  for (const [at, output] of outputs.entries()) {
    if (output.kind === 'relationship') continue
    const base = output.kind === 'alert' ? 'alert' : output.type
    let name = output.name ?? base
    if (output.name === undefined) {
      for (let next = 2; ends.has(name) || given.has(name); next += 1) name = `${base}_${next}`
    } else if (ends.has(name)) {
      problems.error(rowOf(rowOf('outputs', at), 'name'), 'duplicate_name', `another output is named '${name}'`)
      continue
    }
    ends.set(name, { at, output })
  }
  return ends
}

const compileRecordOutput = (
  output: RecordOutput,
  name: string,
  at: number,
  referenced: boolean,
  ontology: Ontology,
  problems: Problems,
): CompiledAlert | CompiledEntity | null => {
  const row = rowOf('outputs', at)
  if (Object.keys(output.fields).length > LIMITS.rows) {
    problems.error(rowOf(row, 'fields'), 'too_many', `at most ${LIMITS.rows} fields`)
    return null
  }
  const each = compileEach(output.each, row, problems)
  const head: OutputHead = { name, row, at, each, when: compileWhen(output.when, row, problems), referenced }
  if (output.kind === 'alert') return compileAlert(output, head, ontology, problems)
  return compileEntity(output, head, ontology, problems)
}

/** Compiles all outputs; what is wrong goes to `problems`. */
export const compileOutputs = (mapping: Mapping, ontology: Ontology, problems: Problems): CompiledOutputs => {
  const { outputs } = mapping
  if (outputs.length > LIMITS.rows) problems.error('outputs', 'too_many', `at most ${LIMITS.rows} outputs`)
  const ends = nameOutputs(outputs, problems)
  const named = new Set(outputs.flatMap((output) => (output.kind === 'relationship' ? [output.from, output.to] : [])))
  const records = [...ends].map(([name, { at, output }]) =>
    compileRecordOutput(output, name, at, named.has(name), ontology, problems),
  )
  const relationships = outputs.map((output, at) =>
    output.kind === 'relationship' ? compileRelationship(output, rowOf('outputs', at), ends, ontology, problems) : null,
  )
  return {
    records: records.filter((record) => record !== null),
    relationships: relationships.filter((relationship) => relationship !== null),
  }
}

/**
 * For a document that fails its schema: the outputs without a fault are still checked, so that one look shows more than the first mistake.
 * Relationships wait, since the ends they name may be the faulty ones.
 */
export const checkSoundOutputs = (outputs: readonly unknown[], ontology: Ontology, problems: Problems): void => {
  const faulty = problems.findings.map((finding) => /^outputs\[(\d+)\]/.exec(finding.path)?.[1])
  for (const [at, output] of outputs.entries()) {
    if (faulty.includes(String(at))) continue
    const sound = output as Output
    if (sound.kind !== 'relationship')
      compileRecordOutput(sound, sound.name ?? sound.kind, at, false, ontology, problems)
  }
}
