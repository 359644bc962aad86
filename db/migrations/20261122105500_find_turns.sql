-- Later turns are looked for by when the last one began, and those that still wait apart.
drop index conversation_with_turns;
create index conversation_by_last_turn on conversation (workspace_id, (turn_at[cardinality(turn_at)]))
  where turn_at is not null;
create index conversation_turn_waiting on conversation (workspace_id, (turn_at[cardinality(turn_at)]))
  where cardinality(turn_at) > cardinality(turn_answered_at);

-- Who came back, by the hour in which the 8 weeks are over.
alter table rollup_hour
  add column returned_new_matter integer not null default 0,
  add column returned_same_matter integer not null default 0,
  add column returned_unknown integer not null default 0,
  add column returned_not_returned integer not null default 0,
  add column returned_set_aside integer not null default 0,
  add column returned_not_shown integer not null default 0,
  add column returned_unknown_words integer not null default 0;
alter table rollup_week add column returned_unknown_words integer not null default 0;
