import { arch, cpus, platform, release, totalmem } from 'node:os'
import { sql } from 'kysely'
import type { Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import type { Installation } from './check.ts'
import { type Examination, examine } from './examine.ts'

export interface SupportBundle {
  readonly examination: Examination
  readonly machine: Readonly<Record<string, string | number>>
  readonly migrations: readonly string[]
  readonly feeds: readonly unknown[]
  /** Warnings and errors of the last day, newest first; logs are redacted when they are written. */
  readonly logs: readonly unknown[]
}

const MOST_LINES = 500

/** What to send along with a question to support: no secret, no payload, no address of a sender. */
export const supportBundle = (
  installation: Installation,
): Query<unknown, ReturnType<typeof Type.Object>, null, SupportBundle> => {
  const query = examine(installation)
  return {
    ...query,
    name: 'doctor.bundle',
    run: async (tx, context, found, input, params) => {
      const { rows: migrations } = await sql<{
        name: string
      }>`select name from halcyon_migration order by name`.execute(tx)
      const { rows: feeds } = await sql`
        select id, type, status, desired, generation, published_version as "publishedVersion" from datasource
        where tenant_id = ${context.tenantId} order by created_at limit 1000`.execute(tx)
      const { rows: logs } = await sql`
        select at, datasource_id as "datasourceId", level, component, message from log
        where tenant_id = ${context.tenantId} and at > now() - interval '1 day' and level in ('warn', 'error')
        order by at desc limit ${MOST_LINES}`.execute(tx)
      return {
        examination: await query.run(tx, context, found, input, params),
        machine: {
          platform: platform(),
          release: release(),
          arch: arch(),
          cores: cpus().length,
          memoryBytes: totalmem(),
          node: process.version,
          uptimeSeconds: Math.round(process.uptime()),
        },
        migrations: migrations.map(({ name }) => name),
        feeds,
        logs,
      }
    },
  }
}
