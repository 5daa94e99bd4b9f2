-- The author of a suggestion takes it back.
alter table suggestion drop constraint suggestion_state_check,
  add constraint suggestion_state_check check (state in ('open', 'taken', 'dismissed', 'withdrawn'));
