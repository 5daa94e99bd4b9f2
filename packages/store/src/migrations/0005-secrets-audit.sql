-- A tenant's data key, sealed by the master key it names.
create table tenant_key (
  tenant_id uuid primary key,
  sealed bytea not null,
  master_key_id text not null,
  created_at timestamptz not null default now()
);
select halcyon.protect('tenant_key');

create table secret (
  tenant_id uuid not null references organization,
  id uuid not null,
  project_id uuid not null,
  -- Set when the secret belongs to one datasource only.
  datasource_id uuid,
  name text not null,
  allowed_hosts text[],
  created_at timestamptz not null default now(),
  created_by text,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project (tenant_id, id)
);
create unique index secret_name on secret (tenant_id, project_id, lower(name)) where deleted_at is null;
select halcyon.protect('secret');

create table secret_version (
  tenant_id uuid not null,
  secret_id uuid not null,
  n int not null,
  -- AES-256-GCM under the tenant's data key; the secret's id and n are authenticated with it.
  sealed bytea not null,
  state text not null default 'current' check (state in ('current', 'previous', 'revoked')),
  created_at timestamptz not null default now(),
  created_by text,
  expires_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, secret_id, n),
  foreign key (tenant_id, secret_id) references secret (tenant_id, id)
);
select halcyon.protect('secret_version');
create function halcyon.secret_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('halcyon_secret', new.tenant_id || ' ' || new.secret_id);
  return null;
end $$;
create trigger secret_changed after insert or update of state, expires_at on secret_version
  for each row execute function halcyon.secret_changed();

-- Hash chain per tenant; the nil UUID is the system's own chain. Append only for the application.
create table audit (
  tenant_id uuid not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  -- {kind: user|token|system, id, name}
  actor jsonb not null,
  action text not null,
  resource_kind text not null,
  resource_id text,
  project_id uuid,
  datasource_id uuid,
  reason text,
  before jsonb,
  after jsonb,
  remote_address text,
  correlation_id uuid,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
create index audit_recent on audit (tenant_id, at desc);
create index audit_resource on audit (tenant_id, resource_kind, resource_id, seq desc);
select halcyon.protect('audit', 'select, insert');

create table audit_head (
  tenant_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);
select halcyon.protect('audit_head', 'select, insert, update');

-- A write with an Idempotency-Key is done once: its answer is kept for a day.
create table idempotency (
  tenant_id uuid not null,
  subject_id text not null,
  key text not null,
  request_hash text not null,
  status int,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, subject_id, key)
);
select halcyon.protect('idempotency');
