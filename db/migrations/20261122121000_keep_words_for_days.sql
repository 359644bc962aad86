-- Words older than the workspace keeps them are cleared by a job, in stretches. Of a cleared text stay the names it
-- called people and accounts by (@name), because place goes by them; null: its text was not cleared.
alter table message add column kept_names text;

-- How far clearing is, and what it did the last time it came to its end.
create table retention (
  workspace_id bigint not null,
  -- Of the walk under way: texts from before this moment go, and those up to this message are looked at. Null: none.
  until timestamptz,
  after_namespace text not null default '',
  after_external_id text not null default '',
  after_source_id bigint not null default 0,
  cleared bigint not null default 0,
  rows_cleared bigint not null default 0,
  -- The last whole walk.
  ended_at timestamptz,
  ended_until timestamptz,
  ended_cleared bigint not null default 0,
  ended_rows bigint not null default 0,
  -- How many texts come of age within a day after it.
  ended_next bigint not null default 0,
  primary key (workspace_id)
);
alter table retention enable row level security;
create policy own_workspace on retention
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
