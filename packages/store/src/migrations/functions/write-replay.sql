-- Writes what a replay made of dead letters: each event gets its new outcome in place of the old one, the counts move with it,
-- and what is mapped now is written as any event's records are. Letters that are no longer open are left alone.
--
-- Answers how many were mapped, filtered and rejected again.
create or replace function halcyon.write_replay(
  p_tenant uuid, p_datasource uuid, p_version int, p_run uuid, p_node uuid, p_items halcyon.item_row[], p_alerts halcyon.alert_row[],
  p_entities halcyon.entity_row[], p_relationships halcyon.relationship_row[], p_dead_letters halcyon.dead_letter_row[]
) returns table (mapped int, filtered int, rejected int)
language plpgsql as $$
declare
  open uuid[];
  skipped uuid[];
begin
  perform set_config('halcyon.tenants', p_tenant::text, true);
  perform from public.datasource where tenant_id = p_tenant and id = p_datasource and status = 'active' for share;
  if not found then
    raise exception 'the datasource is archived' using errcode = 'HC001';
  end if;

  select coalesce(array_agg(d.event_id), '{}') into open from (
    select event_id from public.dead_letter
    where tenant_id = p_tenant and datasource_id = p_datasource and state = 'open'
      and event_id in (select event from unnest(p_items))
    order by event_id for update
  ) d;
  select coalesce(array_agg(event), '{}') into skipped from unnest(p_items) as i where event <> all (open);

  -- The counts first: each letter was counted as rejected once, by the version it names.
  perform halcyon.move_counts(p_tenant, p_datasource, p_node, array_agg(d.received_at), array_agg(d.version),
    array_agg('rejected'::text), array_agg(p_version), array_agg(i.outcome))
  from public.dead_letter d join unnest(p_items) as i on i.event = d.event_id
  where d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = any (open);

  update public.ledger l set outcome = i.outcome, version = p_version, source_event_id = i.source, reason_code = i.reason,
    warnings = i.warnings, alert_ids = i.alerts, entity_ids = i.entities, relationship_ids = i.relationships, run_id = p_run
  from unnest(p_items) as i
  where l.tenant_id = p_tenant and l.datasource_id = p_datasource and l.event_id = i.event and l.received_at = i.at and i.event = any (open);

  update public.dead_letter d set replays = d.replays + 1, updated_at = now(), version = p_version,
    state = case when i.outcome = 'rejected' then 'open' else 'replayed' end,
    errors = coalesce(l.errors, d.errors)
  from unnest(p_items) as i left join unnest(p_dead_letters) as l on l.event = i.event
  where d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = i.event and i.event = any (open);

  -- What is mapped now is seen: sent once more, it is a duplicate.
  update public.delivery v set rejected = false
  from public.dead_letter d
  where d.tenant_id = p_tenant and d.datasource_id = p_datasource and d.event_id = any (open) and d.state = 'replayed'
    and v.tenant_id = p_tenant and v.datasource_id = p_datasource and v.digest = substring(decode(d.digest, 'hex') from 1 for 16);

  perform halcyon.write_records(p_alerts, p_relationships, p_entities, skipped);

  return query select (count(*) filter (where i.outcome = 'mapped'))::int, (count(*) filter (where i.outcome = 'filtered'))::int,
    (count(*) filter (where i.outcome = 'rejected'))::int
  from unnest(p_items) as i where i.event = any (open);
end $$;
