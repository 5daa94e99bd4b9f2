import type { PullRun } from '@halcyon/connector-kit'
import type { Store } from '../client/client.ts'
import type { Settings } from '../settings.ts'
import type { ListedObject, Pass, Standing } from '../standing.ts'
import { compileKeys } from './keys.ts'
import { listObjects } from './list.ts'
import { isDated, prefixesOf } from './prefixes.ts'

const DAY = 86_400_000
/** Of prefixes with a date, where nothing says from when on. */
const FIRST_DAYS = 30
/** The store's clock may go before ours. */
const AHEAD = 3_600_000

export type Range = NonNullable<PullRun['range']>

/** The objects of a pass that are not known yet, prefix after prefix; where it has come to is put into the standing. */
export async function* unreadObjects(
  store: Store,
  settings: Settings,
  standing: Standing,
  pass: Pass,
  range: Range | null,
  signal: AbortSignal,
): AsyncGenerator<ListedObject> {
  const keys = compileKeys(settings.find)
  const prefixes = settings.find.prefixes.flatMap((one) => [
    ...prefixesOf(one, ...span(settings, standing, pass, range)),
  ])
  // Another configuration may have other prefixes: then from the first on; what is known is not read again.
  const begun = pass.prefix === null ? -1 : prefixes.indexOf(pass.prefix)
  for (const [index, prefix] of prefixes.entries()) {
    if (index < begun) continue
    const after = index === begun ? pass.after : null
    const dated = settings.find.prefixes.some(isDated)
    for await (const object of listObjects(store, prefix, after, signal)) {
      standing.pass = { started: pass.started, prefix, after: object.key }
      if (!keys.matches(object.key) || object.size === 0) continue
      const wanted = range === null ? isNew(object) : dated || inRange(object, range)
      if (wanted) yield object
    }
  }

  function isNew(object: ListedObject): boolean {
    const { from, minAgeMs } = settings.find
    if (from !== null && object.modified < from) return false
    // It is found by the next pass: the horizon stays that far behind.
    if (minAgeMs > 0 && object.modified > pass.started - minAgeMs) return false
    return !standing.isKnown(object)
  }
}

const inRange = ({ modified }: ListedObject, { from, to }: Range): boolean =>
  modified >= Date.parse(from) && modified < Date.parse(to)

/** Which dates are listed, of prefixes that have one. */
function span({ find }: Settings, { horizon }: Standing, { started }: Pass, range: Range | null): [number, number] {
  if (range !== null) return [Date.parse(range.from), Date.parse(range.to) - 1]
  const begin = horizon ?? find.from ?? started - FIRST_DAYS * DAY
  return [Math.max(begin, find.from ?? begin) - find.lateDays * DAY, started + AHEAD]
}
