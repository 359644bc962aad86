-- What was bought, renewed or given back: the amount in its currency, and the purchase that a refund is for.
alter table outcome
  add column amount numeric,
  add column currency text,
  add column purchase_id text;
create index outcome_by_sale on outcome (workspace_id, occurred_at) where kind in ('purchase', 'renewal');

alter table conversation
  -- Who wrote each reply, in the order of canned_reply_at, own_reply_at, wordless_reply_at; '' where no person is named.
  add column reply_by text[] not null default '{}',
  -- The first purchase or renewal within 90 days that was not given back in them: after it was resolved, after it began.
  add column bought_after_resolved_at timestamptz,
  add column bought_after_began_at timestamptz;
create index conversation_by_first_resolved on conversation (workspace_id, first_resolved_at)
  where first_resolved_at is not null;
create index conversation_reached_out on conversation (workspace_id, began_at)
  where first_inbound_at is null or first_inbound_at > first_message_at;

-- How many replies each person of ours sent in a week; '' where none was named.
create table rollup_voice (
  workspace_id bigint not null,
  week date not null,
  responder text not null,
  replies integer not null default 0,
  set_aside integer not null default 0,
  primary key (workspace_id, week, responder)
);
alter table rollup_voice enable row level security;
create policy own_workspace on rollup_voice
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Customers by the week in which 90 days are over: with a resolved conversation and without, and whether they bought.
-- Of replies that name who wrote them, those that were not their customer's first of the week.
alter table rollup_week
  add column voice_again integer not null default 0,
  add column sale_bought integer not null default 0,
  add column sale_not_bought integer not null default 0,
  add column sale_without_bought integer not null default 0,
  add column sale_without_not_bought integer not null default 0,
  add column sale_set_aside integer not null default 0,
  add column sale_not_shown integer not null default 0;
