-- Sums arrays of counts, place by place.
create or replace function halcyon.add_counts(a int[], b int[]) returns int[] language sql immutable as $$
  select case when a is null then b when b is null then a
    else (select array_agg(coalesce(x, 0) + coalesce(y, 0) order by n) from unnest(a, b) with ordinality as t(x, y, n)) end
$$;
do $$ begin
  create aggregate halcyon.sum_counts(int[]) (sfunc = halcyon.add_counts, stype = int[]);
exception when duplicate_function then null;
end $$;

-- Ten seconds → minutes, minutes → hours: the windows since `since`, whole, so that running it again changes nothing.
create or replace function halcyon.roll_up(p_from int, p_to int, since timestamptz) returns void language plpgsql as $$
declare
  width interval := make_interval(secs => p_to);
  start timestamptz := date_bin(make_interval(secs => p_to), since, '2000-01-01');
begin
  insert into public.metric (tenant_id, datasource_id, version, node_id, at, step, received, mapped, filtered, duplicate, rejected, bytes)
  select tenant_id, datasource_id, version, node_id, date_bin(width, at, '2000-01-01'), p_to, sum(received), sum(mapped),
    sum(filtered), sum(duplicate), sum(rejected), sum(bytes)
  from public.metric where tenant_id = any (halcyon.tenants()) and step = p_from and at >= start
  group by 1, 2, 3, 4, 5
  on conflict (tenant_id, datasource_id, step, at, version, node_id) do update set received = excluded.received,
    mapped = excluded.mapped, filtered = excluded.filtered, duplicate = excluded.duplicate, rejected = excluded.rejected, bytes = excluded.bytes;

  insert into public.latency (tenant_id, datasource_id, node_id, at, step, buckets)
  select tenant_id, datasource_id, node_id, date_bin(width, at, '2000-01-01'), p_to, halcyon.sum_counts(buckets)
  from public.latency where tenant_id = any (halcyon.tenants()) and step = p_from and at >= start
  group by 1, 2, 3, 4
  on conflict (tenant_id, datasource_id, step, at, node_id) do update set buckets = excluded.buckets;
end $$;

-- How long, and how much, each feed keeps its raw payloads.
create or replace function halcyon.capture_limits() returns table (tenant_id uuid, datasource_id uuid, days int, bytes numeric)
language sql stable as $$
  select d.tenant_id, d.id, coalesce((v.content #>> '{runtime,capture,retentionDays}')::int, 14),
    coalesce((v.content #>> '{runtime,capture,maxGigabytes}')::numeric, 10) * 1e9
  from public.datasource d
  left join public.version v on v.tenant_id = d.tenant_id and v.datasource_id = d.id and v.number = d.published_version
  where d.tenant_id = any (halcyon.tenants())
$$;

-- Past its time: deliveries, rollups, answers kept for repeated writes, nodes that are gone. Captures by each feed's own retention.
create or replace function halcyon.expire() returns int language plpgsql as $$
declare
  days int;
begin
  delete from public.delivery where tenant_id = any (halcyon.tenants()) and expires_at < now();
  delete from public.metric where tenant_id = any (halcyon.tenants()) and (
    (step = 10 and at < now() - interval '2 days') or (step = 60 and at < now() - interval '30 days') or at < now() - interval '400 days');
  delete from public.latency where tenant_id = any (halcyon.tenants()) and (
    (step = 10 and at < now() - interval '2 days') or (step = 60 and at < now() - interval '30 days') or at < now() - interval '400 days');
  delete from public.idempotency where tenant_id = any (halcyon.tenants()) and created_at < now() - interval '1 day';
  delete from public.observed o where tenant_id = any (halcyon.tenants())
    and not exists (select from public.node n where n.id = o.node_id and n.heartbeat_at > now() - interval '5 minutes');
  delete from public.node where heartbeat_at < now() - interval '1 hour';
  delete from public.sign_in_failure where since < now() - interval '1 day';

  -- What was mended or put aside a month, what nobody has touched three; finished runs, what they read and old checkpoints as long.
  delete from public.dead_letter where tenant_id = any (halcyon.tenants())
    and updated_at < now() - case state when 'open' then interval '90 days' else interval '30 days' end;
  delete from public.run where tenant_id = any (halcyon.tenants()) and finished_at < now() - interval '90 days';
  delete from public.pull_window where tenant_id = any (halcyon.tenants()) and at < now() - interval '90 days';
  delete from public.checkpoint_history where tenant_id = any (halcyon.tenants()) and at < now() - interval '90 days';

  delete from public.raw_capture c using halcyon.capture_limits() l
    where c.tenant_id = l.tenant_id and c.datasource_id = l.datasource_id and c.received_at < now() - make_interval(days => l.days);
  delete from public.raw_capture c using (
    select k.tenant_id, k.datasource_id, k.capture_id, k.received_at,
      sum(length(k.data)) over (partition by k.tenant_id, k.datasource_id order by k.received_at desc) as newer, l.bytes
    from public.raw_capture k join halcyon.capture_limits() l using (tenant_id, datasource_id)
  ) full_ones
    where full_ones.newer > full_ones.bytes and c.tenant_id = full_ones.tenant_id and c.datasource_id = full_ones.datasource_id
      and c.capture_id = full_ones.capture_id and c.received_at = full_ones.received_at;
  perform halcyon.warn_of_captures();
  select coalesce(max(l.days), 14) into days from halcyon.capture_limits() l;
  return days;
end $$;

-- An id that sorts by time (version 7), as the lines of a log do.
create or replace function halcyon.time_id(at timestamptz) returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- A line in the log of each feed whose raw payloads fill four fifths of what they may. Said once: not again while the log still has it.
create or replace function halcyon.warn_of_captures() returns void language sql as $$
  insert into public.log (tenant_id, datasource_id, id, at, level, component, message, fields)
  select l.tenant_id, l.datasource_id, halcyon.time_id(now()), now(), 'warn', 'capture',
    format('Raw payloads fill %s %% of the %s GB they may take; past it the oldest go first. Raise the capture limit, or keep less.',
      round(100 * kept.bytes / l.bytes), trim_scale(l.bytes / 1e9)),
    jsonb_build_object('bytes', kept.bytes, 'limit', l.bytes)
  from halcyon.capture_limits() l
  cross join lateral (
    select sum(length(c.data)) as bytes from public.raw_capture c
    where c.tenant_id = l.tenant_id and c.datasource_id = l.datasource_id
  ) kept
  where kept.bytes >= 0.8 * l.bytes and not exists (
    select from public.log g where g.tenant_id = l.tenant_id and g.datasource_id = l.datasource_id
      and g.component = 'capture' and g.level = 'warn')
$$;

-- Which files made the schema: what support asks for.
grant select on public.halcyon_migration to halcyon_app;
