-- What persons said of messages, step by step, never altered: what held before and after. A step that takes another
-- back names it.
create table correction_step (
  workspace_id bigint not null,
  id bigserial,
  namespace text not null,
  external_id text not null,
  before jsonb,
  after jsonb,
  undoes bigint,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index correction_step_by_message on correction_step (workspace_id, namespace, external_id, id);
alter table correction_step enable row level security;
create policy own_workspace on correction_step
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
insert into correction_step (workspace_id, namespace, external_id, after, made_by, made_at)
select workspace_id, namespace, external_id, verdict, made_by, made_at from correction;

-- Messages drawn at random, which persons read to see how well the judge does. `judged` is what it said when they were
-- drawn, `stratum` and `stratum_size` among how many such messages each was drawn.
create table judge_check (
  workspace_id bigint not null,
  namespace text not null,
  external_id text not null,
  position integer not null,
  stratum text not null,
  stratum_size integer not null,
  outbound boolean not null,
  judged jsonb not null,
  judge_version smallint not null,
  drawn_at timestamptz not null,
  said jsonb,
  skipped boolean not null default false,
  correction_step_id bigint,
  made_by text,
  checked_at timestamptz,
  primary key (workspace_id, namespace, external_id)
);
create unique index judge_check_by_position on judge_check (workspace_id, position);
alter table judge_check enable row level security;
create policy own_workspace on judge_check
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- What a workspace's corrections taught the judge, one row for each time that changed.
create table judge_adjustment (
  workspace_id bigint not null,
  version integer not null,
  rules jsonb not null,
  refused jsonb not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, version)
);
alter table judge_adjustment enable row level security;
create policy own_workspace on judge_adjustment
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Which of these a verdict was given with; 0: none.
alter table message add column adjustment_version integer not null default 0;
