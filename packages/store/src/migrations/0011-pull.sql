-- Runs of pull feeds: who works on which, and when the next one is due.
alter table run
  -- live, backfill; null: the run is of no lane, as a replay of dead letters.
  add column lane text,
  add column version int,
  add column node_id uuid,
  -- How often it was taken up.
  add column attempt int not null default 0;
-- One active run a lane, on any number of engines.
create unique index run_active on run (tenant_id, datasource_id, lane) where lane is not null and state in ('queued', 'running');
create index run_by_time on run (tenant_id, datasource_id, created_at desc, id desc);
create index run_waiting on run (created_at) where state in ('queued', 'running');

-- When a feed's next run in the live lane is due. `generation`: the feed as it was when that was worked out.
create table pull_schedule (
  tenant_id uuid not null,
  datasource_id uuid not null,
  generation bigint not null,
  -- null: never by itself.
  next_at timestamptz,
  primary key (tenant_id, datasource_id)
);
select halcyon.protect('pull_schedule');
create index pull_schedule_due on pull_schedule (next_at);

-- Spans of a source's time that were read and written.
create table pull_window (
  tenant_id uuid not null,
  datasource_id uuid not null,
  lane text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  run_id uuid not null,
  version int not null,
  items bigint not null,
  committed_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, lane, from_at, to_at)
);
select halcyon.protect('pull_window');
