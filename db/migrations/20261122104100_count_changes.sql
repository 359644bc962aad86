-- Grows with every transaction that changed anything in the workspace, in the same transaction (db/in-workspace.server.ts):
-- what was computed from a workspace holds as long as this is the same.
alter table platform.workspace add column changes bigint not null default 0;
