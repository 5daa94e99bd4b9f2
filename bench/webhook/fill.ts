import pg from 'pg'

/** Puts `count` events of the past days into both sides' tables, by SQL, shaped as the bench's own. */
export async function fill(url: string, baselineUrl: string, datasourceId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ tenant: string }>('select halcyon.tenant_of($1) as tenant', [datasourceId])
  const values = [rows[0]?.tenant, datasourceId, count]
  const series = 'generate_series(1, $3::int) as n'
  const at = "now() - n * interval '100 milliseconds'"
  const id = "md5('fill' || n)::uuid"
  await client.query(
    `insert into delivery (tenant_id, datasource_id, digest, event_id, expires_at, rejected)
     select $1, $2, decode(md5('fill' || n), 'hex'), ${id}, now() + interval '4 days', false from ${series}`,
    values,
  )
  await client.query(
    `insert into ledger (tenant_id, datasource_id, event_id, received_at, outcome, version, source_event_id, correlation_id, bytes, alert_ids)
     select $1, $2, ${id}, ${at}, 'mapped', 1, 'fill:' || n, ${id}, 976, array[${id}] from ${series}`,
    values,
  )
  await client.query(
    `insert into alert (tenant_id, id, datasource_id, source_event_id, kind, title, description, severity, severity_raw, status,
       occurred_at, source_updated_at, received_at, attributes, mapping_version, event_id)
     select $1, ${id}, $2, 'fill:' || n, 'detection', 'SuspiciousScriptExecution', repeat('x', 100), 'high', 'High', 'new', ${at}, ${at},
       ${at}, '{"category":"suspicious_activity","confidence":80}', 1, ${id} from ${series}`,
    values,
  )
  await client.query('vacuum analyze')
  await client.end()
  const base = new pg.Client({ connectionString: baselineUrl })
  await base.connect()
  await base.query(
    `insert into base_alert (source_event_id, title, description, severity, status, raw)
     select 'fill:' || n, 'SuspiciousScriptExecution', repeat('x', 100), 'high', 'new', jsonb_build_object('n', n, 'x', repeat('y', 800))
     from generate_series(1, $1::int) as n`,
    [count],
  )
  await base.query('vacuum analyze')
  await base.end()
}
