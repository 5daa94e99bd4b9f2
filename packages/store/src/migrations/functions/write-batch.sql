-- The one way into ledger, alerts, entities and relationships: everything of a batch, or nothing of it.
-- Rows carry their tenant, datasource and version, so that no statement below joins: at a dozen events a batch, joins and
-- their planning cost more than the inserts.
--
-- Records of items that turn out to be duplicates are left out here; the counts come as if nothing were one.
-- Answers the places of the feeds whose generation has moved on (then nothing is written), else the places of the items seen
-- before; both count from 1.
create or replace function halcyon.write_batch(
  p_tenants text, p_node uuid, p_gates halcyon.gate_row[], p_items halcyon.item_row[], p_alerts halcyon.alert_row[],
  p_entities halcyon.entity_row[], p_relationships halcyon.relationship_row[], p_dead_letters halcyon.dead_letter_row[],
  p_counts halcyon.count_row[], p_captures halcyon.capture_row[], p_checkpoints halcyon.checkpoint_row[],
  p_windows halcyon.window_row[]
) returns table (stale int[], duplicates int[])
language plpgsql as $$
declare
  fresh uuid[];
  seen uuid[] := '{}';
begin
  perform set_config('halcyon.tenants', p_tenants, true);

  -- The gate: whoever changes a feed waits for us, and we see what they did.
  with gate as materialized (
    select d.tenant_id, d.id, d.generation from public.datasource d
    where (d.tenant_id, d.id) in (select tenant, datasource from unnest(p_gates)) order by d.id for share
  )
  select array_agg(a.ordinality) into stale from unnest(p_gates) with ordinality a
  where not exists (select from gate g where g.tenant_id = a.tenant and g.id = a.datasource and g.generation = a.generation);
  if stale is null and cardinality(p_checkpoints) > 0 then
    select array_agg(g.ordinality) into stale from unnest(p_gates) with ordinality g
    where (g.tenant, g.datasource) in (select tenant, datasource from halcyon.fenced(p_checkpoints));
  end if;
  if stale is not null then
    return next;
    return;
  end if;

  -- A delivery that was rejected may come again and be mapped; any other is new once within its window. Of one that comes twice
  -- in this flush, one that is not rejected counts.
  with accepted as (
    insert into public.delivery as old (tenant_id, datasource_id, digest, event_id, expires_at, rejected)
    select distinct on (tenant, datasource, digest) tenant, datasource, digest, event, expires, outcome = 'rejected'
    from unnest(p_items) with ordinality
    order by tenant, datasource, digest, outcome = 'rejected', ordinality
    on conflict (tenant_id, datasource_id, digest) do update
      set event_id = excluded.event_id, expires_at = excluded.expires_at, rejected = excluded.rejected
      where old.expires_at < clock_timestamp() or (old.rejected and not excluded.rejected)
    returning event_id
  ) select array_agg(event_id) into fresh from accepted;
  if coalesce(cardinality(fresh), 0) < cardinality(p_items) then
    select array_agg(i.event), array_agg(i.ordinality) into seen, duplicates
    from unnest(p_items) with ordinality i left join unnest(fresh) as f(event) on f.event = i.event where f.event is null;
    p_counts := halcyon.count_duplicates(p_counts, p_items, seen);
  end if;

  insert into public.ledger (tenant_id, datasource_id, event_id, received_at, outcome, version, source_event_id, correlation_id,
    capture_id, capture_index, item_index, bytes, reason_code, warnings, alert_ids, entity_ids, relationship_ids, run_id)
  select tenant, datasource, event, at, case when event = any (seen) then 'duplicate' else outcome end, version, source, correlation,
    capture, request, item, bytes, case when event = any (seen) then null else reason end, warnings,
    case when event = any (seen) then null else alerts end, case when event = any (seen) then null else entities end,
    case when event = any (seen) then null else relationships end, run
  from unnest(p_items);

  perform halcyon.write_records(p_alerts, p_relationships, p_entities, seen);

  insert into public.metric as old (tenant_id, datasource_id, version, node_id, at, step, received, mapped, filtered, duplicate, rejected, bytes)
  select tenant, datasource, version, p_node, at, 10, sum(received), sum(mapped), sum(filtered), sum(coalesce(duplicate, 0)), sum(rejected), sum(bytes)
  from unnest(p_counts)
  group by 1, 2, 3, 5 order by 1, 2, 3, 5
  on conflict (tenant_id, datasource_id, step, at, version, node_id) do update set
    received = old.received + excluded.received, mapped = old.mapped + excluded.mapped, filtered = old.filtered + excluded.filtered,
    duplicate = old.duplicate + excluded.duplicate, rejected = old.rejected + excluded.rejected, bytes = old.bytes + excluded.bytes;

  if cardinality(p_captures) > 0 then
    insert into public.raw_capture (tenant_id, datasource_id, capture_id, received_at, requests, raw_bytes, data)
    select tenant, datasource, id, at, requests, bytes, data from unnest(p_captures);
  end if;

  if cardinality(p_dead_letters) > 0 then
    insert into public.dead_letter (tenant_id, datasource_id, event_id, received_at, version, correlation_id, digest, errors,
      raw, raw_kind)
    select tenant, datasource, event, at, version, correlation, digest, errors, raw, raw_kind
    from unnest(p_dead_letters) where event <> all (seen);
  end if;

  if cardinality(p_checkpoints) > 0 then
    perform halcyon.move_checkpoints(p_checkpoints, p_windows);
  end if;
  return next;
