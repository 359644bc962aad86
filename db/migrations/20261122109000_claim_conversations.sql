-- Who has taken on whom: one claim for each conversation, and only as long as the wait lasts in which it was made.
-- The number of the user, or null: somebody at the terminal, known by name.
create table claim (
  workspace_id bigint not null,
  conversation_id text not null,
  claimed_by text not null,
  user_id bigint,
  claimed_at timestamptz not null,
  primary key (workspace_id, conversation_id)
);
alter table claim enable row level security;
create policy own_workspace on claim
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
