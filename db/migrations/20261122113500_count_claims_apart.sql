-- Grows with every claim taken or given back: what is read of the queue is old then, and no figure is. Claims stay out of
-- `changes`, or a team at work would have every comparison computed anew all day.
alter table platform.workspace add column claims bigint not null default 0;
