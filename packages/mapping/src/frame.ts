import type { Finding, JsonValue } from '@halcyon/domain'
import type { MapContext } from './contract.ts'
import type { Tracer } from './explain/tracer.ts'
import { Budget, LIMITS } from './limits.ts'

/** The state of one run. A compiled mapping has one frame and uses it for every item: mapping is synchronous and not reentrant. */
export class Frame {
  item: JsonValue = null
  /** What `$` means: the element inside `each`, else the item. */
  element: JsonValue = null
  /** Which element of `each`, null outside. */
  index: number | null = null
  context: MapContext = { scope: '', receivedAt: '' }
  warnings: Finding[] = []
  /** Not empty = the item is rejected. */
  errors: Finding[] = []
  /** The output being made, for findings that no row can claim. */
  where = ''
  /** The value the last `lookup` was given: the alert's `severityRaw`. */
  beforeLookup: JsonValue | undefined = undefined
  trace: Tracer | null = null
  readonly budget = new Budget()
  private dropped = 0

  begin(item: JsonValue, context: MapContext, trace: Tracer | null): void {
    this.item = item
    this.context = context
    this.warnings = []
    if (this.errors.length > 0) this.errors = []
    this.where = ''
    this.trace = trace
    this.dropped = 0
    this.budget.reset()
    this.enter(item, null)
  }
  enter(element: JsonValue, index: number | null): void {
    this.element = element
    this.index = index
  }
  warn(path: string, code: string, message: string, suggestion?: string): void {
    if (this.warnings.length >= LIMITS.warnings) {
      this.dropped += 1
      return
    }
    const finding = suggestion === undefined ? { path, code, message } : { path, code, message, suggestion }
    this.warnings.push(finding)
    this.trace?.found(finding)
  }
  reject(path: string, code: string, message: string): void {
    if (this.errors.length >= LIMITS.warnings) return
    const finding = { path, code, message }
    this.errors.push(finding)
    this.trace?.found(finding)
  }
  /** The run's warnings; what was left out is counted in the last one. */
  takeWarnings(): readonly Finding[] {
    if (this.dropped > 0) {
      const message = `${this.dropped} more warnings were left out`
      this.warnings.push({ path: '', code: 'warnings_left_out', message })
    }
    return this.warnings
  }
  /** Lets go of the payload. */
  end(): void {
    this.item = null
    this.element = null
    this.beforeLookup = undefined
    this.trace = null
  }
}
