-- Takes back what events wrote.

-- The alerts that these events were the last to write get what stood before them, or go. An alert that another event has changed since
-- stays as it is. Answers the alerts that are gone.
create or replace function halcyon.retract_alerts(p_tenant uuid, p_alerts uuid[], p_events uuid[]) returns uuid[]
language plpgsql as $$
declare
  ids uuid[];
  befores jsonb[];
  times timestamptz[];
  gone uuid[];
begin
  select coalesce(array_agg(a.id), '{}'), array_agg(r.content), array_agg(r.replaced_at) into ids, befores, times from (
    select id from public.alert where tenant_id = p_tenant and id = any (p_alerts) and event_id = any (p_events) order by id for update
  ) a
  left join lateral (
    select v.content, v.replaced_at from public.alert_revision v
    where v.tenant_id = p_tenant and v.alert_id = a.id and v.event_id <> all (p_events) order by v.replaced_at desc limit 1
  ) r on true;

  update public.alert a set kind = b.kind, title = b.title, description = b.description, severity = b.severity,
    severity_raw = b.severity_raw, status = b.status, occurred_at = b.occurred_at, source_updated_at = b.source_updated_at,
    attributes = b.attributes, mapping_version = b.mapping_version, event_id = b.event_id, xid = pg_current_xact_id()
  from unnest(ids, befores) as t(id, before) cross join lateral jsonb_populate_record(null::public.alert, t.before) b
  where a.tenant_id = p_tenant and a.id = t.id and t.before is not null;
  -- What stands again is no earlier revision; what was taken back never stood.
  delete from public.alert_revision v using unnest(ids, times) as t(id, replaced_at)
  where v.tenant_id = p_tenant and v.alert_id = t.id and (v.replaced_at = t.replaced_at or v.event_id = any (p_events));

  with deleted as (
    delete from public.alert a using unnest(ids, befores) as t(id, before)
    where a.tenant_id = p_tenant and a.id = t.id and t.before is null returning a.id
  ) select coalesce(array_agg(id), '{}') into gone from deleted;
  return gone;
end $$;

-- A relationship counts one less for each time it is named here, and goes with the last, or with an alert at its end.
-- p_from: the alerts and entities it may begin at.
create or replace function halcyon.retract_relationships(p_tenant uuid, p_relationships uuid[], p_from uuid[], p_alerts uuid[]) returns void
language plpgsql as $$
begin
  update public.relationship r set count = r.count - n.times, xid = pg_current_xact_id()
  from (select id, count(*) as times from unnest(p_relationships) as id group by id) n
  where r.tenant_id = p_tenant and r.from_id = any (p_from) and r.id = n.id;
  delete from public.relationship r
  where r.tenant_id = p_tenant and r.from_id = any (p_from) and r.id = any (p_relationships) and r.count <= 0;
  delete from public.relationship r where r.tenant_id = p_tenant and r.from_kind = 'alert' and r.from_id = any (p_alerts);
  delete from public.relationship r where r.tenant_id = p_tenant and r.to_kind = 'alert' and r.to_id = any (p_alerts);
end $$;

-- A feed's mention of an entity goes where these events made it and no other event of the feed names the entity; so does an entity that
-- nobody mentions any more. The events of `p_run`, or of `p_version`, are these, too. Answers how many mentions went.
drop function if exists halcyon.retract_mentions(uuid, uuid, uuid[], uuid[], uuid);
create or replace function halcyon.retract_mentions(
  p_tenant uuid, p_datasource uuid, p_entities uuid[], p_events uuid[], p_run uuid, p_version int default null
) returns int
language plpgsql as $$
declare
  dropped uuid[];
  left_over uuid[];
begin
  if coalesce(cardinality(p_entities), 0) = 0 then return 0; end if;
  with named as (
    select distinct e.id from public.ledger l cross join lateral unnest(l.entity_ids) as e(id)
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.outcome = 'mapped' and l.entity_ids && p_entities
      and l.event_id <> all (p_events) and (p_run is null or l.run_id is distinct from p_run)
      and (p_version is null or l.version is distinct from p_version)
  ), mine as (
    select c.entity_id from public.contribution c
    where c.tenant_id = p_tenant and c.datasource_id = p_datasource and c.entity_id = any (p_entities)
      and c.entity_id not in (select id from named)
      and (c.made_by = any (p_events) or exists (
        select from public.ledger l where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = c.made_by
          and (l.run_id = p_run or l.version = p_version)))
  ), deleted as (
    delete from public.contribution c using mine m
    where c.tenant_id = p_tenant and c.datasource_id = p_datasource and c.entity_id = m.entity_id returning c.entity_id
  ) select coalesce(array_agg(entity_id), '{}') into dropped from deleted;
  if cardinality(dropped) = 0 then return 0; end if;

  delete from public.entity e where e.tenant_id = p_tenant and e.id = any (dropped)
    and not exists (select from public.contribution c where c.tenant_id = p_tenant and c.entity_id = e.id);
  select coalesce(array_agg(e.id), '{}') into left_over from public.entity e where e.tenant_id = p_tenant and e.id = any (dropped);
  if cardinality(left_over) > 0 then
    perform halcyon.project_entities(array_fill(p_tenant, array[cardinality(left_over)]), left_over, array(
      select row(e.tenant_id, p_datasource, 0, e.id, e.last_seen_at, e.id, e.type, e.key, e.scope, e.name, e.attributes)::halcyon.entity_row
      from public.entity e where e.tenant_id = p_tenant and e.id = any (left_over)));
  end if;
  return cardinality(dropped);
end $$;

