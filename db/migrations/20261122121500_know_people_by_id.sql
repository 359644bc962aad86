-- Whom a sign-in at an OpenID provider is: kept at the first one, since an e-mail address may be given to somebody else.
create table platform.open_id (
  issuer text not null,
  subject text not null,
  user_id bigint not null references platform."user" (id) on delete cascade,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (user_id, issuer)
);

-- Which user changed something: two may have one name. Null: the terminal, a program, or before this was kept.
alter table audit add column user_id bigint;
alter table platform.audit add column user_id bigint;
-- Who ever changed something is looked up without reading the log, and so are lines of one kind.
create index audit_by_person on audit (workspace_id, coalesce(user_id, 0), who, id);
create index audit_by_action on audit (workspace_id, action, id);
