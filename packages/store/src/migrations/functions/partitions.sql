-- Makes the partitions of the coming days; a default partition catches what comes before a day has its own.
create or replace function halcyon.make_partitions(days_ahead int default 3) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t record;
  d date;
begin
  perform pg_advisory_xact_lock(hashtext('halcyon.partitions'));
  for t in select name from halcyon.daily_table loop
    if to_regclass(t.name || '_default') is null then
      execute format('create table %I partition of %I default', t.name || '_default', t.name);
    end if;
    for d in select generate_series(current_date - 1, current_date + days_ahead, '1 day')::date loop
      if to_regclass(t.name || to_char(d, '_YYYYMMDD')) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          t.name || to_char(d, '_YYYYMMDD'), t.name, d::timestamp at time zone 'UTC', (d + 1)::timestamp at time zone 'UTC');
      end if;
    end loop;
  end loop;
end $$;

-- Drops the days past each table's retention; answers how many partitions went. Captures are kept as long as the feed that
-- keeps them longest says; those of the others are deleted by row.
drop function if exists halcyon.drop_partitions;
create function halcyon.drop_partitions(capture_days int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p record;
  dropped int := 0;
begin
  for p in
    select c.relname, t.keep_days, to_date(right(c.relname, 8), 'YYYYMMDD') as day
    from halcyon.daily_table t
    join pg_inherits i on i.inhparent = to_regclass(t.name)
    join pg_class c on c.oid = i.inhrelid
    where c.relname ~ '_[0-9]{8}$'
  loop
    if p.day < current_date - (case when p.relname like 'raw_capture%' then greatest(capture_days, 1) else p.keep_days end) then
      execute format('drop table %I', p.relname);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end $$;

select halcyon.make_partitions();
