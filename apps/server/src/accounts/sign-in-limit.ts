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

/**
 * Takes one of the attempts this account has from this address; seconds to wait where none is left, 0 = go on. Counted before the
 * password is looked at, so that attempts made at once are not more than attempts made in turn. A window that is over starts again.
 */
export async function takeAttempt(db: Database, email: string, address: string | null): Promise<number> {
  const window = sql`make_interval(secs => ${WINDOW_SECONDS})`
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into sign_in_failure as f (key, count, since) values (${keyOf(email, address)}, 1, now())
    on conflict (key) do update set
      count = case when f.since < now() - ${window} then 1 else least(f.count, ${MAX_FAILURES}) + 1 end,
      since = case when f.since < now() - ${window} then now() else f.since end
    returning count, ceil(extract(epoch from since + ${window} - now()))::int as wait`.execute(db)
  const [attempt] = rows
  return attempt !== undefined && attempt.count > MAX_FAILURES ? Math.max(1, attempt.wait) : 0
}

/** After a success: the account's own failures from here are forgotten, with anybody's windows that are over and sessions that ended. */
export async function forgetFailures(db: Database, email: string, address: string | null): Promise<void> {
  await sql`
    delete from sign_in_failure
    where key = ${keyOf(email, address)} or since < now() - make_interval(secs => ${WINDOW_SECONDS})`.execute(db)
  await sql`delete from account_session where expires_at < now()`.execute(db)
}
