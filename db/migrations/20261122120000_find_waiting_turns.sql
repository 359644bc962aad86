-- Turns that still wait are looked for in an index whose key no other has: by the key of all last turns Postgres took
-- theirs, and read seven turns for each that waits.
drop index conversation_turn_waiting;
create index conversation_turn_open on conversation (workspace_id, (turn_at[cardinality(turn_answered_at) + 1]))
  where cardinality(turn_at) > cardinality(turn_answered_at);
