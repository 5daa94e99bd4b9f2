-- What a run shows of itself, its pauses, and what it takes to undo it.
alter table run drop constraint run_state_check;
alter table run add constraint run_state_check
  check (state in ('queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'));
alter table run
  add column pages bigint not null default 0,
  add column bytes bigint not null default 0,
  -- Seconds it was worked on before active_since: waiting and pauses do not count.
  add column worked double precision not null default 0,
  add column active_since timestamptz,
  -- What it found, where that is not to be read from the records: of a dry run the outcomes, of a captured range what was left alone.
  add column result jsonb,
  add column undone_at timestamptz,
  add column undone_by text;
-- A paused run keeps its lane.
drop index run_active;
create unique index run_active on run (tenant_id, datasource_id, lane) where lane is not null and state in ('queued', 'running', 'paused');

-- planned: a run is to read it; fetched: read in part; committed: read whole, and written.
alter table pull_window add column state text not null default 'committed' check (state in ('planned', 'fetched', 'committed'));
-- When it came into that state.
alter table pull_window rename column committed_at to at;
create index pull_window_at on pull_window (tenant_id, at);

alter table checkpoint_history
  add column reason text,
  -- The run that moved it there.
  add column run_id uuid;

-- The event that made a feed's first mention of an entity; null: older than this column.
alter table contribution add column made_by uuid;
