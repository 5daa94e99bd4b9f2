-- Links that are used once: an invitation to an organization, or a new password for a person. Only the secret's digest is stored.
-- The nil UUID as tenant: made on the command line, for a locked-out administrator.
create table account_link (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invitation', 'reset')),
  digest bytea not null unique,
  -- Whose password is set anew; null for an invitation.
  user_id text references account_user on delete cascade,
  -- For an invitation, what it is filled in with: both may be empty.
  email text,
  name text,
  -- For an invitation: [{role, scope: {kind, id}}].
  roles jsonb not null default '[]',
  -- Null: the command line.
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  check ((kind = 'reset') = (user_id is not null))
);
create index account_link_newest on account_link (tenant_id, kind, created_at desc, id desc);
create index account_link_user on account_link (user_id) where user_id is not null;
select halcyon.protect('account_link');
create policy bearer on account_link for select using (digest = decode(current_setting('halcyon.token_digest', true), 'hex'));

-- Which tenant has the link with this digest: before a tenant is chosen.
create function halcyon.link_tenant(link_digest bytea) returns uuid
language plpgsql as $$
declare
  found_tenant uuid;
begin
  perform set_config('halcyon.token_digest', encode(link_digest, 'hex'), true);
  select l.tenant_id into found_tenant from account_link l where l.digest = link_digest;
  perform set_config('halcyon.token_digest', '', true);
  return found_tenant;
end $$;
