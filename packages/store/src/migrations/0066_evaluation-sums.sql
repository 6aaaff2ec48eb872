-- Sums for whoever reads what evaluation says of a year: who was asked, and what each lot is of.
--
-- Who was asked at each stage of an event, answered or declined, by agency and together: a rate is a sum of few rows. It is kept by whatever
-- writes bookings and sheets, in the same transaction, and so is never behind. It follows from those alone and from no answer, and who answered
-- an anonymous form is not counted.

create table evaluation_asked (
  partnership_id int not null,
  event_id text not null,
  agency_id text not null,
  placed int not null,
  attended int not null,
  before_answered int not null,
  after_answered int not null,
  later_answered int not null,
  manager_answered int not null,
  before_declined int not null,
  after_declined int not null,
  later_declined int not null,
  manager_declined int not null,
  primary key (partnership_id, event_id, agency_id),
  foreign key (partnership_id, event_id) references event
);
create index evaluation_asked_whole on evaluation_asked (partnership_id, event_id) where agency_id = '';
comment on table evaluation_asked is 'How many of an agency were asked at an event, answered and declined. A row that is not there, and one of zeros, say the same.';
comment on column evaluation_asked.agency_id is 'That of the booking; empty: all agencies together.';
comment on column evaluation_asked.placed is 'Who has or had a place in the end, and so was asked before: placed, attended or absent.';
comment on column evaluation_asked.attended is 'Who was there, and so was asked afterwards.';
comment on column evaluation_asked.before_answered is 'Of those asked, who answered a named form; likewise the others.';
select tenant_table('evaluation_asked');

-- Whether somebody whose booking is in a state is asked at a stage.
create function evaluation_asks(stage text, state text) returns boolean
  language sql immutable
  return state = 'attended' or (stage = 'before' and state in ('placed', 'absent'));
grant execute on function evaluation_asks to trellis_app;

-- What a booking counts as: a word for each column of evaluation_asked, or the stage and state of a sheet.
create function evaluation_counts(k booking) returns text[]
  language sql stable as $$
  select array_remove(array[
      case when k.state in ('placed', 'attended', 'absent') then 'placed' end,
      case when k.state = 'attended' then 'attended' end
    ], null) || array(
      select s.stage || ' ' || s.state from evaluation_sheet s
      where s.partnership_id = k.partnership_id and s.booking_id = k.id and evaluation_asks(s.stage, k.state)
        and (s.state = 'declined' or s.at is not null)
    );
$$;
grant execute on function evaluation_counts to trellis_app;

-- Counts what stands in `what` in or, with a change of -1, out again. Whoever else counts at the same event waits.
create function evaluation_count(k booking, change int, what text[]) returns void
  language sql as $$
  insert into evaluation_asked as c (partnership_id, event_id, agency_id, placed, attended,
    before_answered, after_answered, later_answered, manager_answered, before_declined, after_declined, later_declined, manager_declined)
  select k.partnership_id, k.event_id, a.id,
    change * ('placed' = any(what))::int, change * ('attended' = any(what))::int,
    change * ('before answered' = any(what))::int, change * ('after answered' = any(what))::int,
    change * ('follow-up answered' = any(what))::int, change * ('manager answered' = any(what))::int,
    change * ('before declined' = any(what))::int, change * ('after declined' = any(what))::int,
    change * ('follow-up declined' = any(what))::int, change * ('manager declined' = any(what))::int
  from (values (''), (k.agency_id)) a (id) where cardinality(what) > 0
  on conflict (partnership_id, event_id, agency_id) do update set
    placed = c.placed + excluded.placed, attended = c.attended + excluded.attended,
    before_answered = c.before_answered + excluded.before_answered, after_answered = c.after_answered + excluded.after_answered,
    later_answered = c.later_answered + excluded.later_answered, manager_answered = c.manager_answered + excluded.manager_answered,
    before_declined = c.before_declined + excluded.before_declined, after_declined = c.after_declined + excluded.after_declined,
    later_declined = c.later_declined + excluded.later_declined, manager_declined = c.manager_declined + excluded.manager_declined;
$$;
grant execute on function evaluation_count to trellis_app;

create function count_booking() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform evaluation_count(old, -1, evaluation_counts(old));
  end if;
  perform evaluation_count(new, 1, evaluation_counts(new));
  return null;
end
$$;
create trigger counted_once after insert on booking
  for each row execute function count_booking();
create trigger counted_anew after update of state, agency_id, event_id on booking
  for each row when ((old.state, old.agency_id, old.event_id) is distinct from (new.state, new.agency_id, new.event_id)) execute function count_booking();

create function count_sheet() returns trigger
  language plpgsql as $$
declare
  sheet evaluation_sheet := case when tg_op = 'DELETE' then old else new end;
  k booking;
