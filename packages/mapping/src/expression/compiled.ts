import type { JsonValue } from '@halcyon/domain'
import type { Frame } from '../frame.ts'
import type { StaticType } from './static-type.ts'

export type Select = (frame: Frame) => JsonValue | undefined
export interface Stage {
  /** `default`, `then[0] trim`, `lookup`, `as timestamp` */
  readonly name: string
  readonly run: (value: JsonValue | undefined, frame: Frame) => JsonValue | undefined
}

/** An expression ready to run: one selection, then its stages in order. Undefined = no value (JSON null is none either). */
export class CompiledExpression {
  readonly row: string
  readonly required: boolean
  /** What the last stage gives, as far as the document tells. */
  readonly type: StaticType
  readonly hasLookup: boolean
  private readonly select: Select
  private readonly stages: readonly Stage[]

  constructor(row: string, select: Select, stages: readonly Stage[], type: StaticType, required: boolean) {
    this.row = row
    this.select = select
    this.stages = stages
    this.type = type
    this.required = required
    this.hasLookup = stages.some((stage) => stage.name === 'lookup')
  }

  evaluate(frame: Frame): JsonValue | undefined {
    if (frame.trace !== null) return this.traced(frame)
    let value = this.select(frame)
    for (let index = 0; index < this.stages.length; index += 1) value = this.stages[index]?.run(value, frame)
    return value
  }

  /** As one alternative of another expression: the outer row keeps the record of steps. */
  evaluateInner(frame: Frame): JsonValue | undefined {
    const { trace } = frame
    let value = this.select(frame)
    if (trace !== null) value = trace.take(value)
    for (const stage of this.stages) value = stage.run(value, frame)
    return value
  }

  private traced(frame: Frame): JsonValue | undefined {
    const { trace } = frame
    trace?.start(this.row, frame.index)
    let value = this.select(frame)
    if (trace !== null) value = trace.take(value)
    trace?.step('selected', value)
    for (const stage of this.stages) {
      value = stage.run(value, frame)
      trace?.step(stage.name, value)
    }
    trace?.value(value)
    return value
  }
}
