-- A removed team stays for the past it was in charge of.
alter table team add column removed_at timestamptz;
