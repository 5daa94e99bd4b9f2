-- The one way into ledger, alerts, entities and relationships: everything of a batch, or nothing of it.
--
-- p_feeds         [{feed, tenant, datasource, generation, version, window}]  window: dedupe, hours
-- p_items         [{feed, n, event, at, outcome, digest, source, correlation, capture, request, item, bytes, reason, warnings,
--                   alerts, entities, relationships}]
-- p_alerts …      rows of the events above; those of duplicates are left out here
-- p_captures      [{feed, id, at, requests, bytes, offset, length}] into p_capture_data
-- Answers the feeds whose generation has moved on (nothing of theirs was written), and (feed, n) of the items seen before.
create or replace function halcyon.write_batch(
  p_tenants text, p_node uuid, p_feeds json, p_items json, p_alerts json, p_entities json, p_relationships json,
  p_dead_letters json, p_captures json, p_capture_data bytea
) returns table (stale int[], duplicate_feed int[], duplicate_n int[])
language plpgsql set search_path = public, halcyon, pg_temp as $$
declare
  touched uuid[];
  touched_tenant uuid[];
begin
  perform set_config('halcyon.tenants', p_tenants, true);

  with feeds as materialized (
    select * from json_to_recordset(p_feeds)
      as x(feed int, tenant uuid, datasource uuid, generation bigint, version int, window_hours int)
  ),
  -- The gate: whoever changes a feed waits for us, and we see what they did.
  gate as materialized (
    select d.tenant_id, d.id, d.generation, d.desired, d.status from datasource d
    where (d.tenant_id, d.id) in (select tenant, datasource from feeds)
    order by d.id for share
  ),
  live as materialized (
    select f.* from feeds f join gate g on g.tenant_id = f.tenant and g.id = f.datasource and g.generation = f.generation
  ),
  items as materialized (
    select l.tenant, l.datasource, l.version, l.window_hours, i.* from json_to_recordset(p_items) as i(
      feed int, n int, event uuid, at timestamptz, outcome text, digest text, source text, correlation uuid, capture uuid,
      request int, item int, bytes int, reason text, warnings jsonb, alerts uuid[], entities uuid[], relationships uuid[])
    join live l using (feed)
  ),
  captured as (
    insert into raw_capture (tenant_id, datasource_id, capture_id, received_at, requests, raw_bytes, data)
    select l.tenant, l.datasource, c.id, c.at, c.requests, c.bytes, substring(p_capture_data from c.offset + 1 for c.length)
    from json_to_recordset(p_captures) as c(feed int, id uuid, at timestamptz, requests int, bytes bigint, "offset" int, length int)
    join live l using (feed)
  ),
  -- A delivery that was rejected may come again and be mapped; any other is new once within its window.
  fresh as (
    insert into delivery as old (tenant_id, datasource_id, digest, event_id, expires_at, rejected)
    select distinct on (tenant, datasource, digest)
      tenant, datasource, decode(digest, 'hex'), event, at + make_interval(hours => window_hours), outcome = 'rejected'
    from items order by tenant, datasource, digest, n
    on conflict (tenant_id, datasource_id, digest) do update
      set event_id = excluded.event_id, expires_at = excluded.expires_at, rejected = excluded.rejected
      where old.expires_at < clock_timestamp() or (old.rejected and not excluded.rejected)
    returning event_id
  ),
  outcomes as materialized (
    select i.*, f.event_id is not null as new, case when f.event_id is null then 'duplicate' else i.outcome end as final
    from items i left join fresh f on f.event_id = i.event
  ),
  ledgered as (
    insert into ledger (tenant_id, datasource_id, event_id, received_at, outcome, version, source_event_id, correlation_id,
      capture_id, capture_index, item_index, bytes, reason_code, warnings, alert_ids, entity_ids, relationship_ids)
    select tenant, datasource, event, at, final, version, source, correlation, capture, request, item, bytes,
      case when new then reason end, case when new then warnings end, case when new then alerts end,
      case when new then entities end, case when new then relationships end
    from outcomes
  ),
  alerted as (
    insert into alert (tenant_id, id, datasource_id, source_event_id, kind, title, description, severity, severity_raw, status,
      occurred_at, source_updated_at, received_at, attributes, mapping_version, event_id)
    select distinct on (o.tenant, a.id) o.tenant, a.id, o.datasource, a.source_event_id, a.kind, a.title, a.description,
      a.severity, a.severity_raw, a.status, a.occurred_at, coalesce(a.source_updated_at, o.at), o.at,
      coalesce(a.attributes, '{}'), o.version, o.event
    from json_to_recordset(p_alerts) as a(event uuid, id uuid, source_event_id text, kind text, title text, description text,
      severity text, severity_raw text, status text, occurred_at timestamptz, source_updated_at timestamptz, attributes jsonb)
    join outcomes o on o.event = a.event and o.new
    order by o.tenant, a.id, coalesce(a.source_updated_at, o.at) desc, o.version desc
    on conflict (tenant_id, id) do update set
      kind = excluded.kind, title = excluded.title, description = excluded.description, severity = excluded.severity,
      severity_raw = excluded.severity_raw, status = excluded.status, occurred_at = excluded.occurred_at,
      source_updated_at = excluded.source_updated_at, attributes = excluded.attributes,
      mapping_version = excluded.mapping_version, event_id = excluded.event_id, xid = pg_current_xact_id()
      where (excluded.source_updated_at, excluded.mapping_version) > (alert.source_updated_at, alert.mapping_version)
  ),
  related as (
    insert into relationship (tenant_id, id, type, role, from_kind, from_id, to_kind, to_id, datasource_id,
      first_seen_at, last_seen_at, count)
    select o.tenant, r.id, min(r.type), min(r.role), min(r.from_kind), r.from_id, min(r.to_kind), r.to_id,
      (array_agg(o.datasource))[1], min(r.at), max(r.at), count(*)
    from json_to_recordset(p_relationships) as r(event uuid, id uuid, type text, role text, from_kind text, from_id uuid,
      to_kind text, to_id uuid, at timestamptz)
    join outcomes o on o.event = r.event and o.new
    group by o.tenant, r.id, r.from_id, r.to_id order by o.tenant, r.id
    on conflict (tenant_id, id) do update set
      first_seen_at = least(relationship.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(relationship.last_seen_at, excluded.last_seen_at),
      count = relationship.count + excluded.count, xid = pg_current_xact_id()
  ),
  dead as (
    insert into dead_letter (tenant_id, datasource_id, event_id, received_at, version, correlation_id, errors, raw, raw_kind)
    select o.tenant, o.datasource, o.event, o.at, o.version, o.correlation, d.errors, decode(d.raw, 'base64'), d.raw_kind
    from json_to_recordset(p_dead_letters) as d(event uuid, errors jsonb, raw text, raw_kind text)
    join outcomes o on o.event = d.event and o.new
  ),
  counted as (
    insert into metric (tenant_id, datasource_id, version, node_id, at, step, received, mapped, filtered, duplicate, rejected, bytes)
    select tenant, datasource, version, p_node, date_bin('10 seconds', at, '2000-01-01'), 10, count(*),
      count(*) filter (where final = 'mapped'), count(*) filter (where final = 'filtered'),
      count(*) filter (where final = 'duplicate'), count(*) filter (where final = 'rejected'), sum(bytes)
    from outcomes group by 1, 2, 3, 5 order by 1, 2, 3, 5
    on conflict (tenant_id, datasource_id, step, at, version, node_id) do update set
      received = metric.received + excluded.received, mapped = metric.mapped + excluded.mapped,
      filtered = metric.filtered + excluded.filtered, duplicate = metric.duplicate + excluded.duplicate,
      rejected = metric.rejected + excluded.rejected, bytes = metric.bytes + excluded.bytes
  ),
  -- Of several mentions in one batch the last wins; the entity itself follows below, once this is visible.
  contributed as (
    insert into contribution as old (tenant_id, entity_id, datasource_id, name, attributes, first_seen_at, last_seen_at, event_id, mapping_version)
    select distinct on (tenant, id, datasource) tenant, id, datasource, name, attributes,
      min(at) over mentions, max(at) over mentions, event, version
    from (
      select o.tenant, o.datasource, o.version, o.event, o.n, e.id, e.name, coalesce(e.attributes, '{}') as attributes, e.at
      from json_to_recordset(p_entities) as e(event uuid, id uuid, name text, attributes jsonb, at timestamptz)
      join outcomes o on o.event = e.event and o.new
    ) mention
    window mentions as (partition by tenant, id, datasource)
    order by tenant, id, datasource, at desc, n desc
    on conflict (tenant_id, entity_id, datasource_id) do update set
      name = case when excluded.last_seen_at >= old.last_seen_at then coalesce(excluded.name, old.name) else old.name end,
      attributes = case when excluded.last_seen_at >= old.last_seen_at then old.attributes || excluded.attributes
        else excluded.attributes || old.attributes end,
      first_seen_at = least(old.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at),
      event_id = excluded.event_id, mapping_version = excluded.mapping_version
    returning tenant_id, entity_id
  )
  select
    (select array_agg(f.feed) from feeds f where not exists (select from live l where l.feed = f.feed)),
    (select array_agg(o.feed order by o.feed, o.n) from outcomes o where not o.new),
    (select array_agg(o.n order by o.feed, o.n) from outcomes o where not o.new),
    (select array_agg(c.entity_id) from contributed c),
    (select array_agg(c.tenant_id) from contributed c)
  into stale, duplicate_feed, duplicate_n, touched, touched_tenant;

  if touched is not null then
    perform halcyon.project_entities(touched_tenant, touched, p_entities);
  end if;
  return next;
end $$;

-- Merges the contributions to these entities, by precedence and then by time; skips those that stay as they are.
-- p_identities names each entity once at least: [{id, type, key, scope}].
create or replace function halcyon.project_entities(p_tenants uuid[], p_ids uuid[], p_identities json) returns void
language plpgsql set search_path = public, halcyon, pg_temp as $$
begin
  -- Whoever merges the same entity now waits here, so that the statement below sees what the other contributed.
  perform from entity where (tenant_id, id) in (select * from unnest(p_tenants, p_ids)) order by tenant_id, id for update;

  insert into entity as old (tenant_id, id, type, key, scope, name, attributes, first_seen_at, last_seen_at)
  select changed.tenant_id, changed.id, who.type, who.key, who.scope, merged.name, merged.attributes, merged.first_seen_at, merged.last_seen_at
  from (select distinct * from unnest(p_tenants, p_ids) as t(tenant_id, id)) as changed
  join (
    select distinct on (id) id, type, key, scope
    from json_to_recordset(p_identities) as x(id uuid, type text, key text, scope text) order by id
  ) who on who.id = changed.id
  cross join lateral (
    select min(ranked.first_seen_at) as first_seen_at, max(ranked.last_seen_at) as last_seen_at,
      (array_agg(ranked.name order by ranked.rank desc) filter (where ranked.name is not null))[1] as name,
      halcyon.merge(ranked.attributes order by ranked.rank) as attributes
    from (
      select c.*, row_number() over (order by d.precedence, c.last_seen_at) as rank
      from contribution c join datasource d on d.tenant_id = c.tenant_id and d.id = c.datasource_id
      where c.tenant_id = changed.tenant_id and c.entity_id = changed.id
    ) ranked
  ) merged
  order by changed.tenant_id, changed.id
  on conflict (tenant_id, id) do update set
    name = excluded.name, attributes = excluded.attributes, first_seen_at = excluded.first_seen_at,
    last_seen_at = excluded.last_seen_at, xid = pg_current_xact_id()
    where (old.name, old.attributes, old.first_seen_at, old.last_seen_at)
      is distinct from (excluded.name, excluded.attributes, excluded.first_seen_at, excluded.last_seen_at);
end $$;
