-- Who gets the weekly letter by mail. Whoever is taken off the list, or left it by the link in their mail (`left_at`),
-- keeps the row: deliveries name it, and nobody is put back on it unawares. `bounced_at`: a person says that mail to the
-- address comes back.
create table weekly_report_reader (
  workspace_id bigint not null,
  id bigserial,
  -- In small letters.
  email text not null,
  name text not null default '',
  added_by text not null,
  added_at timestamptz not null,
  left_at timestamptz,
  removed_at timestamptz,
  bounced_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
alter table weekly_report_reader enable row level security;
create policy own_workspace on weekly_report_reader
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Where else the letter goes: an address that takes signed webhooks, or one that takes messages as Slack does. `secret`
-- signs what is sent, so it cannot be hashed.
create table weekly_report_target (
  workspace_id bigint not null,
  id bigserial,
  kind text not null check (kind in ('webhook', 'slack')),
  name text not null,
  url text not null,
  secret text,
  is_on boolean not null default true,
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
alter table weekly_report_target enable row level security;
create policy own_workspace on weekly_report_target
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- One letter to one reader or target: the row is there before anything is sent, and its key lets nobody be sent a week
-- twice. `sending` is committed before a server is spoken to; `sender` is the number of the lock that whoever sends holds
-- as long as they live. `unknown`: it may have gone out, and nobody here can tell. `message_id` goes with it each time.
create table weekly_report_delivery (
  workspace_id bigint not null,
  week date not null,
  target_kind text not null check (target_kind in ('mail', 'webhook', 'slack')),
  target_id bigint not null,
  state text not null default 'waiting' check (
    state in ('waiting', 'sending', 'sent', 'unknown', 'failed', 'given_up', 'bounced', 'withdrawn')),
  message_id text not null,
  attempts integer not null default 0,
  made_at timestamptz not null,
  -- When it is tried next; of `waiting` alone.
  next_at timestamptz not null,
  sender integer,
  tried_at timestamptz,
  sent_at timestamptz,
  -- What came of the last try, in plain words.
  says text not null default '',
  primary key (workspace_id, week, target_kind, target_id)
);
create index weekly_report_delivery_due on weekly_report_delivery (workspace_id, next_at)
  where state in ('waiting', 'sending');
alter table weekly_report_delivery enable row level security;
create policy own_workspace on weekly_report_delivery
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- When letters go out: so many hours after they were written, or (null) only when a person sends them. Nothing goes out
-- by itself that was written before `by_itself_since`, which is null until a person has sent the first.
create table weekly_report_sending (
  workspace_id bigint not null,
  after_hours smallint check (after_hours between 0 and 24),
  by_itself_since timestamptz,
  first_sent_by text,
  primary key (workspace_id)
);
alter table weekly_report_sending enable row level security;
create policy own_workspace on weekly_report_sending
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- The server that takes our mail. The password is needed as it is, to sign in there; no page and no log shows it.
create table mail_server (
  workspace_id bigint not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  tls text not null check (tls in ('tls', 'starttls', 'none')),
  username text not null default '',
  password text not null default '',
  from_address text not null,
  from_name text not null default '',
  reply_to text not null default '',
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id)
);
alter table mail_server enable row level security;
create policy own_workspace on mail_server
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
