/** A compiled mapping's run: filter → recordId → outputs → relationships. `map` and `explain` are this one function. */
import type { Finding, JsonValue, MapResult } from '@halcyon/domain'
import type { MapContext } from './contract.ts'
import type { Mapping } from './document.ts'
import type { Tracer } from './explain/tracer.ts'
import type { CompiledExpression } from './expression/compiled.ts'
import { Frame } from './frame.ts'
import { LIMITS, LimitExceeded, type LimitName } from './limits.ts'
import { runAlert } from './output/alert.ts'
import type { CompiledOutputs } from './output/compile.ts'
import { runEntity } from './output/entity.ts'
import { refuseFaulty } from './output/field.ts'
import { joinResults } from './output/join.ts'
import { Records } from './output/records.ts'
import { runRelationship } from './output/relationship.ts'
import type { Splitter } from './split.ts'
import { primitiveText } from './value/text.ts'
import { isTrue } from './value/truth.ts'

export interface ProgramParts extends CompiledOutputs {
  readonly document: Mapping
  readonly splitter: Splitter
  readonly filter: CompiledExpression | null
  readonly recordId: CompiledExpression | null
}

/** `limit_string_length` …: the limit's name is the code. */
const limitCode = (limit: LimitName): string =>
  `limit_${limit.replaceAll(/[A-Z]/g, (char) => `_${char.toLowerCase()}`)}`

const limitFinding = (limit: LimitName, path: string): Finding => ({
  path: path === '' ? '$' : path,
  code: limitCode(limit),
  message: `past the limit '${limit}' of ${LIMITS[limit]}`,
})

const isStackOverflow = (error: unknown): boolean => error instanceof RangeError && /call stack/i.test(error.message)

const fault = (error: unknown, path: string): Finding => {
  if (error instanceof LimitExceeded) return limitFinding(error.limit, path)
  if (isStackOverflow(error)) return limitFinding('depth', path)
  const message = error instanceof Error ? error.message : String(error)
  return { path: path === '' ? '$' : path, code: 'internal_error', message: `the mapping failed: ${message}` }
}

const FILTERED: MapResult = { outcome: 'filtered' }

export class Program {
  readonly parts: ProgramParts
  private readonly frame = new Frame()

  constructor(parts: ProgramParts) {
    this.parts = parts
  }

  split(payload: JsonValue): readonly JsonValue[] {
    return this.parts.splitter.split(payload)
  }

  run(item: JsonValue, context: MapContext, trace: Tracer | null, seen: JsonValue = item): MapResult {
    const refused = this.parts.splitter.refusal(item)
    if (refused !== null) return { outcome: 'rejected', errors: [limitFinding(refused, 'split')] }
    const { frame } = this
    try {
      frame.begin(seen, context, trace)
      return this.steps(frame)
    } catch (error) {
      return { outcome: 'rejected', errors: [...frame.errors, fault(error, frame.where)] }
    } finally {
      frame.end()
    }
  }

  isRefused(item: JsonValue): boolean {
    return this.parts.splitter.refusal(item) !== null
  }

  runAll(items: readonly JsonValue[], context: MapContext): MapResult {
    try {
      return joinResults(items.map((item) => this.run(item, context, null)))
    } catch (error) {
      return { outcome: 'rejected', errors: [fault(error, 'script')] }
    }
  }

  private steps(frame: Frame): MapResult {
    const { filter, recordId } = this.parts
    if (filter !== null) {
      frame.where = 'filter'
      if (!isTrue(filter.evaluate(frame))) return this.filtered(filter, frame)
    }
    const id = recordId === null ? null : this.idOf(recordId, frame)
    const records = new Records()
    for (const output of this.parts.records) {
      if (output.kind === 'alert') runAlert(output, frame, id, records)
      else runEntity(output, frame, records)
      if (frame.errors.length > 0) return { outcome: 'rejected', errors: frame.errors }
    }
    for (const relationship of this.parts.relationships) runRelationship(relationship, frame, records)
    if (frame.errors.length > 0) return { outcome: 'rejected', errors: frame.errors }
    const { alerts, entities, relationships } = records
    if (alerts.length + entities.length === 0) {
      frame.warn('outputs', 'nothing_produced', 'the item gave no alert and no entity')
    }
    return { outcome: 'mapped', alerts, entities, relationships, warnings: frame.takeWarnings() }
  }

  /** A filter that could not be computed decides nothing: the item is kept as rejected, not dropped. */
  private filtered(filter: CompiledExpression, frame: Frame): MapResult {
    const failures = frame.warnings.filter((warning) => warning.path === filter.row && warning.code !== 'many_values')
    if (failures.length > 0) return { outcome: 'rejected', errors: failures }
    return FILTERED
  }

  private idOf(recordId: CompiledExpression, frame: Frame): string | null {
    frame.where = 'recordId'
    const value = recordId.evaluate(frame)
    if (value === undefined) {
      if (recordId.required) frame.reject('recordId', 'required_missing', 'no value for recordId, which is required')
      return null
    }
    const text = primitiveText(value)
    if (text === undefined)
      frame.warn('recordId', 'type_mismatch', 'the id is a list or an object: the digest stands in')
    else if (text.length > 512) frame.warn('recordId', 'text_too_long', 'the id is too long: the digest stands in')
    else if (text !== '' && !refuseFaulty(text, frame, 'recordId')) return text
    return null
  }
}
