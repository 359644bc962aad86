-- When somebody is there to answer: from a local day on, on one channel or on all; 1970-01-01 is "from the beginning".
-- `week` has seven lists, Monday first, of spans {"from", "to"} in seconds after local midnight; past 86400 they run into
-- the next day.
create table business_hours (
  workspace_id bigint not null,
  id bigserial,
  channel text,
  from_day date not null,
  time_zone text not null,
  week jsonb not null check (jsonb_typeof(week) = 'array' and jsonb_array_length(week) = 7),
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, channel, from_day)
);
alter table business_hours enable row level security;
create policy own_workspace on business_hours
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Local days on which no span begins.
create table holiday (
  workspace_id bigint not null,
  day date not null,
  name text not null,
  primary key (workspace_id, day)
);
alter table holiday enable row level security;
create policy own_workspace on holiday
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

-- Within how many hours an answer is promised, on one channel or on all, for waits that begin from a day on; no hours:
-- nothing is promised. What is promised on every channel from the beginning is the workspace's own setting.
create table promise (
  workspace_id bigint not null,
  id bigserial,
  channel text,
  from_day date not null,
  hours numeric check (hours > 0),
  clock text not null check (clock in ('wall', 'business')),
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, channel, from_day)
);
alter table promise enable row level security;
create policy own_workspace on promise
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));

alter table platform.workspace add column promise_clock text not null default 'wall'
  check (promise_clock in ('wall', 'business'));
