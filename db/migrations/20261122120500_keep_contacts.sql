-- What the conversations of each customer say together: who wrote last or most often, when they were first met and came
-- back. Kept by whatever folds; older workspaces are filled at the first start.
create table customer_contact (
  workspace_id bigint not null,
  customer_id bigint not null,
  conversations integer not null,
  last_began_at timestamptz not null,
  -- The first of those that they wrote in and nobody set aside.
  met_at timestamptz,
  -- The first later one that is not known to be on a matter we had helped with.
  came_back_at timestamptz,
  -- Until then it is not known that we had helped: whether they came back has to be read from the facts.
  unsettled_until timestamptz,
  primary key (workspace_id, customer_id)
);
create index customer_contact_by_last on customer_contact (workspace_id, last_began_at, customer_id);
create index customer_contact_by_count on customer_contact (workspace_id, conversations, customer_id);
create index customer_contact_by_meeting on customer_contact (workspace_id, met_at)
  include (customer_id, came_back_at) where met_at is not null;
create index customer_contact_unsettled on customer_contact (workspace_id, unsettled_until)
  where unsettled_until is not null;
create index customer_forgotten on customer (workspace_id, id) where forgotten_at is not null;
alter table customer_contact enable row level security;
create policy own_workspace on customer_contact
  using (workspace_id = (select nullif(current_setting('rapport.workspace', true), '')::bigint));
