/** The table of the bare peers: twelve columns of an alert and its raw JSON, filled by `unnest`. */
import type pg from 'pg'
import type { payload } from '../mapping/fixture.ts'

const COLUMNS = [
  'source_event_id',
  'title',
  'description',
  'severity',
  'status',
  'confidence',
  'occurred_at',
  'source_created_at',
  'source_updated_at',
  'rule_id',
  'category',
  'link',
] as const
const INSERT = `insert into base_alert (${COLUMNS.join(', ')}, raw) select * from unnest(${COLUMNS.map((_, i) => `$${i + 1}::text[]`).join(', ')}, $${COLUMNS.length + 1}::jsonb[])`

export interface BareAlert {
  readonly row: readonly string[]
  readonly raw: string
}

export const makeAlertTable = (client: pg.Client) =>
  client.query(
    `create table if not exists base_alert (id bigint generated always as identity primary key, ${COLUMNS.map((column) => `${column} text`).join(', ')}, raw jsonb)`,
  )

/** The twelve fields by hand. */
export function bareAlert(raw: string): BareAlert {
  const alert = JSON.parse(raw) as ReturnType<typeof payload>
  const row = [
    alert.composite_id,
    alert.display_name,
    alert.description,
    alert.severity_name.toLowerCase(),
    alert.status,
    String(alert.confidence),
    alert.timestamp,
    alert.created_timestamp,
    alert.updated_timestamp,
    alert.pattern_id,
    alert.scenario,
    alert.falcon_host_link,
  ]
  return { row, raw }
}

/** In one transaction. */
export function insertAlerts(client: pg.Client, alerts: readonly BareAlert[]) {
  const columns = COLUMNS.map((_, i) => alerts.map(({ row }) => row[i]))
  return client.query({ name: 'insert', text: INSERT, values: [...columns, alerts.map(({ raw }) => raw)] })
}
