import { mayDo } from '../../../commands/authorize.ts'
import type { Context } from '../../../commands/command.ts'
import { datasourceTarget } from '../../../queries/datasources-row.ts'
import type { FleetItem, LiveEvent } from './events.ts'
import type { Snapshot } from './snapshot.ts'

/** The health and rates of many: all at first, then what changed. */
export class Fleet {
  readonly #ids: ReadonlySet<string> | null
  #known: ReadonlyMap<string, string> | null = null

  /** `ids` null: all active ones. */
  constructor(ids: readonly string[] | null) {
    this.#ids = ids === null ? null : new Set(ids)
  }

  take(snapshot: Snapshot, context: Context): LiveEvent | null {
    if (!this.#isIn(snapshot)) return null
    const before = this.#known
    const known = new Map<string, string>()
    const items: FleetItem[] = []
    for (const [id, { value, key }] of snapshot.fleet) {
      if (!this.#isShown(id, snapshot, context)) continue
      known.set(id, key)
      if (before?.get(id) !== key) items.push(value)
    }
    const removed = [...(before?.keys() ?? [])].filter((id) => !known.has(id))
    this.#known = known
    if (before !== null && items.length === 0 && removed.length === 0) return null
    return { __typename: 'FleetChanged', at: snapshot.at, items, removed }
  }

  /** A look that began before this watcher came did not look for them. */
  #isIn({ wants }: Snapshot): boolean {
    return this.#ids === null ? wants.allActive : [...this.#ids].every((id) => wants.fleet.has(id))
  }

  #isShown(id: string, { datasources }: Snapshot, context: Context): boolean {
    const datasource = datasources.get(id)?.datasource
    if (datasource === undefined) return false
    if (this.#ids === null ? datasource.status !== 'active' : !this.#ids.has(id)) return false
    return mayDo(context, 'catalog.read', datasourceTarget(datasource))
  }
}