begin
  -- Whoever changes the booking meanwhile counts its sheets: one of the two has to come first.
  select b.* into k from booking b where b.partnership_id = sheet.partnership_id and b.id = sheet.booking_id for no key update;
  if not evaluation_asks(sheet.stage, k.state) then
    return null;
  end if;
  if tg_op <> 'INSERT' and (old.state = 'declined' or old.at is not null) then
    perform evaluation_count(k, -1, array[old.stage || ' ' || old.state]);
  end if;
  if tg_op <> 'DELETE' and (new.state = 'declined' or new.at is not null) then
    perform evaluation_count(k, 1, array[new.stage || ' ' || new.state]);
  end if;
  return null;
end
$$;
create trigger counted after insert or update or delete on evaluation_sheet
  for each row execute function count_sheet();

-- Counts everything of the partnership whose transaction this is anew.
create function evaluation_count_again() returns void
  language sql as $$
  delete from evaluation_asked where partnership_id = current_setting('app.partnership')::int;
  insert into evaluation_asked
  select k.partnership_id, k.event_id, coalesce(k.agency_id, ''), count(*) filter (where w.what @> '{placed}'), count(*) filter (where w.what @> '{attended}'),
    count(*) filter (where w.what @> '{before answered}'), count(*) filter (where w.what @> '{after answered}'),
    count(*) filter (where w.what @> '{follow-up answered}'), count(*) filter (where w.what @> '{manager answered}'),
    count(*) filter (where w.what @> '{before declined}'), count(*) filter (where w.what @> '{after declined}'),
    count(*) filter (where w.what @> '{follow-up declined}'), count(*) filter (where w.what @> '{manager declined}')
  from booking k cross join lateral (select evaluation_counts(k)) w (what)
  where k.partnership_id = current_setting('app.partnership')::int and k.state in ('placed', 'attended', 'absent')
  group by grouping sets ((k.partnership_id, k.event_id), (k.partnership_id, k.event_id, k.agency_id));
$$;
grant execute on function evaluation_count_again to trellis_app;

do $$
declare
  each int;
begin
  for each in select id from door.partnership loop
    perform set_config('app.partnership', each::text, true);
    perform evaluation_count_again();
  end loop;
  perform set_config('app.partnership', '', true);
end
$$;

-- Rates are not counted from these any more.
drop index evaluation_answer_agency;
drop index evaluation_sheet_declined;

-- What a lot is of, all its events together, beside the lot itself: a sum of lots then reads no event. It is written once, like all of a lot.

alter table evaluation_lot
  add column course_id text,
  add column course_version text,
  add column is_of_one_version boolean,
  add column event_id text,
  add column first_on date,
  add column last_on date,
  add column asked int,
  add column declined int,
  add column least_declined int;

do $$
declare
  each int;
begin
  for each in select id from door.partnership loop
    perform set_config('app.partnership', each::text, true);
    update evaluation_lot l set course_id = e.course_id, course_version = e.course_version, is_of_one_version = e.is_of_one_version,
      event_id = e.event_id, first_on = e.first_on, last_on = e.last_on, asked = e.asked, declined = e.declined, least_declined = e.least_declined
    from (
      select lot_id, min(course_id) as course_id,
        case when min(coalesce(course_version, '')) = max(coalesce(course_version, '')) then min(course_version) end as course_version,
        min(coalesce(course_version, '')) = max(coalesce(course_version, '')) as is_of_one_version,
        case when count(*) = 1 then min(event_id) end as event_id, min(on_on) as first_on, max(on_on) as last_on,
        sum(asked) as asked, sum(declined) as declined, min(nullif(declined, 0)) as least_declined
      from evaluation_lot_event group by lot_id
    ) e where e.lot_id = l.id;
  end loop;
  perform set_config('app.partnership', '', true);
end
$$;

alter table evaluation_lot
  alter column course_id set not null,
  alter column is_of_one_version set not null,
  alter column first_on set not null,
  alter column last_on set not null,
  alter column asked set not null,
  alter column declined set not null;
comment on column evaluation_lot.course_version is 'Null of a lot of several versions, and of a course without one.';
comment on column evaluation_lot.event_id is 'Null of a lot of several events.';
comment on column evaluation_lot.first_on is 'The local day of the first session of its earliest event, as it was when the lot was released.';
comment on column evaluation_lot.asked is 'Who was asked at its events and stands in no earlier lot of the same.';
comment on column evaluation_lot.least_declined is 'The fewest who declined at one of its events, where anybody did.';
create index evaluation_lot_days on evaluation_lot (partnership_id, kind, last_on);
create index evaluation_lot_cell_whole on evaluation_lot_cell (partnership_id, lot_id) where item = 0;
