-- Makes the partitions of the coming days; a default partition catches what comes before a day has its own, and hands it over.
create or replace function halcyon.make_partitions(days_ahead int default 3) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t record;
  d date;
  low timestamptz;
  day_name text;
  key text;
  early boolean;
begin
  perform pg_advisory_xact_lock(hashtext('halcyon.partitions'));
  for t in select name from halcyon.daily_table loop
    if to_regclass(t.name || '_default') is null then
      execute format('create table %I partition of %I default', t.name || '_default', t.name);
    end if;
    for d in select generate_series(current_date - 1, current_date + days_ahead, '1 day')::date loop
      day_name := t.name || to_char(d, '_YYYYMMDD');
      continue when to_regclass(day_name) is not null;
      low := d::timestamp at time zone 'UTC';
      key := substring(pg_get_partkeydef(to_regclass(t.name)) from '\((\w+)\)');
      execute format('select exists (select from %I where %I >= $1 and %2$I < $1 + interval ''1 day'')', t.name || '_default', key)
        into early using low;
      if early then
        execute format('create table %I (like %I including all)', day_name, t.name);
        execute format('lock table %I in access exclusive mode', t.name || '_default');
        execute format('with moved as (delete from %I where %I >= $1 and %2$I < $1 + interval ''1 day'' returning *)
          insert into %I select * from moved', t.name || '_default', key, day_name) using low;
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', t.name, day_name, low, low + interval '1 day');
      else
        execute format('create table %I partition of %I for values from (%L) to (%L)', day_name, t.name, low, low + interval '1 day');
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
  kept record;
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
  for kept in select name, case when name = 'raw_capture' then greatest(capture_days, 1) else keep_days end as days from halcyon.daily_table loop
    execute format('delete from %I where %I < (current_date - $1)::timestamp at time zone ''UTC''', kept.name || '_default',
      substring(pg_get_partkeydef(to_regclass(kept.name)) from '\((\w+)\)')) using kept.days;
  end loop;
  return dropped;
end $$;

select halcyon.make_partitions();
