create table alert (
  tenant_id uuid not null,
  -- UUID version 5 of the tenant, the datasource and source_event_id: the thing's one identity.
  id uuid not null,
  datasource_id uuid not null,
  source_event_id text not null,
  kind text not null,
  title text not null,
  description text,
  severity text not null,
  severity_raw text,
  status text not null,
  occurred_at timestamptz not null,
  -- The source's own time of change; where it gives none, received_at. An older one never overwrites a newer one.
  source_updated_at timestamptz not null,
  received_at timestamptz not null,
  -- The ontology's other attributes, camelCase.
  attributes jsonb not null default '{}',
  mapping_version int not null,
  event_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create index alert_recent on alert (tenant_id, datasource_id, received_at desc);
select halcyon.protect('alert');

-- What an update replaced, so that undoing a run can restore it.
create table alert_revision (
  tenant_id uuid not null,
  alert_id uuid not null,
  replaced_at timestamptz not null default now(),
  event_id uuid not null,
  mapping_version int not null,
  content jsonb not null,
  primary key (tenant_id, alert_id, replaced_at, event_id)
) partition by range (replaced_at);
select halcyon.protect('alert_revision');
insert into halcyon.daily_table values ('alert_revision', 90);

create function halcyon.keep_alert_revision() returns trigger language plpgsql as $$
begin
  insert into alert_revision (tenant_id, alert_id, event_id, mapping_version, content)
  values (old.tenant_id, old.id, old.event_id, old.mapping_version, to_jsonb(old) - 'tenant_id' - 'xid')
  on conflict do nothing;
  return new;
end $$;
create trigger keep_alert_revision before update on alert for each row execute function halcyon.keep_alert_revision();

create table entity (
  tenant_id uuid not null,
  id uuid not null,
  type text not null,
  key text not null,
  scope text not null,
  name text,
  attributes jsonb not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create unique index entity_key on entity (tenant_id, type, key, scope);
select halcyon.protect('entity');

-- What one feed says of an entity; the entity is their merge by precedence, so that one feed's work can be undone.
create table contribution (
  tenant_id uuid not null,
  entity_id uuid not null,
  datasource_id uuid not null,
  name text,
  attributes jsonb not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  event_id uuid not null,
  mapping_version int not null,
  primary key (tenant_id, entity_id, datasource_id)
);
select halcyon.protect('contribution');

create table relationship (
  tenant_id uuid not null,
  -- UUID version 5 of the tenant, verb, role and both ends. Its key starts with from_id, which serves the look-up from a thing too.
  id uuid not null,
  type text not null,
  role text not null,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  datasource_id uuid not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  count bigint not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, from_id, id)
);
create index relationship_to on relationship (tenant_id, to_id);
select halcyon.protect('relationship');
