-- The weekly letter, as it was published: written once for each week (a Monday) and never changed. It holds figures and
-- our own sentences; of customers only which messages it quotes, so that forgetting them forgets them here, too.
create table weekly_report (
  workspace_id bigint not null,
  week date not null,
  letter jsonb not null,
  as_of timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (workspace_id, week)
);
alter table weekly_report enable row level security;
create policy own_workspace on weekly_report
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
create policy never_changed on weekly_report as restrictive for update using (true) with check (false);

-- What a person adds to a letter before it goes out: a note, and which of its conversations are shown. `reads` names, by
-- kind, the how manieth candidate is shown, or null: none. From `closed_at` on, when it went out, that stays too.
create table weekly_report_edition (
  workspace_id bigint not null,
  week date not null,
  note text not null default '',
  note_by text,
  reads jsonb not null default '{}' check (jsonb_typeof(reads) = 'object'),
  closed_at timestamptz,
  primary key (workspace_id, week)
);
alter table weekly_report_edition enable row level security;
create policy own_workspace on weekly_report_edition
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- When letters are written: on this day after the week ends (1: Monday), at this hour of the workspace's clock. Without a
-- row on Monday at 8.
create table weekly_report_schedule (
  workspace_id bigint not null,
  weekday smallint not null check (weekday between 1 and 7),
  hour smallint not null check (hour between 0 and 23),
  is_on boolean not null default true,
  primary key (workspace_id)
);
alter table weekly_report_schedule enable row level security;
create policy own_workspace on weekly_report_schedule
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
