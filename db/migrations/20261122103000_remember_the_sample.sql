-- False while the sample is still being loaded: nothing of it is shown yet.
alter table platform.workspace add column is_ready boolean not null default true;

-- One row once the sample was removed: then it does not come back by itself.
create table platform.sample_removal (removed_at timestamptz not null);