-- The counts of events whose outcome changes: one less of the old, one more of the new. Ten seconds always; minutes and hours where the
-- roll-up, which looks back ten minutes and two hours, will not see it.
create or replace function halcyon.move_counts(
  p_tenant uuid, p_datasource uuid, p_node uuid, p_ats timestamptz[], p_old_versions int[], p_old text[], p_new_versions int[], p_new text[]
) returns void language sql as $$
  insert into public.metric as old (tenant_id, datasource_id, version, node_id, at, step, received, mapped, filtered, rejected)
  select p_tenant, p_datasource, c.version, p_node, date_bin(make_interval(secs => s.step), c.at, '2000-01-01'), s.step, sum(c.n),
    sum(case c.outcome when 'mapped' then c.n else 0 end), sum(case c.outcome when 'filtered' then c.n else 0 end),
    sum(case c.outcome when 'rejected' then c.n else 0 end)
  from (
    select version, at, outcome, -1 as n from unnest(p_ats, p_old_versions, p_old) as o(at, version, outcome)
    union all
    select version, at, outcome, 1 from unnest(p_ats, p_new_versions, p_new) as n(at, version, outcome)
  ) c
  join (values (10, 'infinity'::timestamptz), (60, date_bin('1 minute', now() - interval '10 minutes', '2000-01-01')),
    (3600, date_bin('1 hour', now() - interval '2 hours', '2000-01-01'))) as s(step, before) on c.at < s.before
  where c.version is not null
  group by c.version, s.step, 5 order by s.step, 5, c.version
  on conflict (tenant_id, datasource_id, step, at, version, node_id) do update set
    received = old.received + excluded.received, mapped = old.mapped + excluded.mapped,
    filtered = old.filtered + excluded.filtered, rejected = old.rejected + excluded.rejected
$$;

-- Takes back what the next events of a run, or of a version, wrote: up to p_limit after p_after, by event id. Of a replay the letters are open again, of
-- any other run the events count as filtered and may be delivered again. Answers the last event and how many; the entities they
-- mention follow with `retract_mentions`, once all are through.
drop function if exists halcyon.undo_run_page(uuid, uuid, uuid, uuid, uuid, int);
create or replace function halcyon.undo_run_page(
  p_tenant uuid, p_datasource uuid, p_run uuid, p_node uuid, p_after uuid, p_limit int, p_version int default null
) returns table (last uuid, events int)
language plpgsql as $$
declare
  ids uuid[];
  ats timestamptz[];
  versions int[];
  outcomes text[];
  letters uuid[];
  gone uuid[];
begin
  perform set_config('halcyon.tenants', p_tenant::text, true);
  select array_agg(e.event_id order by e.event_id), array_agg(e.received_at order by e.event_id), array_agg(e.version order by e.event_id),
    array_agg(e.outcome order by e.event_id)
  into ids, ats, versions, outcomes from (
    select l.event_id, l.received_at, l.version, l.outcome from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and (l.run_id = p_run or l.version = p_version) and l.outcome = 'mapped'
      and (p_after is null or l.event_id > p_after)
    order by l.event_id limit p_limit for update
  ) e;
  if ids is null then
    return query select null::uuid, 0;
    return;
  end if;
  select coalesce(array_agg(event_id), '{}') into letters from public.dead_letter
    where tenant_id = p_tenant and datasource_id = p_datasource and event_id = any (ids);

  gone := halcyon.retract_alerts(p_tenant, array(
    select unnest(alert_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (ids)), ids);
  perform halcyon.retract_relationships(p_tenant, array(
    select unnest(relationship_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (ids)), array(
    select unnest(alert_ids || entity_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (ids)), gone);

  perform halcyon.move_counts(p_tenant, p_datasource, p_node, ats, versions, outcomes, versions,
    array(select case when id = any (letters) then 'rejected' else 'filtered' end from unnest(ids) with ordinality as t(id, n) order by n));
  update public.ledger l set outcome = case when l.event_id = any (letters) then 'rejected' else 'filtered' end,
    reason_code = coalesce(d.errors #>> '{0,code}', 'undone'), source_event_id = case when l.event_id = any (letters) then null else l.source_event_id end,
    alert_ids = null, relationship_ids = null
  from unnest(ids) as t(id) left join public.dead_letter d
    on d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = t.id
  where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = t.id;
  update public.dead_letter set state = 'open', updated_at = now()
    where tenant_id = p_tenant and datasource_id = p_datasource and event_id = any (letters);
  update public.delivery set rejected = true, expires_at = case when event_id = any (letters) then expires_at else now() end
    where tenant_id = p_tenant and datasource_id = p_datasource and event_id = any (ids);
  return query select ids[cardinality(ids)], cardinality(ids);
end $$;

-- The entities that these events mention, once they are taken back. Answers how many mentions went.
drop function if exists halcyon.undo_run_mentions(uuid, uuid, uuid);
create or replace function halcyon.undo_run_mentions(p_tenant uuid, p_datasource uuid, p_run uuid, p_version int default null) returns int
language plpgsql as $$
declare
  entities uuid[];
  dropped int;
begin
  perform set_config('halcyon.tenants', p_tenant::text, true);
  select array_agg(distinct e.id) into entities from public.ledger l cross join lateral unnest(l.entity_ids) as e(id)
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and (l.run_id = p_run or l.version = p_version) and l.outcome <> 'mapped';
  dropped := halcyon.retract_mentions(p_tenant, p_datasource, entities, '{}', p_run, p_version);
  update public.ledger set entity_ids = null
    where tenant_id = p_tenant and datasource_id = p_datasource and (run_id = p_run or version = p_version) and outcome <> 'mapped' and entity_ids is not null;
  return dropped;
end $$;
