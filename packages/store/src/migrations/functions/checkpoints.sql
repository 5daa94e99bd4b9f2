-- Where the sources of pull feeds stand. A checkpoint moves in the transaction that writes what it stands behind, and only if it
-- stood where the reader believed, and the reader's run still runs.

-- The feeds of which at least one checkpoint may not move: their batches are to be read again, or left to another.
create or replace function halcyon.fenced(p_checkpoints halcyon.checkpoint_row[]) returns table (tenant uuid, datasource uuid)
language sql as $$
  with running as materialized (
    select r.tenant_id, r.id from public.run r
    where (r.tenant_id, r.datasource_id, r.id) in (select c.tenant, c.datasource, c.run from unnest(p_checkpoints) c)
      and r.state = 'running'
    order by r.tenant_id, r.id for update
  ), standing as materialized (
    select k.tenant_id, k.datasource_id, k.lane, k.partition, k.seq from public.checkpoint k
    where (k.tenant_id, k.datasource_id, k.lane, k.partition) in (select c.tenant, c.datasource, c.lane, c.partition from unnest(p_checkpoints) c)
    order by k.tenant_id, k.datasource_id, k.lane, k.partition for update
  )
  select c.tenant, c.datasource from unnest(p_checkpoints) c
  left join standing k on k.tenant_id = c.tenant and k.datasource_id = c.datasource and k.lane = c.lane and k.partition = c.partition
  where coalesce(k.seq, 0) <> c.seq or not exists (select from running r where r.tenant_id = c.tenant and r.id = c.run)
$$;

create or replace function halcyon.move_checkpoints(p_checkpoints halcyon.checkpoint_row[], p_windows halcyon.window_row[]) returns void
language plpgsql as $$
declare
  moved int;
begin
  insert into public.checkpoint as old (tenant_id, datasource_id, lane, partition, seq, value)
  select tenant, datasource, lane, partition, seq + 1, value from unnest(p_checkpoints)
  order by tenant, datasource, lane, partition
  on conflict (tenant_id, datasource_id, lane, partition) do update
    set seq = excluded.seq, value = excluded.value, updated_at = now() where old.seq = excluded.seq - 1;
  get diagnostics moved = row_count;
  if moved < cardinality(p_checkpoints) then
    -- Two made the same first checkpoint at once; asked again, the later one is fenced.
    raise exception 'a checkpoint was made by another' using errcode = 'serialization_failure';
  end if;

  update public.run r set done = r.done + c.items, pages = r.pages + c.pages, bytes = r.bytes + c.bytes, updated_at = now()
  from (
    select tenant, run, sum(coalesce(items, 0)) as items, sum(coalesce(pages, 0)) as pages, sum(coalesce(bytes, 0)) as bytes
    from unnest(p_checkpoints) group by tenant, run
  ) c
  where r.tenant_id = c.tenant and r.id = c.run;

  -- What was read whole once stays so while it is read again.
  insert into public.pull_window as old (tenant_id, datasource_id, lane, from_at, to_at, run_id, version, items, state)
  select distinct on (tenant, datasource, lane, from_at, to_at) tenant, datasource, lane, from_at, to_at, run, version, items, state
  from unnest(p_windows)
  on conflict (tenant_id, datasource_id, lane, from_at, to_at) do update
    set run_id = excluded.run_id, version = excluded.version, at = now(),
      items = excluded.items + case when old.run_id = excluded.run_id then old.items else 0 end,
      state = case when old.state = 'committed' then old.state else excluded.state end;
end $$;
