-- Months of which everything is added up that a summary by agency is a sum of: who was asked, answered and declined, and how far people rose.
--
-- A month is added up once all its questions have opened, so that the passing of time changes nothing of it. Whatever else changes something of
-- it forgets its sums in the same transaction, and until it is added up again it is read event by event.

create table evaluation_month (
  partnership_id int not null references door.partnership (id),
  month_on date not null,
  primary key (partnership_id, month_on)
);
comment on table evaluation_month is 'Which months are added up. An agency without a row of sums has none there.';
comment on column evaluation_month.month_on is 'The first of the month in which events begin, local.';
select tenant_table('evaluation_month', 'select, insert, delete');

create table evaluation_month_sum (
  partnership_id int not null,
  month_on date not null,
  agency_id text not null,
  before_asked int not null,
  before_answered int not null,
  before_declined int not null,
  after_asked int not null,
  after_answered int not null,
  after_declined int not null,
  later_asked int not null,
  later_answered int not null,
  later_declined int not null,
  manager_asked int not null,
  manager_answered int not null,
  manager_declined int not null,
  people int not null,
  pairs int not null,
  thought_back int not null,
  before int not null,
  before_squares int not null,
  after int not null,
  after_squares int not null,
  gain_squares bigint not null,
  better int not null,
  worse int not null,
  unmet int not null,
  primary key (partnership_id, month_on, agency_id),
  foreign key (partnership_id, month_on) references evaluation_month on delete cascade,
  foreign key (partnership_id, agency_id) references agency
);
comment on column evaluation_month_sum.people is 'Who rated before and after the course; what follows are the sums of evaluation_agency_tally, item 0, after.';
select tenant_table('evaluation_month_sum', 'select, insert, delete');

-- Forgets the sums of months. Whoever changes something shares the lock until the end of the transaction, and whoever adds up has it alone: a
-- month is never added up while a change of it is under way.
create function evaluation_forget(partnership int, since date, until date) returns void
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(x'72656c72'::int, partnership);
  delete from evaluation_month where partnership_id = partnership and month_on between since and until;
end
$$;
grant execute on function evaluation_forget to trellis_app;

-- In which month an event begins depends on where the partnership is, by a day.
create function evaluation_forget_around(partnership int, at timestamptz) returns void
  language sql as $$
  select evaluation_forget(partnership, date_trunc('month', (at - interval '1 day') at time zone 'UTC')::date, ((at + interval '1 day') at time zone 'UTC')::date);
$$;
grant execute on function evaluation_forget_around to trellis_app;

create function forget_month_of_event() returns trigger
  language plpgsql as $$
begin
  perform evaluation_forget_around(old.partnership_id, old.starts_at);
  perform evaluation_forget_around(new.partnership_id, new.starts_at);
  return null;
end
$$;
create trigger forgets_month after update of state, starts_at on event
  for each row when ((old.state, old.starts_at) is distinct from (new.state, new.starts_at)) execute function forget_month_of_event();

create function forget_month_of_row() returns trigger
  language plpgsql as $$
declare
  partnership int := case when tg_op = 'DELETE' then old.partnership_id else new.partnership_id end;
  event text := case when tg_op = 'DELETE' then old.event_id else new.event_id end;
begin
  perform evaluation_forget_around(partnership, e.starts_at) from event e where e.partnership_id = partnership and e.id = event;
  return null;
end
$$;
create trigger forgets_month after insert or delete on evaluation_run
  for each row execute function forget_month_of_row();
create trigger forgets_month_changed after update on evaluation_run
  for each row when ((old.naming, old.stages, old.after_opens_at, old.follow_up_opens_at)
    is distinct from (new.naming, new.stages, new.after_opens_at, new.follow_up_opens_at)) execute function forget_month_of_row();
create trigger forgets_month_counted after insert or update on evaluation_asked
  for each row when (new.agency_id = '') execute function forget_month_of_row();
create trigger forgets_month_uncounted after delete on evaluation_asked
  for each row when (old.agency_id = '') execute function forget_month_of_row();

create function forget_month_of_tally() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform evaluation_forget(old.partnership_id, old.month_on, old.month_on);
  end if;
  if tg_op <> 'DELETE' then
    perform evaluation_forget(new.partnership_id, new.month_on, new.month_on);
  end if;
  return null;
end
$$;
create trigger forgets_month_added after insert or update on evaluation_agency_tally
  for each row when (new.item = 0) execute function forget_month_of_tally();
create trigger forgets_month_taken after delete on evaluation_agency_tally
  for each row when (old.item = 0) execute function forget_month_of_tally();
