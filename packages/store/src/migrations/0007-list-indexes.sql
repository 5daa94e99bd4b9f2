-- The lists of entities and relationships, newest first. By first_seen_at: no later sighting changes it, so that pages do not
-- shift and an update of a row stays off these indexes.
create index entity_first_seen on entity (tenant_id, first_seen_at desc, id desc);
create index contribution_first_seen on contribution (tenant_id, datasource_id, first_seen_at desc, entity_id desc);
create index relationship_first_seen on relationship (tenant_id, first_seen_at desc, id desc);
