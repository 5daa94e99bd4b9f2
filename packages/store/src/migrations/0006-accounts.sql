-- An owner that is no superuser must be able to become the application's role, also where it made that role itself
-- (PostgreSQL 16 and later give the maker of a role the right to grant it, not the right to become it).
do $$ begin
  execute 'set local role halcyon_app';
  execute 'reset role';
exception when insufficient_privilege then
  begin
    execute format('grant halcyon_app to %I', current_user);
  exception when insufficient_privilege then
    raise exception 'The user % may not become halcyon_app', current_user
      using hint = format('As an administrator of this PostgreSQL, run: grant halcyon_app to %I', current_user);
  end;
end $$;

-- People, their sessions and credentials stand outside tenants: one person may work in several organizations.
create table account_user (
  id text primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  email_verified boolean not null default false,
  image text,
  -- The organization that added them: its administrators see them before they hold a role.
  home_id uuid,
  -- A disabled person's sessions and tokens are refused; the row stays, for the record.
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table account_session (
  id text primary key,
  user_id text not null references account_user on delete cascade,
  -- Half of the cookie: without its signature under the product's own key it opens nothing.
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_session_user on account_session (user_id);

create table account_credential (
  id text primary key,
  user_id text not null references account_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- Argon2id, in PHC form.
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_credential_user on account_credential (user_id);

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_verification_identifier on account_verification (identifier);

-- Failed sign-ins of one account from one address; the key is a digest of both.
create table sign_in_failure (
  key text primary key,
  count int not null,
  since timestamptz not null
);

grant select, insert, update, delete
  on account_user, account_session, account_credential, account_verification, sign_in_failure to halcyon_app;

-- Who holds which role where. The nil UUID as tenant: the role holds everywhere.
create table role_binding (
  tenant_id uuid not null,
  id uuid not null,
  subject_id text not null references account_user on delete cascade,
  role text not null check (role in ('viewer', 'operator', 'editor', 'approver', 'admin', 'auditor')),
  scope_kind text not null check (scope_kind in ('global', 'organization', 'project', 'datasource')),
  -- The nil UUID for a global role.
  scope_id uuid not null,
  created_at timestamptz not null default now(),
  created_by text,
  primary key (tenant_id, id),
  unique (tenant_id, subject_id, role, scope_kind, scope_id),
  check ((scope_kind = 'global') = (tenant_id = '00000000-0000-0000-0000-000000000000')),
  check (scope_kind <> 'organization' or scope_id = tenant_id)
);
create index role_binding_subject on role_binding (subject_id);
select halcyon.protect('role_binding');

-- The person being authenticated sees their own roles and organizations, before a tenant is chosen.
create policy own on role_binding for select using (subject_id = current_setting('halcyon.subject', true));
create policy own on organization for select using (exists (
  select from role_binding b
  where b.subject_id = current_setting('halcyon.subject', true)
    and (b.scope_kind = 'global' or b.tenant_id = organization.tenant_id)
));

-- Only a token's digest is stored.
create table api_token (
  id uuid primary key,
  user_id text not null references account_user on delete cascade,
  name text not null,
  -- The token's first characters, to tell one from another.
  prefix text not null,
  digest bytea not null unique,
  -- Actions; null = all that its user may do.
  scopes text[],
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text
);
create index api_token_user on api_token (user_id);
alter table api_token enable row level security;
alter table api_token force row level security;
grant select, insert, update, delete on api_token to halcyon_app;
-- A tenant sees the tokens of people who hold a role in it or were added by it; a bearer finds the one whose digest they have.
create policy tenant on api_token using (
  exists (select from role_binding b where b.subject_id = api_token.user_id and b.tenant_id = any (halcyon.tenants()))
  or exists (select from account_user u where u.id = api_token.user_id and u.home_id = any (halcyon.tenants()))
);
create policy bearer on api_token using (digest = decode(current_setting('halcyon.token_digest', true), 'hex'));

-- The roles of a person, everywhere: for authentication alone.
create function halcyon.bindings_of(subject text)
returns table (tenant_id uuid, id uuid, role text, scope_kind text, scope_id uuid, created_at timestamptz)
language plpgsql as $$
begin
  perform set_config('halcyon.subject', subject, true);
  return query
    select b.tenant_id, b.id, b.role, b.scope_kind, b.scope_id, b.created_at
    from role_binding b where b.subject_id = subject order by b.created_at, b.id;
  perform set_config('halcyon.subject', '', true);
end $$;

-- The organizations in which a person holds a role, the first they joined first; all of them for a global role.
create function halcyon.organizations_of(subject text)
returns table (tenant_id uuid, name text, created_at timestamptz, joined_at timestamptz)
language plpgsql as $$
begin
  perform set_config('halcyon.subject', subject, true);
  return query
    select o.tenant_id, o.name, o.created_at, min(b.created_at)
    from organization o
    left join role_binding b on b.tenant_id = o.tenant_id and b.subject_id = subject
    group by o.tenant_id, o.name, o.created_at
    order by min(b.created_at) nulls last, o.created_at, o.tenant_id;
  perform set_config('halcyon.subject', '', true);
end $$;

-- The living token with this digest; its last use is noted once a minute.
create function halcyon.token_of(token_digest bytea)
returns table (id uuid, user_id text, name text, scopes text[])
language plpgsql as $$
begin
  perform set_config('halcyon.token_digest', encode(token_digest, 'hex'), true);
  update api_token t set last_used_at = now()
    where t.digest = token_digest and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  return query
    select t.id, t.user_id, t.name, t.scopes
    from api_token t join account_user u on u.id = t.user_id
    where t.digest = token_digest and t.revoked_at is null and u.disabled_at is null
      and (t.expires_at is null or t.expires_at > now());
  perform set_config('halcyon.token_digest', '', true);
end $$;

-- Appends to a tenant's chain in one statement, so that the head is locked for no longer than the commit that follows.
-- hash = SHA-256(previous hash ‖ seq as 8 bytes, big endian ‖ digest of the row's content); the first previous hash is 32 zeros.
create function halcyon.append_audit(tenant uuid, digest bytea, entry jsonb) returns void
language plpgsql as $$
declare
  head audit_head;
  chained bytea;
begin
  insert into audit_head values (tenant, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into strict head from audit_head where tenant_id = tenant for update;
  head.seq := head.seq + 1;
  chained := sha256(head.hash || int8send(head.seq) || digest);
  insert into audit (tenant_id, seq, id, at, actor, action, resource_kind, resource_id, project_id, datasource_id,
    reason, before, after, remote_address, correlation_id, previous_hash, hash)
  values (tenant, head.seq, (entry->>'id')::uuid, (entry->>'at')::timestamptz, entry->'actor', entry->>'action',
    entry->>'resourceKind', entry->>'resourceId', (entry->>'projectId')::uuid, (entry->>'datasourceId')::uuid,
    entry->>'reason', nullif(entry->'before', 'null'), nullif(entry->'after', 'null'), entry->>'remoteAddress',
    (entry->>'correlationId')::uuid, head.hash, chained);
  update audit_head set seq = head.seq, hash = chained where tenant_id = tenant;
end $$;

-- Every organization's id, for work on all tenants (housekeeping, the audit's verification): an id alone says nothing.
create table halcyon.organization_directory (tenant_id uuid primary key);
create function halcyon.organization_directory_insert() returns trigger
language plpgsql security definer set search_path = halcyon, pg_temp as $$
begin
  insert into halcyon.organization_directory values (new.tenant_id);
  return null;
end $$;
create trigger organization_directory after insert on organization
  for each row execute function halcyon.organization_directory_insert();
create function halcyon.tenant_ids() returns setof uuid language sql stable security definer set search_path = halcyon, pg_temp
  as $$ select tenant_id from halcyon.organization_directory order by tenant_id $$;
