import type { RecordRef, VerbSpec } from '@halcyon/domain'
import type { Output, RelationshipOutput } from '../document.ts'
import type { CompiledExpression } from '../expression/compiled.ts'
import type { Frame } from '../frame.ts'
import { LIMITS, LimitExceeded } from '../limits.ts'
import type { Ontology } from '../ontology.ts'
import { type Problems, rowOf } from '../problems.ts'
import { suggestion } from '../suggest.ts'
import { isTrue } from '../value/truth.ts'
import { compileWhen } from './each.ts'
import type { Made, Records } from './records.ts'

export interface CompiledRelationship {
  readonly row: string
  readonly type: string
  readonly role: string
  readonly from: number
  readonly to: number
  readonly when: CompiledExpression | null
  readonly sameItem: boolean
}

/** An output a relationship can name. */
export interface End {
  readonly at: number
  readonly output: Exclude<Output, RelationshipOutput>
}

/** 'alert', or the entity's type: what verbs are declared for. */
const endType = (end: End): string => (end.output.kind === 'alert' ? 'alert' : end.output.type)

const allows = (allowed: readonly string[], type: string): boolean =>
  allowed.includes(type) || (type !== 'alert' && allowed.includes('*'))

const checkEnds = (verb: VerbSpec, from: End, to: End, row: string, problems: Problems): void => {
  const ends = [
    ['from', from, verb.from],
    ['to', to, verb.to],
  ] as const
  for (const [side, end, allowed] of ends) {
    if (allows(allowed, endType(end))) continue
    problems.error(
      rowOf(row, side),
      'impossible_relationship',
      `'${verb.verb}' cannot go ${side} ${endType(end)}`,
      `${side}: ${allowed.map((type) => (type === '*' ? 'any entity' : type)).join(', ')}`,
    )
  }
}

const checkRole = (output: RelationshipOutput, verb: VerbSpec, row: string, problems: Problems): string => {
  const { role } = output
  if (role !== undefined && role !== '' && !verb.roles.includes(role)) {
    if (verb.roles.length === 0) problems.error(rowOf(row, 'role'), 'unexpected_role', `'${verb.verb}' has no roles`)
    else problems.unknown(rowOf(row, 'role'), 'unknown_role', 'role', role, verb.roles)
  }
  if (role !== undefined && role !== '') return role
  if (verb.roles.length === 0) return ''
  const assumed = verb.roles.includes('related') ? 'related' : (verb.roles[0] ?? '')
  problems.warning(row, 'role_missing', `no role given: '${assumed}' is assumed`, `one of: ${verb.roles.join(', ')}`)
  return assumed
}

const findEnd = (
  name: string,
  side: 'from' | 'to',
  ends: ReadonlyMap<string, End>,
  row: string,
  problems: Problems,
): End | null => {
  const end = ends.get(name)
  if (end !== undefined) return end
  problems.error(rowOf(row, side), 'unknown_output', `no output is named '${name}'`, suggestion(name, [...ends.keys()]))
  return null
}

/** Same element by default where both ends come from one `each`; an explicit `same_item` needs two fan-outs. */
const pairing = (output: RelationshipOutput, from: End, to: End, row: string, problems: Problems): boolean => {
  const both = from.output.each !== undefined && to.output.each !== undefined
  if (output.pair === 'same_item' && !both) {
    problems.error(rowOf(row, 'pair'), 'pair_needs_each', 'same_item needs each on both ends')
  }
  if (output.pair !== undefined) return output.pair === 'same_item'
  return both && from.output.each === to.output.each
}

/** Checks a relationship against the ontology; null after having reported what makes it impossible. */
export const compileRelationship = (
  output: RelationshipOutput,
  row: string,
  ends: ReadonlyMap<string, End>,
  ontology: Ontology,
  problems: Problems,
): CompiledRelationship | null => {
  const verb = ontology.verbs.get(output.type)
  if (verb === undefined) {
    problems.unknown(rowOf(row, 'type'), 'unknown_verb', 'relationship type', output.type, [...ontology.verbs.keys()])
  }
  const from = findEnd(output.from, 'from', ends, row, problems)
  const to = findEnd(output.to, 'to', ends, row, problems)
  const when = compileWhen(output.when, row, problems)
  if (verb === undefined || from === null || to === null) return null
  checkEnds(verb, from, to, row, problems)
  const role = checkRole(output, verb, row, problems)
  return {
    row,
    type: verb.verb,
    role,
    from: from.at,
    to: to.at,
    when,
    sameItem: pairing(output, from, to, row, problems),
  }
}

const same = (left: RecordRef, right: RecordRef): boolean => left.kind === right.kind && left.index === right.index

const pairs = (from: readonly Made[], to: readonly Made[], sameItem: boolean): readonly (readonly [Made, Made])[] => {
  if (sameItem) {
    const byElement = Map.groupBy(to, (made) => made.element)
    return from.flatMap((left) => (byElement.get(left.element) ?? []).map((right) => [left, right] as const))
  }
  if (from.length * to.length > LIMITS.pairs) throw new LimitExceeded('pairs')
  return from.flatMap((left) => to.map((right) => [left, right] as const))
}

/** Adds the edges between records that were made; one end missing, no edge. A record is never joined to itself. */
export const runRelationship = (relationship: CompiledRelationship, frame: Frame, records: Records): void => {
  frame.where = relationship.row
  frame.enter(frame.item, null)
  const from = records.madeBy(relationship.from)
  const to = records.madeBy(relationship.to)
  if (from.length === 0 || to.length === 0) return
  if (relationship.when !== null && !isTrue(relationship.when.evaluate(frame))) return
  const { type, role } = relationship
  const [left, right] = [from[0], to[0]]
  if (from.length === 1 && to.length === 1 && left !== undefined && right !== undefined) {
    const meet = !relationship.sameItem || left.element === right.element
    if (meet && !same(left.ref, right.ref)) records.addRelationship({ type, role, from: left.ref, to: right.ref })
    return
  }
  addPairs(relationship, from, to, records)
}

const addPairs = (
  { type, role, sameItem }: CompiledRelationship,
  from: readonly Made[],
  to: readonly Made[],
  records: Records,
): void => {
  const seen = new Set<string>()
  for (const [left, right] of pairs(from, to, sameItem)) {
    const identity = `${left.ref.index}>${right.ref.index}`
    if (same(left.ref, right.ref) || seen.has(identity)) continue
    seen.add(identity)
    records.addRelationship({ type, role, from: left.ref, to: right.ref })
  }
}
