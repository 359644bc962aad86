-- `handing_over` is committed in the moment before the words themselves go out, when everything until then went well:
-- what a sender left as `sending` certainly did not arrive, and only what they left here may have.
alter table weekly_report_delivery drop constraint weekly_report_delivery_state_check;
alter table weekly_report_delivery add constraint weekly_report_delivery_state_check check (
  state in ('waiting', 'sending', 'handing_over', 'sent', 'unknown', 'failed', 'given_up', 'bounced', 'withdrawn'));
drop index weekly_report_delivery_due;
create index weekly_report_delivery_due on weekly_report_delivery (workspace_id, next_at)
  where state in ('waiting', 'sending', 'handing_over');
