-- Everything outside `platform` carries workspace_id first in every key and index. No triggers, identity columns or
-- `merge`, so that the tables can be distributed by workspace as they stand.

create table platform.workspace (
  id bigserial primary key,
  name text not null unique,
  time_zone text not null default 'UTC',
  quiet_spell_days integer default 7,
  promise_hours numeric default 8,
  retention_days integer,
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);

-- One configured feed, or one imported file (then sha256 tells it).
create table source (
  workspace_id bigint not null,
  id bigserial,
  format text not null,
  name text not null,
  namespace text not null,
  channel text not null,
  sha256 text,
  settings jsonb not null default '{}',
  -- Only these accounts are ours in this source; null: every author the source calls ours.
  only_accounts text[],
  shows_replies boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index source_by_file on source (workspace_id, format, sha256) where sha256 is not null;

create table run (
  workspace_id bigint not null,
  id bigserial,
  source_id bigint not null,
  state text not null default 'running',
  cursor_row bigint not null default 0,
  received bigint not null default 0,
  new bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  rejected bigint not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  error text,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
create index run_by_source on run (workspace_id, source_id);

create table quarantine (
  workspace_id bigint not null,
  id bigserial,
  source_id bigint not null,
  row_number bigint not null,
  reason text not null,
  text text not null,
  fixed_text text,
  state text not null default 'open',
  first_seen_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, source_id, row_number),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);

create table vanity_refusal (
  workspace_id bigint not null,
  source_id bigint not null,
  field text not null,
  times bigint not null,
  last_seen_at timestamptz not null,
  primary key (workspace_id, source_id, field),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);

-- Which source says that a handle or address is the brand's own.
create table account (
  workspace_id bigint not null,
  channel text not null,
  external_id text not null,
  source_id bigint not null,
  primary key (workspace_id, channel, external_id, source_id),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);

create table customer (
  workspace_id bigint not null,
  id bigserial,
  forgotten_at timestamptz,
  primary key (workspace_id, id)
);

-- home_customer_id is the customer the identity came with; customer_id the one it belongs to after merging.
create table identity (
  workspace_id bigint not null,
  id bigserial,
  channel text not null,
  external_id text not null,
  name text,
  customer_id bigint not null,
  home_customer_id bigint not null,
  primary key (workspace_id, id),
  unique (workspace_id, channel, external_id)
);
create index identity_by_customer on identity (workspace_id, customer_id);

-- Who says that two identities are one person. The customers are what hangs together by these.
create table identity_link (
  workspace_id bigint not null,
  source_id bigint not null,
  identity_id bigint not null,
  same_as_id bigint not null,
  primary key (workspace_id, source_id, identity_id, same_as_id)
);
create index identity_link_back on identity_link (workspace_id, same_as_id);

-- A message as a source told it, where place put it, and what the judge said of it. The same external id told by two
-- sources is one message: of its rows the fold takes one by what they say alone, the earliest time first.
create table message (
  workspace_id bigint not null,
  namespace text not null,
  external_id text not null,
  source_id bigint not null,
  row_number bigint not null,
  channel text not null,
  occurred_at timestamptz not null,
  first_seen_at timestamptz not null,
  claimed_outbound boolean not null,
  visibility text not null,
  claimed_automated boolean,
  author text not null,
  claimed_account text,
  thread_id text,
  parent_id text,
  addressed_to text,
  topic text,
  language text,
  ticket_event text,
  text text,
  -- place
  outbound boolean not null,
  identity_id bigint,
  account text,
  addressed text not null,
  root_id text not null,
  root_missing boolean not null,
  -- the judge
  needs_answer boolean,
  complaint boolean,
  tone real,
  gratitude boolean,
  says_solved boolean,
  tells_more boolean,
  passes_along text[],
  asks boolean,
  promises boolean,
  apologises boolean,
  helps boolean,
  automated boolean,
  why jsonb,
  judge_version smallint not null,
  words integer[],
  primary key (workspace_id, namespace, external_id, source_id)
);
create index message_by_identity on message (workspace_id, identity_id) where identity_id is not null;
create index message_by_thread on message (workspace_id, namespace, thread_id) where thread_id is not null;
create index message_by_missing_root on message (workspace_id, namespace, root_id) where root_missing;

-- Append-only: never altered, a later version supersedes. A person's mark has source_id 0.
create table outcome (
  workspace_id bigint not null,
  namespace text not null,
  external_id text not null,
  version bigint not null,
  source_id bigint not null,
  row_number bigint,
  channel text not null,
  occurred_at timestamptz not null,
  first_seen_at timestamptz not null,
  kind text not null,
  value text,
  actor text not null,
  made_by text,
  thread_id text,
  message_id text,
  customer_author text,
  -- place: whose fold it belongs to; null while what it is about has not arrived
  identity_id bigint,
  primary key (workspace_id, namespace, external_id, version, source_id)
);
create index outcome_by_identity on outcome (workspace_id, identity_id) where identity_id is not null;
create index outcome_unplaced on outcome (workspace_id, namespace) where identity_id is null;

-- What a person says of a message in place of the judge. Only the fields given replace the judge's.
create table correction (
  workspace_id bigint not null,
  namespace text not null,
  external_id text not null,
  verdict jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, namespace, external_id)
);

