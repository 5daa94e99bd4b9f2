import type { AttributeSpec, JsonValue } from '@halcyon/domain'
import type { CompiledExpression } from '../expression/compiled.ts'
import { firstValue } from '../expression/select.ts'
import { takesList } from '../expression/static-type.ts'
import type { Frame } from '../frame.ts'
import { anyText, type TextFault, textFault, valueFault } from '../value/text.ts'

/** What the ontology allows severityRaw; longer ones are cut. */
const RAW_LENGTH = 256

const FAULT_TEXT: Readonly<Record<TextFault, string>> = {
  nul_character: 'a text has the character U+0000, which cannot be stored',
  lone_surrogate: 'a text has half a surrogate pair, which is not Unicode text and cannot be stored',
}

/** Rejects the item when the value has text the database cannot hold. */
export const refuseFaulty = (value: JsonValue, frame: Frame, row: string): boolean => {
  const fault = typeof value === 'string' ? textFault(value) : valueFault(value, (nodes) => frame.budget.spend(nodes))
  if (fault === null) return false
  frame.reject(row, fault, FAULT_TEXT[fault])
  return true
}

/** One target attribute: its expression, then the ontology's own check. */
export class CompiledField {
  readonly name: string
  readonly expression: CompiledExpression
  readonly spec: AttributeSpec | null
  private readonly single: boolean
  /** `as: timestamp` already gives the ontology's form. */
  private readonly done: boolean
  private selected: JsonValue | undefined = undefined

  constructor(name: string, expression: CompiledExpression, spec: AttributeSpec | null) {
    this.name = name
    this.expression = expression
    this.spec = spec
    this.single = spec !== null && !takesList(spec.type)
    this.done = spec?.type === 'timestamp' && expression.type === 'timestamp'
  }

  /** The value before `lookup`, or the selected one without a lookup, of the last `read`: the alert's `severityRaw`. */
  rawText(frame: Frame): string {
    const raw = this.expression.hasLookup ? frame.beforeLookup : this.selected
    return raw === undefined ? '' : anyText(raw).slice(0, RAW_LENGTH).toWellFormed().replaceAll('\0', '')
  }

  /** The stored value; undefined when there is none, or none that fits (then with a warning). */
  read(frame: Frame): JsonValue | undefined {
    const selected = this.expression.evaluate(frame)
    this.selected = selected
    const value = selected === undefined ? undefined : this.check(selected, frame)
    if (frame.trace !== null) frame.trace.finish(value)
    return value
  }

  private check(selected: JsonValue, frame: Frame): JsonValue | undefined {
    let value: JsonValue | undefined = selected
    if (this.single && Array.isArray(value)) value = firstValue(value, frame, this.expression.row)
    if (value === undefined || this.done) return value
    if (this.spec === null) return refuseFaulty(value, frame, this.expression.row) ? undefined : value
    const coerced = this.spec.coerce(value)
    if (coerced.ok) return coerced.value
    if (coerced.code === 'value_missing') return undefined
    if (coerced.code !== 'text_not_storable' || !refuseFaulty(value, frame, this.expression.row)) {
      frame.warn(this.expression.row, coerced.code, coerced.message, coerced.suggestion)
    }
    return undefined
  }
}
