-- A webhook's secret that was renewed signs beside the new one for a day, so that whoever checks has time to change it.
alter table weekly_report_target
  add column earlier_secret text,
  add column earlier_until timestamptz;
