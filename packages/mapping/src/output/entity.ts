import type { JsonObject, JsonValue } from '@halcyon/domain'
import type { EntityOutput } from '../document.ts'
import { compileExpression } from '../expression/compile.ts'
import type { CompiledExpression } from '../expression/compiled.ts'
import type { Frame } from '../frame.ts'
import type { Ontology } from '../ontology.ts'
import { type Problems, rowOf } from '../problems.ts'
import { setMember } from '../value/object.ts'
import { forEach, type OutputHead } from './each.ts'
import { type CompiledField, refuseFaulty } from './field.ts'
import { compileField } from './fields.ts'
import type { Records } from './records.ts'

type EntityTypeSpec = NonNullable<ReturnType<Ontology['entityTypes']['get']>>

export interface CompiledEntity extends OutputHead {
  readonly kind: 'entity'
  readonly spec: EntityTypeSpec
  readonly key: CompiledExpression
  /** `fields.name`: what people call it. */
  readonly naming: CompiledField | null
  readonly fields: readonly CompiledField[]
}

/** The `name` every entity has, whatever its type lists. */
const nameSpec = (ontology: Ontology) => ontology.alertAttributes.get('ruleName') ?? null

/** Compiles key and fields; null after having reported an unknown type. */
export const compileEntity = (
  output: EntityOutput,
  head: OutputHead,
  ontology: Ontology,
  problems: Problems,
): CompiledEntity | null => {
  const spec = ontology.entityTypes.get(output.type)
  if (spec === undefined) {
    problems.unknown(rowOf(head.row, 'type'), 'unknown_type', 'entity type', output.type, [
      ...ontology.entityTypes.keys(),
    ])
  }
  const key = compileExpression(output.key, rowOf(head.row, 'key'), { wantsList: true }, problems)
  if (key.type === 'boolean') problems.error(key.row, 'impossible_type', 'a key cannot be a boolean')
  const fields: CompiledField[] = []
  let naming: CompiledField | null = null
  for (const [name, expression] of Object.entries(output.fields)) {
    const row = rowOf(rowOf(head.row, 'fields'), name)
    const attribute = spec?.attributes.find((each) => each.name === name) ?? null
    if (name === 'name') naming = compileField(name, expression, nameSpec(ontology), row, problems)
    else fields.push(compileField(name, expression, attribute, row, problems))
  }
  return spec === undefined ? null : { ...head, kind: 'entity', spec, key, naming, fields }
}

/** Null when a required row of it has no value: that costs this entity, not the item. */
const makeAttributes = (entity: CompiledEntity, frame: Frame): JsonObject | null => {
  const attributes: JsonObject = {}
  for (const field of entity.fields) {
    const value = field.read(frame)
    if (value !== undefined) setMember(attributes, field.name, value)
    else if (field.expression.required) {
      frame.warn(field.expression.row, 'required_missing', `no value: '${entity.name}' was left out`)
      return null
    }
  }
  return attributes
}

const nameOf = (entity: CompiledEntity, frame: Frame): string | null | undefined => {
  if (entity.naming === null) return null
  const value = entity.naming.read(frame)
  if (typeof value === 'string') return value
  if (!entity.naming.expression.required) return null
  frame.warn(entity.naming.expression.row, 'required_missing', `no value: '${entity.name}' was left out`)
  return undefined
}

const addOne = (
  entity: CompiledEntity,
  keyValue: JsonValue,
  name: string | null,
  attributes: JsonObject,
  element: number | null,
  frame: Frame,
  records: Records,
): void => {
  const key = entity.spec.normaliseKey(keyValue, frame.context.scope)
  if (!key.ok) {
    if (key.code === 'text_not_storable' && refuseFaulty(keyValue, frame, entity.key.row)) return
    frame.warn(entity.key.row, key.code, `'${entity.name}' was left out: ${key.message}`, key.suggestion)
    return
  }
  const record = {
    output: entity.name,
    type: entity.spec.type,
    key: key.key,
    scope: key.scope,
    name: name ?? key.name,
    attributes,
  }
  records.addEntity(record, entity.at, element, entity.referenced)
}

/** Makes the output's entities: one a key, a list of keys being several. Absent keys are no entity and no warning. */
export const runEntity = (entity: CompiledEntity, frame: Frame, records: Records): void => {
  forEach(entity, frame, (element) => {
    const key = entity.key.evaluate(frame)
    if (key === undefined) {
      if (entity.key.required) frame.warn(entity.key.row, 'required_missing', `no key: '${entity.name}' was left out`)
      return
    }
    const name = nameOf(entity, frame)
    const attributes = name === undefined ? null : makeAttributes(entity, frame)
    if (attributes === null || name === undefined) return
    if (!Array.isArray(key)) {
      addOne(entity, key, name, attributes, element, frame, records)
      return
    }
    for (const one of key) {
      if (one !== null) addOne(entity, one, name, { ...attributes }, element, frame, records)
    }
  })
}
