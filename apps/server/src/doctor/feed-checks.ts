import { sql } from 'kysely'
import { modeOf } from '../commands/datasources/catalog.ts'
import { listDatasources } from '../queries/datasources.ts'
import type { Check } from './check.ts'

const UNWELL = new Set(['failing', 'quarantined', 'silent', 'degraded'])

/** The organization's feeds, and those that are not well. */
export const feeds: Check = async ({ tx, context }) => {
  const filter = { sort: 'health', descending: false } as const
  const { items } = await listDatasources(tx, context, { all: true }, filter, { limit: 1000 }, modeOf)
  const unwell = items.filter(({ health }) => UNWELL.has(health))
  const detail = `${items.length} feeds, ${unwell.length} not well`
  if (unwell.length === 0) return { name: 'Feeds', state: 'ok', detail }
  const named = unwell
    .slice(0, 5)
    .map(({ datasource, health, failure }) => `${datasource.name} is ${health}: ${failure?.cause ?? ''}`)
  const [worst] = unwell
  return {
    name: 'Feeds',
    state: 'warn',
    detail: `${detail}. ${named.join(' ')}`,
    action: worst?.failure?.action ?? 'Open the feed.',
  }
}

/** Values that have ended or soon will. */
export const secrets: Check = async ({ tx, context }) => {
  const { rows } = await sql<{ name: string; past: boolean }>`
    select s.name, v.expires_at < now() as past from secret s
    join secret_version v on v.tenant_id = s.tenant_id and v.secret_id = s.id
    where s.tenant_id = ${context.tenantId} and s.deleted_at is null and v.state = 'current' and v.expires_at < now() + interval '14 days'
    order by v.expires_at limit 100`.execute(tx)
  if (rows.length === 0) return { name: 'Secrets', state: 'ok', detail: 'None expires within 14 days' }
  const past = rows.filter((row) => row.past)
  return {
    name: 'Secrets',
    state: past.length > 0 ? 'fail' : 'warn',
    detail: `${past.length} expired, ${rows.length - past.length} expire within 14 days: ${rows
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ')}`,
    action: 'Give them new values under Secrets.',
  }
}

/** Records that wait for a mended mapping. */
export const deadLetters: Check = async ({ tx, context }) => {
  const { rows } = await sql<{ open: number; recent: number }>`
    select count(*)::int as open, count(*) filter (where received_at > now() - interval '1 hour')::int as recent
    from dead_letter where tenant_id = ${context.tenantId} and state = 'open'`.execute(tx)
  const { open = 0, recent = 0 } = rows[0] ?? {}
  const detail = `${open} open, ${recent} of the last hour`
  if (recent === 0) return { name: 'Dead letters', state: 'ok', detail }
  return {
    name: 'Dead letters',
    state: 'warn',
    detail,
    action: 'Open the feed’s dead letters, mend the mapping, and replay them.',
  }
}
