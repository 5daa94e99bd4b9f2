import type { TenantId } from '@halcyon/domain'
import { type Database, inTenants, type Tx } from '@halcyon/store'
import { sql } from 'kysely'

const ROLL_UP_MS = 20_000
const EXPIRE_MS = 3_600_000
/** Any numbers nothing else locks: of many engines one does each, the others pass. */
const ROLL_UP_LOCK = 7_700_010
const EXPIRE_LOCK = 7_700_011

/** How far back the first roll-ups look, for what came while no engine was there: short of what `halcyon.expire` has begun to remove. */
const CATCH_UP = ['47 hours', '48 hours'] as const

/** What is done by the clock: partitions ahead and dropped, rollups, and what has expired. Any engine does it, one at a time. */
export function housekeeping({ db, onError }: { db: Database; onError: (error: unknown) => void }) {
  const alone = async (lock: number, run: (tx: Tx) => Promise<void>): Promise<void> => {
    const { rows } = await sql<{
      ids: TenantId[]
    }>`select coalesce(array_agg(id), '{}') as ids from halcyon.tenant_ids() as id`.execute(db)
    await inTenants(db, rows[0]?.ids ?? [], async (tx) => {
      const got = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${lock}) as got`.execute(tx)
      if (got.rows[0]?.got === true) await run(tx)
    })
  }
  let caughtUp = false
  const rollUp = (): Promise<void> =>
    alone(ROLL_UP_LOCK, async (tx) => {
      const [minutes, hours] = caughtUp ? ['10 minutes', '2 hours'] : CATCH_UP
      await sql`select halcyon.roll_up(10, 60, now() - ${minutes}::interval), halcyon.roll_up(60, 3600, now() - ${hours}::interval)`.execute(
        tx,
      )
      caughtUp = true
    })
  const expire = async (): Promise<void> => {
    await sql`select halcyon.make_partitions()`.execute(db)
    await alone(EXPIRE_LOCK, async (tx) => {
      const { rows } = await sql<{ days: number }>`select halcyon.expire() as days`.execute(tx)
      await sql`select halcyon.drop_partitions(${rows[0]?.days ?? 14})`.execute(tx)
    })
  }
  const every = (milliseconds: number, run: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => void run().catch(onError), milliseconds).unref()
  const timers = [every(ROLL_UP_MS, rollUp), every(EXPIRE_MS, expire)]
  void expire().catch(onError)
  return {
    rollUp,
    expire,
    stop(): void {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
