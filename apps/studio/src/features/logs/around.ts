import { request } from '../../api/index.ts'
import { LogsPage } from './documents.ts'
import { type LogLine, timeOfId } from './line.ts'

/** Half the window around a line, ms; narrowed where the log is too busy for one page. */
const WINDOWS = [60_000, 5_000, 500]
const PAGE = 1_000

/** What the log said before and after a line, oldest first; the line itself is among them unless it has expired. */
export async function linesAround(id: string, line: string, signal?: AbortSignal): Promise<readonly LogLine[]> {
  const at = timeOfId(line)
  if (at === null) return []
  const iso = (time: number): string => new Date(time).toISOString()
  const read = async (from: number | null, to: number) => {
    const filter = { ...(from === null ? {} : { from: iso(from) }), to: iso(to) }
    return (await request(LogsPage, { id, first: from === null ? 100 : PAGE, after: null, filter }, signal)).datasource
      .logs
  }
  for (const half of WINDOWS) {
    const near = await read(at - half, at + half)
    if (near.pageInfo.hasNextPage && half !== WINDOWS.at(-1)) continue
    const before = near.nodes.length < 50 ? (await read(null, at - half)).nodes : []
    return [...near.nodes, ...before].reverse()
  }
  return []
}
