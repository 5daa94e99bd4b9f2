-- Of an event that was mapped again: the version it had before. Undoing the run maps it again with that.
alter table ledger add column version_before int;
