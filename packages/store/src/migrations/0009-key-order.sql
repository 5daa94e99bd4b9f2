-- What people order stays in their order: jsonb sorts an object's keys, json keeps the text. The hashes are over canonical content,
-- so that they stand. Small tables, written by people only. Until it is replaced, a server of the release before runs its feeds and
-- saves drafts as it did; only which drafts use a secret it cannot tell.
alter table draft alter column content type json using content::json;
alter table version alter column content type json using content::json;
alter table suggestion alter column mapping type json using mapping::json;
