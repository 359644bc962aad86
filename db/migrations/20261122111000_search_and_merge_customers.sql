-- The words of each conversation, for search: written by a job after imports (decision 024), so that imports cost no more.
-- A word carries its workspace in front ('12 refund', who it was '12 @ruta'): the index leads by workspace without an
-- extension. `messages` names what the words are of.
create table conversation_words (
  workspace_id bigint not null,
  id text not null,
  customer_id bigint not null,
  began_at timestamptz not null,
  messages text[] not null,
  words tsvector not null,
  primary key (workspace_id, id)
);
create index conversation_words_by_customer on conversation_words (workspace_id, customer_id);
create index conversation_words_by_beginning on conversation_words (workspace_id, began_at, id);
create index conversation_words_by_word on conversation_words using gin (words);
alter table conversation_words enable row level security;
create policy own_workspace on conversation_words
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Whether a customer's words are in there as they are now.
alter table customer add column is_read boolean not null default false;
create index customer_unread on customer (workspace_id, id) where not is_read;

-- `@@` is not leakproof: under row-level security it would lose its index. This filters the workspace itself. The newest
-- `most` conversations that hold the words and began no later than `until`.
create function search_conversations(asked tsquery, until timestamptz, most integer)
returns table (id text, began_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.id, w.began_at from conversation_words w
  where w.workspace_id = nullif(current_setting('rapport.workspace', true), '')::bigint
    and w.words @@ asked and w.began_at <= until
  order by w.began_at desc, w.id desc
  limit most
$$;

-- Identities of which a person said that they are somebody else's: what sources say of them counts no more, only what
-- persons say (`identity_link` of source 0).
create table identity_apart (
  workspace_id bigint not null,
  identity_id bigint not null,
  primary key (workspace_id, identity_id)
);
alter table identity_apart enable row level security;
create policy own_workspace on identity_apart
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Who merged or split what: exactly what it changed, so that it can be taken back.
create table identity_step (
  workspace_id bigint not null,
  id bigserial,
  kind text not null check (kind in ('merge', 'split')),
  identities bigint[] not null,
  added bigint[] not null,
  removed bigint[] not null,
  apart_before boolean not null,
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (workspace_id, id)
);
alter table identity_step enable row level security;
create policy own_workspace on identity_step
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
