import type { JsonObject } from '@halcyon/domain'
import type { AlertOutput } from '../document.ts'
import type { Frame } from '../frame.ts'
import type { Ontology } from '../ontology.ts'
import { type Problems, rowOf } from '../problems.ts'
import { forEach, type OutputHead } from './each.ts'
import type { CompiledField } from './field.ts'
import { compileField } from './fields.ts'
import type { Records } from './records.ts'

export interface CompiledAlert extends OutputHead {
  readonly kind: 'alert'
  readonly fields: readonly CompiledField[]
  readonly sourceEventId: CompiledField | null
}

/** Compiles the fields; unknown and runtime attributes are errors. */
export const compileAlert = (
  output: AlertOutput,
  head: OutputHead,
  ontology: Ontology,
  problems: Problems,
): CompiledAlert => {
  const fields: CompiledField[] = []
  let sourceEventId: CompiledField | null = null
  const known = [...ontology.alertAttributes.values()].filter((spec) => spec.runtime !== true).map((spec) => spec.name)
  for (const [name, expression] of Object.entries(output.fields)) {
    const row = rowOf(rowOf(head.row, 'fields'), name)
    const spec = ontology.alertAttributes.get(name)
    if (spec === undefined) problems.unknown(row, 'unknown_attribute', 'alert attribute', name, known)
    else if (spec.runtime === true) problems.error(row, 'runtime_attribute', `'${name}' is set by the runtime`)
    else {
      const field = compileField(name, expression, spec, row, problems)
      if (name === 'sourceEventId') sourceEventId = field
      else fields.push(field)
    }
  }
  return { ...head, kind: 'alert', fields, sourceEventId }
}

/** Defaults and stand-ins of the mapping's rules; false when the alert has no title at all. */
const complete = (fields: JsonObject, alert: CompiledAlert, frame: Frame): boolean => {
  fields.severity ??= 'unknown'
  fields.severityRaw ??= ''
  fields.kind ??= 'detection'
  fields.status ??= 'new'
  if (fields.occurredAt === undefined) {
    const created = fields.sourceCreatedAt
    fields.occurredAt = created ?? frame.context.receivedAt
    if (created === undefined) {
      const row = rowOf(rowOf(alert.row, 'fields'), 'occurredAt')
      frame.warn(row, 'occurred_at_missing', 'no time in the payload: the time of receipt stands in')
    }
  }
  if (
    typeof fields.lastSeenAt === 'string' &&
    typeof fields.occurredAt === 'string' &&
    fields.lastSeenAt < fields.occurredAt
  ) {
    delete fields.lastSeenAt
    frame.warn(rowOf(rowOf(alert.row, 'fields'), 'lastSeenAt'), 'before_occurred_at', 'before occurredAt: left out')
  }
  const title = fields.title ?? fields.ruleName ?? fields.category
  if (title !== undefined) fields.title = title
  return title !== undefined
}

const makeFields = (alert: CompiledAlert, frame: Frame): JsonObject | null => {
  const fields: JsonObject = {}
  let whole = true
  for (const field of alert.fields) {
    const isSeverity = field.name === 'severity'
    if (isSeverity) frame.beforeLookup = undefined
    const value = field.read(frame)
    if (value !== undefined) fields[field.name] = value
    else if (field.expression.required) {
      whole = false
      frame.reject(field.expression.row, 'required_missing', `no value for ${field.name}, which is required`)
    }
    if (isSeverity && fields.severityRaw === undefined) fields.severityRaw = field.rawText(frame)
  }
  if (!whole || frame.errors.length > 0) return null
  if (complete(fields, alert, frame)) return fields
  const row = rowOf(rowOf(alert.row, 'fields'), 'title')
  frame.reject(row, 'required_missing', 'an alert needs a title, or a ruleName or category in its place')
  return null
}

const ownId = (alert: CompiledAlert, frame: Frame): string | null => {
  const value = alert.sourceEventId?.read(frame)
  if (value === undefined && alert.sourceEventId?.expression.required === true) {
    frame.reject(
      alert.sourceEventId.expression.row,
      'required_missing',
      'no value for sourceEventId, which is required',
    )
  }
  return typeof value === 'string' ? value : null
}

/** Several alerts of one item must not share an identity: from the second on, output and element are appended. */
const distinct = (id: string | null, records: Records, alert: CompiledAlert, element: number | null): string | null => {
  if (id === null || !records.hasAlert(id)) return id
  return `${id}#${alert.name}:${element ?? 0}`
}

/** Makes the output's alerts from the item; a problem that costs an alert rejects the item. */
export const runAlert = (alert: CompiledAlert, frame: Frame, recordId: string | null, records: Records): void => {
  forEach(alert, frame, (element) => {
    const fields = makeFields(alert, frame)
    const own = ownId(alert, frame)
    if (fields === null || frame.errors.length > 0) return
    const sourceEventId = distinct(own ?? recordId, records, alert, element)
    records.addAlert({ output: alert.name, sourceEventId, fields }, alert.at, element, alert.referenced)
  })
}
