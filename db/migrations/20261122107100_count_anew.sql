-- Counting everything anew after a setting changed that reaches the past: what has to be made anew, and how far it is.
create table counting_anew (
  workspace_id bigint not null,
  -- The conversations and their counts, or the counts by day alone.
  reaches text not null check (reaches in ('conversations', 'days')),
  asked_by text not null,
  asked_at timestamptz not null,
  -- Customers read anew, then conversations counted anew, of how many.
  step text not null default 'waiting' check (step in ('waiting', 'reading', 'counting')),
  done bigint not null default 0,
  of bigint,
  primary key (workspace_id)
);
alter table counting_anew enable row level security;
create policy own_workspace on counting_anew
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