end $$;

-- Alerts, relationships and entities of these rows, but for the events in `seen`.
create or replace function halcyon.write_records(
  p_alerts halcyon.alert_row[], p_relationships halcyon.relationship_row[], p_entities halcyon.entity_row[], seen uuid[]
) returns void
language plpgsql as $$
declare
  touched uuid[];
  touched_tenant uuid[];
begin
  insert into public.alert as old (tenant_id, id, datasource_id, source_event_id, kind, title, description, severity, severity_raw,
    status, occurred_at, source_updated_at, received_at, attributes, mapping_version, event_id)
  select distinct on (tenant, id) tenant, id, datasource, source_event_id, kind, title, description, severity, severity_raw,
    status, occurred_at, source_updated_at, at, attributes, version, event
  from unnest(p_alerts)
  where event <> all (seen)
  order by tenant, id, source_updated_at desc, version desc, event desc
  on conflict (tenant_id, id) do update set
    kind = excluded.kind, title = excluded.title, description = excluded.description, severity = excluded.severity,
    severity_raw = excluded.severity_raw, status = excluded.status, occurred_at = excluded.occurred_at,
    source_updated_at = excluded.source_updated_at, attributes = excluded.attributes,
    mapping_version = excluded.mapping_version, event_id = excluded.event_id, xid = pg_current_xact_id()
    -- An event that is mapped again says what it says now, whichever version that is.
    where (excluded.source_updated_at, excluded.mapping_version) > (old.source_updated_at, old.mapping_version)
      or excluded.event_id = old.event_id;

  if cardinality(p_relationships) > 0 then
    insert into public.relationship as old (tenant_id, id, type, role, from_kind, from_id, to_kind, to_id, datasource_id,
      first_seen_at, last_seen_at, count)
    select tenant, id, type, role, from_kind, from_id, to_kind, to_id, min(datasource::text)::uuid, min(at), max(at), count(*)
    from unnest(p_relationships)
    where event <> all (seen)
    group by tenant, id, type, role, from_kind, from_id, to_kind, to_id order by tenant, from_id, id
    on conflict (tenant_id, from_id, id) do update set
      first_seen_at = least(old.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at),
      count = old.count + excluded.count, xid = pg_current_xact_id();
  end if;

  if cardinality(p_entities) > 0 then
    -- Several mentions in one batch come together as over several batches; the entity itself follows, once this is visible.
    with contributed as (
      insert into public.contribution as old (tenant_id, entity_id, datasource_id, name, attributes, first_seen_at, last_seen_at,
        event_id, mapping_version, made_by)
      select tenant, id, datasource, (array_agg(name order by at desc, event desc) filter (where name is not null))[1],
        halcyon.merge(attributes order by at, event), min(at), max(at), (array_agg(event order by at desc, event desc))[1], max(version),
        (array_agg(event order by event))[1]
      from unnest(p_entities)
      where event <> all (seen)
      group by tenant, id, datasource order by tenant, id, datasource
      on conflict (tenant_id, entity_id, datasource_id) do update set
        name = case when excluded.last_seen_at >= old.last_seen_at then coalesce(excluded.name, old.name)
          else coalesce(old.name, excluded.name) end,
        attributes = case when excluded.last_seen_at >= old.last_seen_at then old.attributes || excluded.attributes
          else excluded.attributes || old.attributes end,
        first_seen_at = least(old.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at),
        event_id = excluded.event_id, mapping_version = excluded.mapping_version
      returning tenant_id, entity_id
    ) select array_agg(tenant_id), array_agg(entity_id) into touched_tenant, touched from contributed;
    if touched is not null then
      perform halcyon.project_entities(touched_tenant, touched, p_entities);
    end if;
  end if;
