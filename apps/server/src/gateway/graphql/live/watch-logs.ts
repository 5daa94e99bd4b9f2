import type { Context } from '../../../commands/command.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { firstIdAt, LOG_LEVELS, LOOK_LIMIT, type LogLine } from '../../../queries/logs.ts'
import { lookAtLogQuery } from '../../../queries/logs-queries.ts'
import { given } from '../context.ts'
import type { LiveLogsInput } from '../generated/resolver-types.ts'
import type { LiveEvent } from './events.ts'
import type { Watch } from './parts.ts'

/** Pages of a thousand that a watcher who comes back is given; older lines are in the list. */
const MOST_PAGES = 10

/** The log of one feed: what came since the last line held, then what comes. */
export function watchLogs({ datasourceId, after, ...wanted }: LiveLogsInput): Watch {
  const floor = after ?? firstIdAt(Date.now())
  let place = floor
  let caughtUp = new Set<string>()
  const fits = matcher(wanted)
  const event = (lines: readonly LogLine[]): LiveEvent => ({ __typename: 'LogLines', datasourceId, lines })

  async function catchUp(context: Context): Promise<readonly LiveEvent[]> {
    const events: LiveEvent[] = []
    const before = caughtUp
    caughtUp = new Set()
    for (let page = 0; page < MOST_PAGES; page++) {
      const lines = await runQuery(lookAtLogQuery, context, { id: datasourceId, after: place }, given(wanted))
      for (const { id } of lines) caughtUp.add(id)
      const fresh = lines.filter(({ id }) => !before.has(id))
      if (fresh.length > 0) events.push(event(fresh))
      place = lines.at(-1)?.id ?? place
      if (lines.length < LOOK_LIMIT) break
    }
    return events
  }

  return {
    part: 'logs',
    datasourceId,
    action: 'logs.read',
    catchUp,
    take({ logs }) {
      const lines = (logs.get(datasourceId) ?? []).filter(
        (line) => line.id > floor && !caughtUp.has(line.id) && fits(line),
      )
      const last = lines.at(-1)
      if (last === undefined) return null
      if (last.id > place) place = last.id
      return event(lines)
    },
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
