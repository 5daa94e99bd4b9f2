import type { Context } from '../../../commands/command.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { firstIdAt, LOG_LEVELS, LOOK_LIMIT, type LogLine } from '../../../queries/logs.ts'
import { lookAtLogQuery } from '../../../queries/logs-queries.ts'
import { given } from '../context.ts'
import type { LiveLogsInput } from '../generated/resolver-types.ts'
import type { LiveEvent } from './events.ts'
import type { Watch } from './parts.ts'
import { stillOpen } from './tail.ts'

/** Pages of a thousand that a watcher who comes back is given; older lines are in the list. */
const MOST_PAGES = 10

/** The log of one feed: what came since the last line held, and once more those of the seconds before it; then what comes. */
export function watchLogs({ datasourceId, after, ...wanted }: LiveLogsInput): Watch {
  const floor = after ?? firstIdAt(Date.now())
  let place = floor
  /** Lines from here on are given: what was written late may stand before the line held. */
  const open = after == null ? floor : stillOpen(after)
  /** Ids given, as far back as a line may still come late. */
  const told = new Set([floor])
  const fits = matcher(wanted)

  function tell(lines: readonly LogLine[]): LiveEvent | null {
    const fresh = lines.filter(({ id }) => !told.has(id))
    for (const { id } of fresh) {
      told.add(id)
      if (id > place) place = id
    }
    const past = stillOpen(stillOpen(place))
    for (const id of told) if (id <= past) told.delete(id)
    return fresh.length === 0 ? null : { __typename: 'LogLines', datasourceId, lines: fresh }
  }

  async function catchUp(context: Context): Promise<readonly LiveEvent[]> {
    const events: LiveEvent[] = []
    let from = place === floor ? open : stillOpen(place)
    for (let page = 0; page < MOST_PAGES; page++) {
      const lines = await runQuery(lookAtLogQuery, context, { id: datasourceId, after: from }, given(wanted))
      const event = tell(lines)
      if (event !== null) events.push(event)
      from = lines.at(-1)?.id ?? from
      if (lines.length < LOOK_LIMIT) break
    }
    return events
  }

  return {
    part: 'logs',
    datasourceId,
    action: 'logs.read',
    catchUp,
    take: ({ logs }) => tell((logs.get(datasourceId) ?? []).filter((line) => line.id > open && fits(line))),
  }
}

/** What the database's conditions say, of a line in memory. */
function matcher({ level, component, correlationId, search }: Omit<LiveLogsInput, 'datasourceId' | 'after'>) {
  const lowest = level == null ? 0 : LOG_LEVELS.indexOf(level)
  const text = search?.toLowerCase()
  return (line: LogLine): boolean =>
    LOG_LEVELS.indexOf(line.level) >= lowest &&
    (component == null || line.component === component) &&
    (correlationId == null || line.correlationId === correlationId) &&
    (text === undefined || line.message.toLowerCase().includes(text))
}
