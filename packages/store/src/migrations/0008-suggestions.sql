-- What somebody who may not edit a draft proposes to those who may.
create table suggestion (
  tenant_id uuid not null,
  datasource_id uuid not null,
  -- UUID version 7: in the order of time.
  id uuid not null,
  author_id text not null,
  body text not null check (char_length(body) <= 4000),
  -- {kind, path | eventId | sample}: what they were looking at.
  origin jsonb not null,
  -- What was in force, null before the first version, and the draft's revision.
  base_version int,
  base_revision bigint not null,
  -- The mapping they began from and the one they propose, {base, proposed}; null = words alone.
  mapping jsonb,
  state text not null default 'open' check (state in ('open', 'taken', 'dismissed')),
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by text,
  closing_reason text check (char_length(closing_reason) <= 2000),
  check ((state = 'open') = (closed_at is null)),
  primary key (tenant_id, datasource_id, id),
  foreign key (tenant_id, datasource_id) references datasource (tenant_id, id)
);
create index suggestion_open on suggestion (tenant_id, datasource_id, id) where state = 'open';
select halcyon.protect('suggestion');
