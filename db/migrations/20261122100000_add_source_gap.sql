-- When a source told us nothing although people may have written: what came then is missing from every figure of those
-- days. Without an end it lasts.
create table source_gap (
  workspace_id bigint not null,
  id bigserial,
  source_id bigint not null,
  from_at timestamptz not null,
  to_at timestamptz check (to_at > from_at),
  reason text not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
create index source_gap_by_source on source_gap (workspace_id, source_id, from_at);
alter table source_gap enable row level security;
create policy own_workspace on source_gap
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
