import type { JsonValue } from '@halcyon/domain'
import type { Mapping } from './document.ts'
import { Budget, LIMITS, LimitExceeded, type LimitName } from './limits.ts'
import { type CompiledPath, compilePath } from './path/compile.ts'
import type { Problems } from './problems.ts'

/** One payload → its items. */
export class Splitter {
  private readonly path: CompiledPath | null
  private readonly budget = new Budget()
  /** Payloads past a limit are handed on whole, and refused when they come to be mapped: nothing vanishes. */
  private refused: WeakMap<object, LimitName> | null = null

  constructor(path: CompiledPath | null) {
    this.path = path
  }

  split(payload: JsonValue): readonly JsonValue[] {
    const { path } = this
    if (path === null) return [payload]
    try {
      this.budget.reset()
      const items =
        path.kind === 'many'
          ? path.nodes(payload, this.budget)
          : [path.read(payload)].filter((item) => item !== undefined)
      if (items.length > LIMITS.items) throw new LimitExceeded('items')
      return items
    } catch (error) {
      const limit = error instanceof LimitExceeded ? error.limit : 'depth'
      if (typeof payload === 'object' && payload !== null) {
        this.refused ??= new WeakMap()
        this.refused.set(payload, limit)
      }
      return [payload]
    }
  }

  /** The limit an item went past when it was to be split. */
  refusal(item: JsonValue): LimitName | null {
    if (this.refused === null || typeof item !== 'object' || item === null) return null
    return this.refused.get(item) ?? null
  }
}

export const compileSplit = (split: Mapping['split'], problems: Problems): Splitter => {
  if (split === undefined) return new Splitter(null)
  const compiled = compilePath(split.path)
  if (compiled.ok) return new Splitter(compiled.path)
  problems.error('split.path', 'invalid_path', compiled.message)
  return new Splitter(null)
}
