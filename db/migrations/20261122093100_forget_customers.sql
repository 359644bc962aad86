-- What is kept of what was forgotten, so that importing it again does not bring it back: keyed hashes of the ids of the
-- person's messages, outcomes and identities, of no use to whoever has the list without the workspace's key.
alter table platform.workspace
  add column forget_key text not null default gen_random_uuid()::text || gen_random_uuid()::text;

create table forgotten (
  workspace_id bigint not null,
  hash text not null,
  primary key (workspace_id, hash)
);
alter table forgotten enable row level security;
create policy own_workspace on forgotten
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
