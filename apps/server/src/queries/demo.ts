import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Context, Query } from '../commands/command.ts'

/** A feed that the demo made, with the secret it made for it; `key` is which of the demo's feeds it is. */
const MadeFeed = Type.Object({ key: Type.String(), datasourceId: Type.String(), secretId: Type.String() })
export type MadeFeed = Readonly<Static<typeof MadeFeed>>
const MadeFeeds = Type.Array(MadeFeed)

export interface DemoView {
  readonly state: 'absent' | 'stopped' | 'running'
  readonly feeds: readonly { readonly id: string; readonly name: string }[]
  /** Events that the feeds took, since the demo was made. */
  readonly eventsSent: number
  readonly startedAt: Date | null
  /** When it stops by itself; null = it does not run. */
  readonly endsAt: Date | null
  /** Why events are not taken at the moment. */
  readonly trouble: string | null
}

export interface DemoRow {
  readonly feeds: readonly MadeFeed[]
  readonly running: boolean
  readonly startedAt: Date | null
  readonly endsAt: Date | null
  readonly sent: number
  readonly trouble: string | null
}

/** Seconds after which a sender that says nothing is gone, with its process. */
const GONE_SECONDS = 5

/** The organization's demo; `lock` as `for update`. */
export async function demoRow(
  tx: Tx,
  { tenantId }: Pick<Context, 'tenantId'>,
  lock: RawBuilder<unknown> = sql``,
): Promise<DemoRow | null> {
  const { rows } = await sql<Omit<DemoRow, 'feeds'> & { feeds: unknown }>`/* demo.read */
    select feeds, started_at as "startedAt", ends_at as "endsAt", sent, trouble,
      sender is not null and ends_at > now() and beat_at > now() - make_interval(secs => ${GONE_SECONDS}) as running
    from demo where tenant_id = ${tenantId} ${lock}`.execute(tx)
  const [row] = rows
  return row === undefined ? null : { ...row, feeds: Value.Parse(MadeFeeds, row.feeds) }
}

const ABSENT: DemoView = {
  state: 'absent',
  feeds: [],
  eventsSent: 0,
  startedAt: null,
  endsAt: null,
  trouble: null,
}

export async function demoView(tx: Tx, context: Context): Promise<DemoView> {
  const row = await demoRow(tx, context)
  if (row === null) return ABSENT
  const names = await namesOf(tx, context, row.feeds)
  return {
    state: row.running ? 'running' : 'stopped',
    feeds: row.feeds.map(({ datasourceId: id }) => ({ id, name: names.get(id) ?? id })),
    eventsSent: row.sent,
    startedAt: row.startedAt,
    endsAt: row.running ? row.endsAt : null,
    trouble: row.running ? row.trouble : null,
  }
}

async function namesOf(
  tx: Tx,
  { tenantId }: Context,
  feeds: readonly MadeFeed[],
): Promise<ReadonlyMap<string, string>> {
  if (feeds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('datasource')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      feeds.map(({ datasourceId }) => datasourceId),
    )
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether there is a demo, and whether it runs. */
export const readDemo: Query<unknown, ReturnType<typeof Type.Object>, null, DemoView> = {
  name: 'demo.read',
  action: 'catalog.read',
  anywhere: true,
  input: Type.Object({}),
  find: async () => ({ target: { kind: 'demo', id: null }, found: null }),
  run: demoView,
}
