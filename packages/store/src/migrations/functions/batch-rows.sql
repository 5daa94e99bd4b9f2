-- The rows of a batch as they come from the pipeline, in the columns of packages/domain/src/rows/layout.ts. Arrays of them are
-- the parameters of write_batch and write_replay, sent in binary: nothing is parsed but the JSON that is stored as JSON.
drop type if exists halcyon.item_row, halcyon.alert_row, halcyon.entity_row, halcyon.relationship_row, halcyon.dead_letter_row,
  halcyon.count_row, halcyon.capture_row, halcyon.gate_row, halcyon.checkpoint_row, halcyon.window_row cascade;
-- Those of a release that passed them as JSON.
drop function if exists halcyon.write_batch, halcyon.write_records, halcyon.count_duplicates, halcyon.project_entities, halcyon.write_replay;

create type halcyon.item_row as (
  tenant uuid, datasource uuid, version int, event uuid, at timestamptz, outcome text, source text, correlation uuid,
  capture uuid, request int, item int, bytes int, reason text, warnings jsonb,
  alerts uuid[], entities uuid[], relationships uuid[], digest bytea, expires timestamptz, run uuid
);
create type halcyon.alert_row as (
  tenant uuid, datasource uuid, version int, event uuid, at timestamptz, id uuid, source_event_id text, kind text, title text,
  description text, severity text, severity_raw text, status text, occurred_at timestamptz, source_updated_at timestamptz,
  attributes jsonb
);
create type halcyon.entity_row as (
  tenant uuid, datasource uuid, version int, event uuid, at timestamptz, id uuid, type text, key text, scope text, name text,
  attributes jsonb
);
create type halcyon.relationship_row as (
  tenant uuid, datasource uuid, version int, event uuid, at timestamptz, id uuid, type text, role text, from_kind text,
  from_id uuid, to_kind text, to_id uuid
);
create type halcyon.dead_letter_row as (
  tenant uuid, datasource uuid, version int, event uuid, at timestamptz, correlation uuid, digest text, errors jsonb, raw bytea,
  raw_kind text
);
create type halcyon.count_row as (
  tenant uuid, datasource uuid, version int, at timestamptz, received bigint, mapped bigint, filtered bigint, duplicate bigint,
  rejected bigint, bytes bigint
);
create type halcyon.capture_row as (
  tenant uuid, datasource uuid, version int, id uuid, at timestamptz, requests int, bytes bigint, data bytea
);
create type halcyon.gate_row as (tenant uuid, datasource uuid, generation bigint);
create type halcyon.checkpoint_row as (
  tenant uuid, datasource uuid, version int, run uuid, lane text, partition text, seq bigint, value jsonb, items int,
  pages int, bytes bigint
);
create type halcyon.window_row as (
  tenant uuid, datasource uuid, version int, run uuid, lane text, from_at timestamptz, to_at timestamptz, items int, state text
);
