-- Counts of a whole workspace by ISO week, with what customers' several conversations in one week do to them. A list of
-- (index, n, index, n, …) keeps what bins do not: its indexes are named in db/queries/rollup.ts.
create table rollup_week (
  workspace_id bigint not null,
  week date not null,
  conversations integer not null default 0,
  due_confirmed integer not null default 0,
  due_presumed integer not null default 0,
  due_passed_along integer not null default 0,
  due_unresolved integer not null default 0,
  due_set_aside integer not null default 0,
  due_not_shown integer not null default 0,
  due_unknown_words integer not null default 0,
  got_reply_kept integer not null default 0,
  got_reply_passed_along integer not null default 0,
  got_reply_set_aside integer not null default 0,
  got_reply_not_shown integer not null default 0,
  got_reply_unknown_words integer not null default 0,
  needing integer not null default 0,
  need_set_aside integer not null default 0,
  need_not_shown integer not null default 0,
  answered integer not null default 0,
  answer_wait_unknown integer not null default 0,
  answer_unknown_words integer not null default 0,
  wrote integer not null default 0,
  wrote_set_aside integer not null default 0,
  wrote_not_shown integer not null default 0,
  replied integer not null default 0,
  reply_wait_unknown integer not null default 0,
  reply_unknown_words integer not null default 0,
  first_time integer not null default 0,
  repeat_resolved integer not null default 0,
  repeat_not_resolved integer not null default 0,
  repeat_set_aside integer not null default 0,
  canned integer not null default 0,
  own_words integer not null default 0,
  words_not_known integer not null default 0,
  replies_set_aside integer not null default 0,
  answered_bins integer[] not null default '{}',
  answered_after_closing_bins integer[] not null default '{}',
  closed_bins integer[] not null default '{}',
  replied_bins integer[] not null default '{}',
  due_pairs bigint[] not null default '{}',
  got_reply_pairs bigint[] not null default '{}',
  answer_pairs bigint[] not null default '{}',
  reply_pairs bigint[] not null default '{}',
  again bigint[] not null default '{}',
  canned_pairs bigint[] not null default '{}',
  primary key (workspace_id, week)
);

-- The same by hour of the day, as far as it is needed for weeks that are not over: what comes due while they run, and
-- how long the unanswered have waited.
create table rollup_hour (
  workspace_id bigint not null,
  day date not null,
  hour smallint not null,
  due_confirmed integer not null default 0,
  due_presumed integer not null default 0,
  due_passed_along integer not null default 0,
  due_unresolved integer not null default 0,
  due_set_aside integer not null default 0,
  due_not_shown integer not null default 0,
  due_unknown_words integer not null default 0,
  got_reply_kept integer not null default 0,
  got_reply_passed_along integer not null default 0,
  got_reply_set_aside integer not null default 0,
  got_reply_not_shown integer not null default 0,
  got_reply_unknown_words integer not null default 0,
  needing integer not null default 0,
  need_not_shown integer not null default 0,
  free_replied integer not null default 0,
  free_replied_not_shown integer not null default 0,
  unanswered integer not null default 0,
  unanswered_unclosed integer not null default 0,
  unreplied integer not null default 0,
  left_unanswered integer not null default 0,
  left_passed_along integer not null default 0,
  due_pairs bigint[] not null default '{}',
  got_reply_pairs bigint[] not null default '{}',
  primary key (workspace_id, day, hour)
);

-- That the rollups of a workspace are all there, and up to when anything is known that they count. Without a row of the
-- version that the code writes, readings use the facts, and the next fold counts everything anew.
create table rollup_state (
  workspace_id bigint not null,
  version smallint not null,
  known_until timestamptz not null,
  primary key (workspace_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['rollup_week', 'rollup_hour', 'rollup_state'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_workspace on %I using (workspace_id = (select nullif(current_setting(''rapport.workspace'', true), '''')::bigint))',
      name
    );
  end loop;
end $$;

-- The span of what is known, and who still waits among the young.
create index conversation_by_first_message on conversation (workspace_id, first_message_at);
create index conversation_by_last_message on conversation (workspace_id, last_message_at);
create index conversation_unanswered on conversation (workspace_id, first_need_at)
  where first_need_at is not null and answered_at is null;
create index conversation_unreplied on conversation (workspace_id, first_inbound_at)
  where first_inbound_at is not null and first_reply_at is null;
