-- A letter shown to whoever has a link, without signing in; looked up before a workspace is known, and never longer than
-- 30 days. Of the secret only a hash is kept. Ended, it is deleted.
create table platform.share_link (
  id bigserial primary key,
  hash text not null unique,
  workspace_id bigint not null references platform.workspace (id) on delete cascade,
  -- The Monday of the letter's week.
  week date not null,
  -- Whether customers' words and names are shown.
  shows_words boolean not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at <= made_at + interval '30 days'),
  opened integer not null default 0,
  last_opened_at timestamptz
);
create index share_link_by_letter on platform.share_link (workspace_id, week);

-- Two who add to a letter at once: each says which version they saw, and the second hears of the first.
alter table weekly_report_edition
  add column version integer not null default 0,
  add column changed_by text,
  add column changed_at timestamptz;
