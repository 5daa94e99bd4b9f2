import type { FileStanding, ListedFile, Pass, PullRun } from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import type { Bucket } from '../client/client.ts'
import type { Settings } from '../settings.ts'
import { compileKeys } from './keys.ts'
import { listObjects } from './list.ts'
import { isDated, prefixesOf } from './prefixes.ts'

const DAY = 86_400_000
/** Of prefixes with a date, where nothing says from when on. */
const FIRST_DAYS = 30
/** The store's clock may go before ours. */
const AHEAD = 3_600_000

/** The objects of a pass that are not known yet, prefix after prefix; where it has come to is put into the standing. */
export async function* unreadObjects(
  bucket: Bucket,
  settings: Settings,
  standing: FileStanding,
  pass: Pass,
  range: PullRun['range'],
  signal: AbortSignal,
): AsyncGenerator<ListedFile> {
  const keys = compileKeys(settings.find)
  const prefixes = listedPrefixes(settings, standing.horizon, pass.started, range)
  const dated = settings.find.prefixes.some(isDated)
  const at = placeOf(pass.at)
  // Another configuration may have other prefixes: then from the first on; what is known is not read again.
  const begun = at === null ? -1 : prefixes.indexOf(at.prefix)
  for (const [index, prefix] of prefixes.entries()) {
    if (index < begun) continue
    const after = index === begun && at !== null ? at.after : null
    for await (const object of listObjects(bucket, prefix, after, signal)) {
      standing.pass = { started: pass.started, at: { prefix, after: object.key } }
      if (!keys.matches(object.key) || object.size === 0) continue
      const wanted = range === null ? isNew(object) : dated || inRange(object, range)
      if (wanted) yield object
    }
  }

  function isNew(object: ListedFile): boolean {
    const { from, minAgeMs } = settings.find
    if (from !== null && object.modified < from) return false
    // It is found by the next pass: the horizon stays that far behind.
    if (minAgeMs > 0 && object.modified > pass.started - minAgeMs) return false
    return !standing.isKnown(object)
  }
}

/** The prefixes of a pass, dates filled in. @param started epoch ms */
export function listedPrefixes(
  { find }: Settings,
  horizon: number | null,
  started: number,
  range: PullRun['range'],
): readonly string[] {
  const begin = horizon ?? find.from ?? started - FIRST_DAYS * DAY
  const [from, to] =
    range === null
      ? [Math.max(begin, find.from ?? begin) - find.lateDays * DAY, started + AHEAD]
      : [Date.parse(range.from), Date.parse(range.to) - 1]
  return find.prefixes.flatMap((one) => [...prefixesOf(one, from, to)])
}

const inRange = ({ modified }: ListedFile, { from, to }: NonNullable<PullRun['range']>): boolean =>
  modified >= Date.parse(from) && modified < Date.parse(to)

const placeOf = (at: JsonValue): { readonly prefix: string; readonly after: string } | null =>
  isJsonObject(at) && typeof at.prefix === 'string' && typeof at.after === 'string'
    ? { prefix: at.prefix, after: at.after }
    : null
