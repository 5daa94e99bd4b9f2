-- The ledger: one row a received record, its one outcome, and what it touched.
create table ledger (
  tenant_id uuid not null,
  datasource_id uuid not null,
  -- Version 7 of received_at: the id names its partition.
  event_id uuid not null,
  received_at timestamptz not null,
  committed_at timestamptz not null default clock_timestamp(),
  outcome text not null check (outcome in ('mapped', 'filtered', 'duplicate', 'rejected', 'pending')),
  version int,
  source_event_id text,
  -- Version 7 of received_at as well: it narrows the search to one millisecond of event ids, and needs no index.
  correlation_id uuid not null,
  -- Where the raw bytes are: a capture, the request in it, the item in the request.
  capture_id uuid,
  capture_index int,
  item_index int not null default 0,
  bytes int not null default 0,
  reason_code text,
  warnings jsonb,
  alert_ids uuid[],
  entity_ids uuid[],
  relationship_ids uuid[],
  run_id uuid,
  primary key (tenant_id, datasource_id, event_id, received_at)
) partition by range (received_at);
select halcyon.protect('ledger');
insert into halcyon.daily_table values ('ledger', 30);

-- Deliveries seen within the dedupe window. Hash-partitioned: the ledger's daily partitions cannot carry this key.
-- By feed, so that a batch opens few partitions: opening one costs more than inserting into it.
create table delivery (
  tenant_id uuid not null,
  datasource_id uuid not null,
  -- First 16 bytes of the SHA-256 of the transport's id, else of the item's canonical bytes.
  digest bytea not null,
  event_id uuid not null,
  -- Seen again after this it is new: seen + the feed's dedupe window.
  expires_at timestamptz not null,
  rejected boolean not null,
  primary key (tenant_id, datasource_id, digest)
) partition by hash (tenant_id, datasource_id);
do $$ begin
  for i in 0..7 loop
    execute format('create table delivery_%s partition of delivery for values with (modulus 8, remainder %s)', i, i);
    execute format('create index on delivery_%s using brin (expires_at)', i);
  end loop;
end $$;
select halcyon.protect('delivery');

-- Raw payloads, compressed, many requests to a row.
create table raw_capture (
  tenant_id uuid not null,
  datasource_id uuid not null,
  capture_id uuid not null,
  received_at timestamptz not null,
  requests int not null,
  raw_bytes bigint not null,
  -- zstd of: requests as [headers JSON, body] frames.
  data bytea not null,
  primary key (tenant_id, datasource_id, capture_id, received_at)
) partition by range (received_at);
alter table raw_capture alter column data set storage external;
select halcyon.protect('raw_capture');
insert into halcyon.daily_table values ('raw_capture', 14);

create table dead_letter (
  tenant_id uuid not null,
  datasource_id uuid not null,
  event_id uuid not null,
  received_at timestamptz not null,
  version int,
  correlation_id uuid not null,
  -- SHA-256, hex, that names the delivery; a replay that is mapped marks it as seen.
  digest text not null,
  -- [{path, code, message}]
  errors jsonb not null,
  raw bytea not null,
  -- 'payload': raw is the item's JSON; 'request': raw is the undecodable body as received.
  raw_kind text not null check (raw_kind in ('payload', 'request')),
  state text not null default 'open' check (state in ('open', 'replayed', 'discarded')),
  replays int not null default 0,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, datasource_id, event_id)
);
select halcyon.protect('dead_letter');

create table metric (
  tenant_id uuid not null,
  datasource_id uuid not null,
  version int not null,
  node_id uuid not null,
  -- Start of the ten seconds, minute or hour.
  at timestamptz not null,
  -- Seconds: 10, 60, 3600.
  step int not null,
  received bigint not null default 0,
  mapped bigint not null default 0,
  filtered bigint not null default 0,
  duplicate bigint not null default 0,
  rejected bigint not null default 0,
  bytes bigint not null default 0,
  primary key (tenant_id, datasource_id, step, at, version, node_id)
);
select halcyon.protect('metric');

-- Latency from receipt to commit, as counts in fixed buckets (packages/domain names their bounds), one row a node and ten seconds.
create table latency (
  tenant_id uuid not null,
  datasource_id uuid not null,
  node_id uuid not null,
  at timestamptz not null,
  step int not null,
  buckets int[] not null,
  primary key (tenant_id, datasource_id, step, at, node_id)
);
select halcyon.protect('latency');

create table log (
  tenant_id uuid not null,
  datasource_id uuid not null,
  -- Version 7: sorts by time.
  id uuid not null,
  at timestamptz not null,
  level text not null check (level in ('debug', 'info', 'warn', 'error')),
  component text not null,
  message text not null,
  correlation_id uuid,
  node_id uuid,
  fields jsonb,
  primary key (tenant_id, datasource_id, id, at)
) partition by range (at);
create index log_correlation on log (tenant_id, correlation_id) where correlation_id is not null;
select halcyon.protect('log');
insert into halcyon.daily_table values ('log', 14);
