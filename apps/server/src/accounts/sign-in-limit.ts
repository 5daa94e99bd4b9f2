import { createHash } from 'node:crypto'
import type { Database } from '@halcyon/store'
import { sql } from 'kysely'

/** Failures of one account from one address within the window, before it must wait. */
const MAX_FAILURES = 5
const WINDOW_SECONDS = 15 * 60

const keyOf = (email: string, address: string | null): string =>
  createHash('sha256')
    .update(`${email}\n${address ?? ''}`)
    .digest('hex')

/** Seconds to wait before this account may be tried again from this address; 0 = now. */
export async function secondsToWait(db: Database, email: string, address: string | null): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    select ceil(extract(epoch from since + make_interval(secs => ${WINDOW_SECONDS}) - now()))::int as wait
    from sign_in_failure where key = ${keyOf(email, address)} and count >= ${MAX_FAILURES}`.execute(db)
  return Math.max(0, rows[0]?.wait ?? 0)
}

/** One more failure; a window that is over starts again. */
export async function countFailure(db: Database, email: string, address: string | null): Promise<void> {
  await sql`
    insert into sign_in_failure as f (key, count, since) values (${keyOf(email, address)}, 1, now())
    on conflict (key) do update set
      count = case when f.since < now() - make_interval(secs => ${WINDOW_SECONDS}) then 1 else f.count + 1 end,
      since = case when f.since < now() - make_interval(secs => ${WINDOW_SECONDS}) then now() else f.since end`.execute(
    db,
  )
}

/** After a success: the account's own failures from here are forgotten, with anybody's windows that are over and sessions that ended. */
export async function forgetFailures(db: Database, email: string, address: string | null): Promise<void> {
  await sql`
    delete from sign_in_failure
    where key = ${keyOf(email, address)} or since < now() - make_interval(secs => ${WINDOW_SECONDS})`.execute(db)
  await sql`delete from account_session where expires_at < now()`.execute(db)
}
