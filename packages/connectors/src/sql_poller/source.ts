import { type ConnectorHost, NeedsHuman, type PullBatch, type PullRun } from '@halcyon/connector-kit'
import type { SqlConfig } from './config/config.ts'
import { type Settings, settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { microsecondsOf, rfc3339Of, timeTextOf } from './instant.ts'
import { planOf } from './plan.ts'
import { headQuery, pageQuery, type Span } from './query.ts'
import { pageOf, type Row } from './rows.ts'
import { secretMissing } from './secret-missing.ts'
import { openSession } from './session/open.ts'
import { type Horizon, type Position, positionOf, Standing } from './standing.ts'

/** Characters of JSON a page may have in memory. */
const PAGE_CHARACTERS = 8 * 1024 * 1024
const LEAST = -(2n ** 64n)
/** Of the first page, before it is known how large the rows are. */
const FIRST_ROWS = 500

export function open(host: ConnectorHost<SqlConfig>) {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  const missing = secretMissing(host, settings)
  if (missing !== null) throw missing
  return { pull: (run: PullRun) => pull(host, settings, run) }
}

/** Of what is written the database is told nothing: the next rows may be read meanwhile. */
const NOTHING = (): void => undefined

/**
 * Page after page in the order of the offset. A page is read whole in a short transaction, and nothing is held open at the source
 * while it is written.
 */
async function* pull(host: ConnectorHost<SqlConfig>, settings: Settings, run: PullRun): AsyncGenerator<PullBatch> {
  const { offset, pageRows } = settings
  const session = await openSession(host, settings, run.signal)
  try {
    const { source, columns, read } = await planOf(session, settings)
    const checkpoint = run.checkpoints.get('')
    const now = offset.kind === 'timestamp' ? await session.now() : ''
    const span: Span = { after: positionOf(checkpoint?.after), range: rangeOf(settings, run), now }
    const horizon = span.range === null ? await horizonOf(span) : null
    const standing = new Standing(checkpoint, horizon)
    let at: Position | null = span.after
    for (let limit = Math.min(FIRST_ROWS, pageRows); ; ) {
      const page = await pageAfter(at, limit)
      for (const rows of batches(page.rows, run.maxItems)) {
        const before = standing.after
        const fresh = rows.filter(({ position, deliveryId }) => standing.take(position, deliveryId))
        const value = standing.checkpoint()
        if (value === null) continue
        const pages = fresh.length === 0 ? [] : [pageOf(fresh, host.now())]
        const window = windowOf(before, standing.after, offset.kind)
        yield { pages, checkpoints: [{ partition: '', value }], ...window, onWritten: NOTHING }
      }
      if (page.last) break
      at = page.rows.at(-1)?.position ?? at
      const average = Math.max(1, page.characters / Math.max(1, page.rows.length))
      limit = Math.max(1, Math.min(pageRows, Math.floor(PAGE_CHARACTERS / average)))
    }
    standing.finish()
    const value = standing.checkpoint()
    if (value !== null) yield { pages: [], checkpoints: [{ partition: '', value }] }

    async function pageAfter(after: Position | null, limit: number) {
      const rows: Row[] = []
      let characters = 0
      for await (const chunk of session.read(pageQuery(source, session.syntax, columns, { ...span, after }, limit))) {
        for (const cells of chunk) {
          const row = read(cells)
          rows.push(row)
          characters += row.text.length
          if (characters >= PAGE_CHARACTERS) return { rows, characters, last: false }
        }
      }
      return { rows, characters, last: rows.length < limit }
    }

    /** What is visible up to now, less what may still be on its way. */
    async function horizonOf(whole: Span): Promise<Horizon> {
      const [main] = columns.filter(({ name }) => name === offset.column)
      const lookback =
        offset.kind === 'timestamp' ? BigInt(offset.lookbackSeconds) * 1_000_000n : BigInt(offset.lookbackValues)
      if (main === undefined || (offset.kind === 'increasing' && (main.kind !== 'integer' || lookback === 0n)))
        return null
      let head: string | undefined
      for await (const chunk of session.read(headQuery(source, session.syntax, columns, whole)))
        for (const cells of chunk) head = read(cells).position[0]
      // Without a row there is nothing yet that could be known to be whole.
      if (offset.kind === 'increasing')
        return { kind: 'integer', value: BigInt(head ?? whole.after?.[0] ?? LEAST) - lookback }
      const [clock, latest] = [microsecondsOf(now) ?? 0n, head === undefined ? null : microsecondsOf(head)]
      // A column that is behind the clock, being of another time zone, is measured by itself.
      return { kind: 'time', value: (latest !== null && latest < clock ? latest : clock) - lookback }
    }
  } finally {
    session.close()
  }
}

function rangeOf({ offset }: Settings, { range }: PullRun): Span['range'] {
  if (range === null) return null
  if (offset.kind === 'timestamp') return { from: timeTextOf(range.from), to: timeTextOf(range.to) }
  throw new NeedsHuman(
    'config_invalid',
    'A span of time was asked for, and the offset is no time.',
    'Set the checkpoint back instead, or use a timestamp with a tie-breaker as the offset.',
  )
}

/** The time that rows up to here complete. */
function windowOf(before: Position | null, after: Position | null, kind: 'increasing' | 'timestamp') {
  if (kind === 'increasing' || after === null) return {}
  const to = rfc3339Of(after[0] ?? '')
  const from = before === null ? to : rfc3339Of(before[0] ?? '')
  return from === null || to === null || from >= to ? {} : { window: { from, to } }
}

function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
