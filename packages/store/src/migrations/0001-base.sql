-- The application's role: not the owner, no bypass of row-level security. Every connection of the product sets it at start.
do $$ begin
  if not exists (select from pg_roles where rolname = 'halcyon_app') then
    create role halcyon_app nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

create schema halcyon;
grant usage on schema public, halcyon to halcyon_app;

-- The tenants a transaction works for: set by `set_config('halcyon.tenants', 'uuid,uuid', true)`. Unset = none.
create function halcyon.tenants() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(current_setting('halcyon.tenants', true), ',')::uuid[] $$;

-- The same question for one row: what the policies ask. It takes no array apart for every row; queries name their tenant
-- themselves, so no index hangs on it.
create function halcyon.holds(tenant uuid) returns boolean language sql stable parallel safe
  as $$ select strpos(current_setting('halcyon.tenants', true), tenant::text) > 0 $$;

-- Later objects over earlier ones.
create aggregate halcyon.merge(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');

-- Row-level security as the second wall: the same policy on every table of a tenant, forced on the owner too.
create function halcyon.protect(target regclass, privileges text default 'select, insert, update, delete') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (halcyon.holds(tenant_id)) with check (halcyon.holds(tenant_id))', target);
  execute format('grant %s on %s to halcyon_app', privileges, target);
end $$;

-- Tables partitioned by day: which, and on which column's time. `halcyon.make_partitions` and `halcyon.drop_partitions` walk it.
create table halcyon.daily_table (name text primary key, keep_days int not null);
grant select on halcyon.daily_table to halcyon_app;

create table organization (
  tenant_id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);
select halcyon.protect('organization');

create table project (
  tenant_id uuid not null references organization,
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select halcyon.protect('project');

-- One row a running process, so that shares (a feed's rate limit) and states are attributed. Holds nothing of a tenant.
create table node (
  id uuid primary key,
  roles text[] not null,
  host text not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);
grant select, insert, update, delete on node to halcyon_app;
