import { firstIdAt, timeOf } from '../../../queries/logs.ts'

/** Rows appear a little after the time in their ids: a node writes once a second, and clocks differ. */
const OVERLAP_MS = 5000

/** From where a row may still appear once a row of this id was seen. */
export const stillOpen = (id: string): string => firstIdAt(timeOf(id).getTime() - OVERLAP_MS)

/** The end of a list whose ids are version 7: gives each row once, also one that comes late with an older id. */
export class Tail<Row extends { readonly id: string }> {
  readonly #seen = new Set<string>()
  #place: string

  constructor(now: number) {
    this.#place = firstIdAt(now - OVERLAP_MS)
  }

  /** Rows past this id are to be read. */
  get place(): string {
    return this.#place
  }

  /** Those that were not there before. `readTo`: past it the list was not read, because there was too much. */
  fresh(rows: readonly Row[], now: number, readTo: string | null = null): readonly Row[] {
    const fresh = rows.filter(({ id }) => !this.#seen.has(id))
    for (const { id } of fresh) this.#seen.add(id)
    const settled = firstIdAt(now - OVERLAP_MS)
    const next = readTo !== null && readTo < settled ? readTo : settled
    if (next > this.#place) {
      this.#place = next
      for (const id of this.#seen) if (id <= next) this.#seen.delete(id)
    }
    return fresh
  }
}
