create table datasource (
  tenant_id uuid not null references organization,
  id uuid not null,
  project_id uuid not null,
  name text not null,
  description text not null default '',
  type text not null,
  tags text[] not null default '{}',
  owner_id text,
  status text not null default 'active' check (status in ('active', 'archived')),
  desired text not null default 'enabled' check (desired in ('enabled', 'disabled')),
  -- Raised by publish, enable, disable, restart and archive. Every write transaction reads it FOR SHARE.
  generation bigint not null default 1,
  published_version int,
  -- Which feed wins where several give the same attribute of an entity: higher wins, then the later.
  precedence int not null default 0,
  throttle jsonb,
  -- Raised by every change of this row a person makes: the ETag.
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  created_by text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project (tenant_id, id)
);
create unique index datasource_name on datasource (tenant_id, project_id, lower(name)) where status = 'active';
select halcyon.protect('datasource');

-- The map from a feed's public id to its tenant: all an unauthenticated request may learn, through halcyon.tenant_of alone.
create table halcyon.datasource_directory (id uuid primary key, tenant_id uuid not null);
create function halcyon.directory_insert() returns trigger language plpgsql security definer set search_path = halcyon, pg_temp as $$
begin
  insert into halcyon.datasource_directory values (new.id, new.tenant_id);
  return null;
end $$;
create trigger datasource_directory after insert on datasource for each row execute function halcyon.directory_insert();
create function halcyon.tenant_of(datasource uuid) returns uuid language sql stable security definer set search_path = halcyon, pg_temp
  as $$ select tenant_id from halcyon.datasource_directory where id = datasource $$;

-- Signals: a change of a feed's configuration, never anything a batch does.
create function halcyon.datasource_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('halcyon_datasource', new.tenant_id || ' ' || new.id || ' ' || new.generation);
  return null;
end $$;
create trigger datasource_changed after insert or update of generation, throttle on datasource
  for each row execute function halcyon.datasource_changed();

create table draft (
  tenant_id uuid not null,
  datasource_id uuid not null,
  -- {config, secrets, mapping, runtime}
  content jsonb not null,
  revision bigint not null default 1,
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (tenant_id, datasource_id),
  foreign key (tenant_id, datasource_id) references datasource (tenant_id, id)
);
select halcyon.protect('draft');

create table version (
  tenant_id uuid not null,
  datasource_id uuid not null,
  number int not null,
  content jsonb not null,
  -- SHA-256, hex, of the canonical content.
  content_hash text not null,
  state text not null check (state in ('in_review', 'published', 'superseded', 'rejected')),
  comment text not null default '',
  -- The version whose content a rollback brought back.
  rolled_back_to int,
  created_at timestamptz not null default now(),
  created_by text,
  published_at timestamptz,
  superseded_at timestamptz,
  primary key (tenant_id, datasource_id, number),
  foreign key (tenant_id, datasource_id) references datasource (tenant_id, id)
);
select halcyon.protect('version');

create table version_comment (
  tenant_id uuid not null,
  datasource_id uuid not null,
  number int not null,
  id uuid not null,
  anchor text,
  body text not null,
  author_id text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, number, id)
);
select halcyon.protect('version_comment');

-- What a node sees of a feed; desired state stands in datasource, never here.
create table observed (
  tenant_id uuid not null,
  datasource_id uuid not null,
  node_id uuid not null,
  state text not null,
  version int,
  since timestamptz not null default now(),
  restarts int not null default 0,
  memory_bytes bigint,
  circuit text not null default 'closed',
  failure jsonb,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, node_id)
);
select halcyon.protect('observed');

-- A version that killed its worker three times: not started again until a person publishes or restarts.
create table quarantine (
  tenant_id uuid not null,
  datasource_id uuid not null,
  version int not null,
  reason jsonb not null,
  at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, version)
);
select halcyon.protect('quarantine');

create table checkpoint (
  tenant_id uuid not null,
  datasource_id uuid not null,
  lane text not null,
  partition text not null,
  seq bigint not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, lane, partition)
);
select halcyon.protect('checkpoint');

create table checkpoint_history (
  tenant_id uuid not null,
  datasource_id uuid not null,
  lane text not null,
  partition text not null,
  seq bigint not null,
  value jsonb not null,
  at timestamptz not null default now(),
  changed_by text,
  primary key (tenant_id, datasource_id, lane, partition, seq)
);
select halcyon.protect('checkpoint_history');

create table run (
  tenant_id uuid not null,
  datasource_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  parameters jsonb not null default '{}',
  done bigint not null default 0,
  total bigint,
  failure jsonb,
  requested_by text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, id)
);
create index run_by_id on run (tenant_id, id);
select halcyon.protect('run');