-- The facts: what the fold says of one conversation. Everything is a moment, so that any page can be read as of any time.
create table conversation (
  workspace_id bigint not null,
  id text not null,
  customer_id bigint not null,
  channel text not null,
  account text,
  account_at timestamptz,
  team_id bigint,
  topic text,
  source_shows_replies boolean not null,
  first_message_at timestamptz not null,
  first_inbound_at timestamptz,
  first_need_at timestamptz,
  began_at timestamptz not null,
  last_message_at timestamptz not null,
  messages integer not null,
  answered_at timestamptz,
  answer_wait_unknown boolean not null,
  first_reply_at timestamptz,
  reply_wait_unknown boolean not null,
  first_closed_at timestamptz,
  opening_complaint_at timestamptz,
  opening_tone real,
  due_at timestamptz,
  due_outcome text,
  due_replied boolean not null,
  due_passed_along boolean not null,
  resolved_at timestamptz,
  first_resolved_at timestamptz,
  standings text[] not null,
  standing_from timestamptz[] not null,
  waiting_until timestamptz,
  unknown_words_at timestamptz,
  primary key (workspace_id, id)
);
create index conversation_by_customer on conversation (workspace_id, customer_id, began_at);
create index conversation_by_beginning on conversation (workspace_id, began_at);
create index conversation_by_due on conversation (workspace_id, due_at) where due_at is not null;
create index conversation_by_waiting on conversation (workspace_id, waiting_until) where waiting_until is not null;

-- Counts and log-bins of the facts by day. A bin list is (bin, n, bin, n, …) in the order of the bins.
create table rollup (
  workspace_id bigint not null,
  day date not null,
  channel text not null,
  account text not null default '',
  team_id bigint not null default 0,
  complaint boolean not null,
  conversations integer not null default 0,
  needing_answer integer not null default 0,
  set_aside integer not null default 0,
  answered integer not null default 0,
  answer_wait_unknown integer not null default 0,
  answered_bins integer[] not null default '{}',
  closed_unanswered_bins integer[] not null default '{}',
  wrote integer not null default 0,
  replied integer not null default 0,
  reply_wait_unknown integer not null default 0,
  replied_bins integer[] not null default '{}',
  due integer not null default 0,
  due_set_aside integer not null default 0,
  due_confirmed integer not null default 0,
  due_presumed integer not null default 0,
  due_passed_along integer not null default 0,
  due_unresolved integer not null default 0,
  due_replied integer not null default 0,
  due_standing_passed_along integer not null default 0,
  primary key (workspace_id, day, channel, account, team_id, complaint)
);

create table team (
  workspace_id bigint not null,
  id bigserial,
  name text not null,
  kind text not null check (kind in ('in_house', 'outsourced')),
  primary key (workspace_id, id),
  unique (workspace_id, name)
);

-- Which team a responder belonged to, for a span of days [from_day, to_day).
create table team_member (
  workspace_id bigint not null,
  team_id bigint not null,
  responder text not null,
  channel text not null,
  from_day date not null,
  to_day date,
  primary key (workspace_id, channel, responder, from_day),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);

-- Which team was in charge of a channel or an account, [from_day, to_day) in the workspace's time zone.
create table stewardship (
  workspace_id bigint not null,
  id bigserial,
  name text not null,
  team_id bigint not null,
  channel text,
  account text,
  from_day date not null,
  to_day date,
  handover_days integer not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, name),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);

create table note (
  workspace_id bigint not null,
  id bigserial,
  day date not null,
  text text not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

-- Every change of a verdict, outcome, stewardship, user or setting by a person.
create table audit (
  workspace_id bigint not null,
  id bigserial,
  at timestamptz not null default now(),
  who text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  primary key (workspace_id, id)
);
create index audit_by_time on audit (workspace_id, at);

-- A query that forgets to filter sees nothing of another workspace. The subselect is evaluated once per query.
do $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
  loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_workspace on %I using (workspace_id = (select nullif(current_setting(''rapport.workspace'', true), '''')::bigint))',
      name
    );
  end loop;
end $$;