end $$;

-- The counts again, where some items turned out to be duplicates.
create or replace function halcyon.count_duplicates(p_counts halcyon.count_row[], p_items halcyon.item_row[], p_seen uuid[])
returns halcyon.count_row[] language sql as $$
  select p_counts || array(
    select row(tenant, datasource, version, date_bin('10 seconds', at, '2000-01-01'), 0, -count(*) filter (where outcome = 'mapped'),
      -count(*) filter (where outcome = 'filtered'), count(*), -count(*) filter (where outcome = 'rejected'), 0)::halcyon.count_row
    from unnest(p_items) where event = any (p_seen)
    group by tenant, datasource, version, date_bin('10 seconds', at, '2000-01-01'))
$$;

-- Merges the contributions to these entities, by precedence and then by time; skips those that stay as they are.
-- p_identities names each entity once at least.
create or replace function halcyon.project_entities(p_tenants uuid[], p_ids uuid[], p_identities halcyon.entity_row[]) returns void
language plpgsql as $$
declare
  known uuid[];
  missed uuid[];
  missed_tenant uuid[];
begin
  -- Whoever merges the same entity now waits here, so that the statement below sees what the other contributed.
  select coalesce(array_agg(id), '{}') into known from (
    select id from public.entity where (tenant_id, id) in (select * from unnest(p_tenants, p_ids)) order by tenant_id, id for update
  ) e;

  with projected as (
  insert into public.entity as old (tenant_id, id, type, key, scope, name, attributes, first_seen_at, last_seen_at)
  select changed.tenant_id, changed.id, who.type, who.key, who.scope, merged.name, merged.attributes, merged.first_seen_at, merged.last_seen_at
  from (select distinct * from unnest(p_tenants, p_ids) as t(tenant_id, id)) as changed
  join (
    select distinct on (id) id, type, key, scope
    from unnest(p_identities) order by id
  ) who on who.id = changed.id
  cross join lateral (
    select min(ranked.first_seen_at) as first_seen_at, max(ranked.last_seen_at) as last_seen_at,
      (array_agg(ranked.name order by ranked.rank desc) filter (where ranked.name is not null))[1] as name,
      halcyon.merge(ranked.attributes order by ranked.rank) as attributes
    from (
      select c.*, row_number() over (order by d.precedence, c.last_seen_at) as rank
      from public.contribution c join public.datasource d on d.tenant_id = c.tenant_id and d.id = c.datasource_id
      where c.tenant_id = changed.tenant_id and c.entity_id = changed.id
    ) ranked
  ) merged
  order by changed.tenant_id, changed.id
  on conflict (tenant_id, id) do update set
    name = excluded.name, attributes = excluded.attributes, first_seen_at = excluded.first_seen_at,
    last_seen_at = excluded.last_seen_at, xid = pg_current_xact_id()
    where (old.name, old.attributes, old.first_seen_at, old.last_seen_at)
      is distinct from (excluded.name, excluded.attributes, excluded.first_seen_at, excluded.last_seen_at)
    returning id, xmax = 0 as made
  ) select array_agg(t.tenant_id), array_agg(t.id) into missed_tenant, missed
    from unnest(p_tenants, p_ids) as t(tenant_id, id)
    where t.id <> all (known) and not exists (select from projected m where m.id = t.id and m.made);

  -- New to us a moment ago, and made by another meanwhile: its row is locked now, and what the other contributed is to be seen.
  if missed is not null then
    perform halcyon.project_entities(missed_tenant, missed, p_identities);
  end if;
end $$;
