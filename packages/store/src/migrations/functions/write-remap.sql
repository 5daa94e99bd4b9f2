-- Writes what kept events became when they were mapped again: the new outcome takes the place of the old one, the counts move with it,
-- and what an event made before and does not make now is taken back. Events of which nothing is known any more, and duplicates, are
-- left alone. Answers how many were mapped, filtered and rejected.
create or replace function halcyon.write_remap(
  p_tenant uuid, p_datasource uuid, p_version int, p_run uuid, p_node uuid, p_items halcyon.item_row[], p_alerts halcyon.alert_row[],
  p_entities halcyon.entity_row[], p_relationships halcyon.relationship_row[], p_dead_letters halcyon.dead_letter_row[]
) returns table (mapped int, filtered int, rejected int)
language plpgsql as $$
declare
  known uuid[];
  ats timestamptz[];
  versions int[];
  outcomes text[];
  was_alerts uuid[];
  was_entities uuid[];
  was_relationships uuid[];
  skipped uuid[];
  gone uuid[];
begin
  perform set_config('halcyon.tenants', p_tenant::text, true);
  perform from public.datasource where tenant_id = p_tenant and id = p_datasource and status = 'active' for share;
  if not found then
    raise exception 'the datasource is archived' using errcode = 'HC001';
  end if;

  select coalesce(array_agg(e.event_id order by e.event_id), '{}'), array_agg(e.received_at order by e.event_id),
    array_agg(e.version order by e.event_id), array_agg(e.outcome order by e.event_id)
  into known, ats, versions, outcomes from (
    select l.event_id, l.received_at, l.version, l.outcome from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource
      and (l.event_id, l.received_at) in (select event, at from unnest(p_items))
      and l.outcome in ('mapped', 'filtered', 'rejected')
    order by l.event_id for update
  ) e;
  select coalesce(array_agg(event), '{}') into skipped from unnest(p_items) as i where event <> all (known);
  was_alerts := array(select unnest(alert_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (known));
  was_entities := array(select distinct unnest(entity_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (known));
  was_relationships := array(select unnest(relationship_ids) from public.ledger l
    where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = any (known));

  perform halcyon.move_counts(p_tenant, p_datasource, p_node, ats, versions, outcomes,
    array_fill(p_version, array[cardinality(known)]), array(select i.outcome from unnest(p_items) i where i.event = any (known) order by i.event));

  update public.ledger l set outcome = i.outcome, version_before = l.version, version = p_version, source_event_id = i.source, reason_code = i.reason,
    warnings = i.warnings, alert_ids = i.alerts, entity_ids = i.entities, relationship_ids = i.relationships, run_id = p_run
  from unnest(p_items) as i
  where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = i.event and l.received_at = i.at and i.event = any (known);

  insert into public.dead_letter as d (tenant_id, datasource_id, event_id, received_at, version, correlation_id, digest, errors, raw, raw_kind)
  select tenant, datasource, event, at, version, correlation, digest, errors, raw, raw_kind from unnest(p_dead_letters)
  where event = any (known)
  on conflict (tenant_id, datasource_id, event_id) do update set state = 'open', errors = excluded.errors, version = excluded.version,
    updated_at = now();
  update public.dead_letter d set state = 'replayed', version = p_version, updated_at = now()
  from unnest(p_items) as i
  where d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = i.event and d.state = 'open'
    and i.event = any (known) and i.outcome <> 'rejected';

  -- What is mapped now is seen: sent once more, it is a duplicate.
  update public.delivery v set rejected = false
  from public.dead_letter d
  where d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = any (known) and d.state = 'replayed'
    and v.tenant_id = p_tenant and v.datasource_id = p_datasource and v.digest = substring(decode(d.digest, 'hex') from 1 for 16);

  perform halcyon.write_records(p_alerts, p_relationships, p_entities, skipped);

  gone := halcyon.retract_alerts(p_tenant, array(
    select unnest(was_alerts) except select id from unnest(p_alerts) where event = any (known)), known);
  -- Counted again just now.
  perform halcyon.retract_relationships(p_tenant, was_relationships, was_alerts || was_entities, gone);
  perform halcyon.retract_mentions(p_tenant, p_datasource, array(
    select unnest(was_entities) except select unnest(i.entities) from unnest(p_items) as i where i.event = any (known)), known, null);

  return query select (count(*) filter (where i.outcome = 'mapped'))::int, (count(*) filter (where i.outcome = 'filtered'))::int,
    (count(*) filter (where i.outcome = 'rejected'))::int
  from unnest(p_items) as i where i.event = any (known);
end $$;
