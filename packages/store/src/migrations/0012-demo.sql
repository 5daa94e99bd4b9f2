-- The demo of an organization, at most one: what it made, which is what goes with it, and the process that sends its events.
create table demo (
  tenant_id uuid primary key references organization,
  -- [{key, datasourceId, secretId}]
  feeds jsonb not null default '[]',
  made_at timestamptz not null default now(),
  -- The sender at work, named anew at each start; null: stopped. One that has said nothing for a while is gone.
  sender uuid,
  started_at timestamptz,
  beat_at timestamptz,
  -- A demo that is forgotten ends by itself.
  ends_at timestamptz,
  sent bigint not null default 0,
  -- Why events are not taken at the moment.
  trouble text check (char_length(trouble) <= 1000)
);
select halcyon.protect('demo');
