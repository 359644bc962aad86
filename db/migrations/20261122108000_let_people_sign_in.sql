-- Who may sign in, and what they may see. All of it is looked up before a workspace is known, and none of it is
-- conversation data. Of secrets (sessions, links, tokens) only a hash is kept.

create table platform."user" (
  id bigserial primary key,
  -- In small letters.
  email text not null unique,
  name text not null,
  -- Argon2id, with its parameters; null: signs in by a link or with OpenID Connect.
  password text,
  -- An owner of every workspace, also of those to come.
  owns_installation boolean not null default false,
  made_at timestamptz not null default now()
);

create table platform.membership (
  workspace_id bigint not null references platform.workspace (id) on delete cascade,
  user_id bigint not null references platform."user" (id) on delete cascade,
  role text not null check (role in ('owner', 'manager', 'member', 'viewer')),
  -- The teams in whose charge a conversation must be, or who replied in it; null: all of the workspace.
  teams bigint[],
  made_at timestamptz not null default now(),
  primary key (workspace_id, user_id),
  -- Whoever changes settings changes them for everybody.
  check (teams is null or role in ('member', 'viewer'))
);
create index membership_by_user on platform.membership (user_id);

create table platform.session (
  id bigserial primary key,
  hash text not null unique,
  user_id bigint not null references platform."user" (id) on delete cascade,
  browser text not null,
  made_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_user on platform.session (user_id);

-- Accepted or taken back, it is deleted.
create table platform.invitation (
  id bigserial primary key,
  hash text not null unique,
  workspace_id bigint not null references platform.workspace (id) on delete cascade,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'member', 'viewer')),
  teams bigint[],
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (workspace_id, email),
  check (teams is null or role in ('member', 'viewer'))
);

-- Opens the door once: to the user it is for or, where it is for nobody, to whoever becomes the owner.
create table platform.sign_in_link (
  hash text primary key,
  user_id bigint references platform."user" (id) on delete cascade,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- What a program may do in one workspace.
create table platform.token (
  id bigserial primary key,
  hash text not null unique,
  workspace_id bigint not null references platform.workspace (id) on delete cascade,
  name text not null,
  scope text not null check (scope in ('read', 'care')),
  made_by text not null,
  made_at timestamptz not null default now(),
  last_used_at timestamptz,
  unique (workspace_id, name)
);

-- A sign-in on its way to the OpenID provider and back; deleted when it comes back.
create table platform.oidc_attempt (
  state_hash text primary key,
  -- Of a cookie: only the browser that left may come back.
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  goes_to text not null,
  expires_at timestamptz not null
);

-- What was changed of users and not of one workspace.
create table platform.audit (
  id bigserial primary key,
  at timestamptz not null default now(),
  who text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);
