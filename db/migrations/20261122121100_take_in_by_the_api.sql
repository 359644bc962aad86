-- Tokens that may only send records, and such that may only read how the machine does.
alter table platform.token drop constraint token_scope_check;
alter table platform.token add constraint token_scope_check check (scope in ('read', 'care', 'ingest', 'metrics'));

-- One source in each workspace for what programs send.
create unique index source_of_api on source (workspace_id) where format = 'api';

-- What was answered to a request that had a key, so that it is answered the same again: for a week.
create table ingest_answer (
  workspace_id bigint not null,
  key text not null,
  sha256 text not null,
  answer jsonb not null,
  made_at timestamptz not null,
  primary key (workspace_id, key)
);
create index ingest_answer_by_time on ingest_answer (workspace_id, made_at);
alter table ingest_answer enable row level security;
create policy own_workspace on ingest_answer
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- How often each job came to its end, how often it failed, and how long it took in all. The queue forgets what is done.
create table platform.job_count (
  name text primary key,
  ended bigint not null default 0,
  failed bigint not null default 0,
  seconds double precision not null default 0
);
