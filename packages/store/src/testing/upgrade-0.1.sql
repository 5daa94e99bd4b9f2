-- A database of release 0.1 in use: every table that a later release must carry over has rows. Released schemas are frozen, so
-- this file only grows by files of later releases beside it.
create table ledger_default partition of ledger default;
create table raw_capture_default partition of raw_capture default;
create table log_default partition of log default;
create table alert_revision_default partition of alert_revision default;

insert into organization (tenant_id, name) values
  ('10000000-0000-4000-8000-000000000001', 'Acme'), ('10000000-0000-4000-8000-000000000002', 'Globex');
insert into project (tenant_id, id, name)
select tenant_id, tenant_id, 'Default' from organization;
insert into datasource (tenant_id, id, project_id, name, type, tags, generation, published_version, throttle)
select tenant_id, '20000000-0000-4000-8000-000000000001', tenant_id, 'Firewall', 'http_webhook', '{edge}', 3, 2, null
from organization where name = 'Acme';
insert into datasource (tenant_id, id, project_id, name, type, status, desired)
select tenant_id, '20000000-0000-4000-8000-000000000002', tenant_id, 'Old', 'http_webhook', 'archived', 'disabled'
from organization where name = 'Globex';

create temporary table feed as select tenant_id, id as datasource_id from datasource where name = 'Firewall';
insert into draft select tenant_id, datasource_id, '{"config": {}, "secrets": {}, "mapping": {}, "runtime": {}}' from feed;
insert into version (tenant_id, datasource_id, number, content, content_hash, state, comment, created_by)
select tenant_id, datasource_id, n, '{"config": {"auth": {"kind": "none"}}, "mapping": {"outputs": []}}', repeat('a', 64),
  case n when 2 then 'published' else 'superseded' end, 'version ' || n, 'someone'
from feed, generate_series(1, 2) n;
insert into checkpoint select tenant_id, datasource_id, 'live', '0', 5, '{"offset": 41}' from feed;
insert into quarantine select tenant_id, datasource_id, 1, '{"code": "worker_crashed"}' from feed;
insert into run (tenant_id, datasource_id, id, kind, state, done) select tenant_id, datasource_id, gen_random_uuid(), 'replay', 'succeeded', 3 from feed;

insert into ledger (tenant_id, datasource_id, event_id, received_at, outcome, version, correlation_id, alert_ids)
select tenant_id, datasource_id, ('30000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now() - n * interval '1 hour',
  (array['mapped', 'filtered', 'duplicate', 'rejected'])[1 + n % 4], 2, gen_random_uuid(), array[gen_random_uuid()]
from feed, generate_series(1, 40) n;
insert into delivery select tenant_id, datasource_id, decode(repeat(to_hex(n % 16), 32), 'hex'), gen_random_uuid(), now() + interval '1 day', false
from feed, generate_series(0, 15) n;
insert into raw_capture select tenant_id, datasource_id, gen_random_uuid(), now(), 1, 3, 'raw' from feed;
insert into dead_letter (tenant_id, datasource_id, event_id, received_at, version, correlation_id, digest, errors, raw, raw_kind)
select tenant_id, datasource_id, '30000000-0000-7000-8000-000000000003', now() - interval '3 hours', 2, gen_random_uuid(), repeat('0', 64),
  '[{"path": "$", "code": "bad", "message": "bad"}]', '{}', 'payload' from feed;
insert into metric (tenant_id, datasource_id, version, node_id, at, step, received, mapped)
select tenant_id, datasource_id, 2, gen_random_uuid(), date_bin('1 hour', now(), '2000-01-01') - n * interval '1 hour', 3600, n, n
from feed, generate_series(1, 24) n;
insert into latency select tenant_id, datasource_id, gen_random_uuid(), date_bin('1 hour', now(), '2000-01-01'), 3600, array[1, 2, 3] from feed;
insert into log (tenant_id, datasource_id, id, at, level, component, message)
select tenant_id, datasource_id, gen_random_uuid(), now(), 'info', 'runtime', 'Version 2 is in force.' from feed;

insert into alert (tenant_id, id, datasource_id, source_event_id, kind, title, severity, status, occurred_at, source_updated_at, received_at,
  attributes, mapping_version, event_id)
select tenant_id, '40000000-0000-5000-8000-000000000001', datasource_id, 'a-1', 'alert', 'First', 'high', 'new', now(), now(), now(),
  '{"ruleName": "r"}', 1, '30000000-0000-7000-8000-000000000001' from feed;
update alert set title = 'Second', mapping_version = 2, source_updated_at = now() + interval '1 second';
insert into entity (tenant_id, id, type, key, scope, name, attributes, first_seen_at, last_seen_at)
select tenant_id, '50000000-0000-5000-8000-000000000001', 'host', 'h', '', 'H', '{"os": "linux"}', now(), now() from feed;
insert into contribution
select e.tenant_id, e.id, f.datasource_id, e.name, e.attributes, e.first_seen_at, e.last_seen_at, '30000000-0000-7000-8000-000000000001', 2
from entity e, feed f;
insert into relationship (tenant_id, id, type, role, from_kind, from_id, to_kind, to_id, datasource_id, first_seen_at, last_seen_at, count)
select tenant_id, gen_random_uuid(), 'involves', 'target', 'alert', '40000000-0000-5000-8000-000000000001', 'entity',
  '50000000-0000-5000-8000-000000000001', datasource_id, now(), now(), 4 from feed;

insert into tenant_key (tenant_id, sealed, master_key_id) select tenant_id, 'sealed', 'key' from feed;
insert into secret (tenant_id, id, project_id, name) select tenant_id, '60000000-0000-4000-8000-000000000001', tenant_id, 'Signing' from feed;
insert into secret_version (tenant_id, secret_id, n, sealed) select tenant_id, '60000000-0000-4000-8000-000000000001', 1, 'sealed' from feed;
insert into account_user (id, email, name) values ('user-1', 'admin@example.com', 'Admin');
insert into role_binding (tenant_id, id, subject_id, role, scope_kind, scope_id)
select tenant_id, gen_random_uuid(), 'user-1', 'admin', 'organization', tenant_id from feed;
insert into api_token (id, user_id, name, prefix, digest) values (gen_random_uuid(), 'user-1', 'ci', 'hal_', 'digest');
insert into audit_head select tenant_id, 0, decode(repeat('00', 32), 'hex') from feed;
insert into audit (tenant_id, seq, id, at, actor, action, resource_kind, previous_hash, hash)
select tenant_id, n, gen_random_uuid(), now(), '{"kind": "user"}', 'datasource.publish', 'datasource', 'previous', 'hash'
from feed, generate_series(1, 3) n;
drop table feed;
