-- Facts of turns after the first, of moods and of returns. Lists are null where a conversation has no later turn; only the
-- last of `turn_at` can lack its moment in `turn_answered_at`.
alter table conversation
  add column turn_at timestamptz[],
  add column turn_answered_at timestamptz[],
  add column turn_wait_unknown boolean[],
  add column turn_words_unknown boolean[],
  add column opening_unhappy_at timestamptz,
  add column due_mood text,
  add column first_resolved_known_at timestamptz,
  -- What came within 30 days of the first resolution, as it stood then; and the first need within 8 weeks of it.
  add column again text,
  add column again_at timestamptz,
  add column returned text,
  add column returned_at timestamptz;

create index conversation_by_unhappy_due on conversation (workspace_id, due_at) where opening_unhappy_at is not null;
-- Who had a later turn, by how long the conversation lasted.
create index conversation_with_turns on conversation (workspace_id, last_message_at) where turn_at is not null;

-- Which version of the facts a workspace holds, and how far folding anew to the next one has come. New workspaces begin
-- with the version of the code.
alter table platform.workspace
  add column facts_version smallint not null default 1,
  add column facts_done_to bigint not null default 0;

alter table rollup_week
  add column mood_content integer not null default 0,
  add column mood_unhappy integer not null default 0,
  add column mood_unknown integer not null default 0,
  add column mood_set_aside integer not null default 0,
  add column mood_not_shown integer not null default 0,
  add column mood_unknown_words integer not null default 0,
  add column again_same_matter integer not null default 0,
  add column again_unknown integer not null default 0,
  add column again_new_matter integer not null default 0,
  add column again_not_again integer not null default 0,
  add column again_set_aside integer not null default 0,
  add column again_not_shown integer not null default 0,
  add column again_unknown_words integer not null default 0,
  add column returned_new_matter integer not null default 0,
  add column returned_same_matter integer not null default 0,
  add column returned_unknown integer not null default 0,
  add column returned_not_returned integer not null default 0,
  add column returned_set_aside integer not null default 0,
  add column returned_not_shown integer not null default 0,
  add column turns integer not null default 0,
  add column turn_set_aside integer not null default 0,
  add column turn_not_shown integer not null default 0,
  add column turn_answered integer not null default 0,
  add column turn_wait_unknown integer not null default 0,
  add column turn_unknown_words integer not null default 0,
  add column turn_bins integer[] not null default '{}',
  add column mood_pairs bigint[] not null default '{}',
  add column again_pairs bigint[] not null default '{}',
  add column turn_pairs bigint[] not null default '{}';

alter table rollup_hour
  add column mood_content integer not null default 0,
  add column mood_unhappy integer not null default 0,
  add column mood_unknown integer not null default 0,
  add column mood_set_aside integer not null default 0,
  add column mood_not_shown integer not null default 0,
  add column mood_unknown_words integer not null default 0,
  add column again_same_matter integer not null default 0,
  add column again_unknown integer not null default 0,
  add column again_new_matter integer not null default 0,
  add column again_not_again integer not null default 0,
  add column again_set_aside integer not null default 0,
  add column again_not_shown integer not null default 0,
  add column again_unknown_words integer not null default 0,
  add column unhappy integer not null default 0,
  add column unhappy_not_shown integer not null default 0,
  add column resolved integer not null default 0,
  add column resolved_not_shown integer not null default 0,
  add column turn_unanswered integer not null default 0,
  add column mood_pairs bigint[] not null default '{}',
  add column again_pairs bigint[] not null default '{}';
