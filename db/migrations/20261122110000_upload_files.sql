-- How far a run is, who began it, and what somebody asked of it: it pauses or stops after the batch under way.
alter table run add column bytes bigint;
alter table run add column bytes_read bigint not null default 0;
alter table run add column started_by text;
alter table run add column asked text check (asked in ('pause', 'stop'));
alter table run add column asked_by text;

-- A file that somebody sent to be imported, with what was found in it and chosen for it. It lies at `path` until its run
-- is over, or for a day.
create table upload (
  workspace_id bigint not null,
  id text not null,
  name text not null,
  path text not null,
  bytes bigint not null,
  sha256 text not null,
  made_by text not null,
  made_at timestamptz not null,
  state text not null default 'received',
  -- What its first rows look like, what was chosen, and what a dry run found.
  found jsonb not null,
  choices jsonb not null,
  trial jsonb,
  -- How far the dry run is.
  bytes_tried bigint not null default 0,
  source_id bigint,
  run_id bigint,
  -- Why it could not be tried or imported.
  problem text,
  primary key (workspace_id, id)
);
create index upload_by_run on upload (workspace_id, run_id);
alter table upload enable row level security;
create policy own_workspace on upload
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- A source that is being taken back, in the background. No foreign key: the source's own row is locked meanwhile.
create table taking_back (
  workspace_id bigint not null,
  source_id bigint not null,
  name text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- Customers counted anew, of how many; null until that is known.
  done bigint not null default 0,
  of bigint,
  problem text,
  primary key (workspace_id, source_id)
);
alter table taking_back enable row level security;
create policy own_workspace on taking_back
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
