-- What a reply is compared by, and whether it is canned: null where its words are not known. Copies begin or end alike,
-- so each is looked for among those that do, in the order of their times.
alter table message
  add column reply_form text,
  add column reply_head integer,
  add column reply_tail integer,
  add column canned boolean;
create index message_by_reply_head on message (workspace_id, reply_head, occurred_at) where reply_head is not null;
create index message_by_reply_tail on message (workspace_id, reply_tail, occurred_at) where reply_tail is not null;

-- When a person of ours replied: in words of their own, in canned ones, in words that are not known. Moments, as all facts.
alter table conversation
  add column own_reply_at timestamptz[] not null default '{}',
  add column canned_reply_at timestamptz[] not null default '{}',
  add column wordless_reply_at timestamptz[] not null default '{}';
