-- As before, with answers counted before anybody asks whether their time is over: that costs a look at each event, not at each answer.
create or replace function evaluation_to_release(at timestamptz) returns table (course_id text, course_version text, stage text)
  language sql stable as $$
  with waiting as materialized (
    select a.partnership_id, a.event_id, a.stage, count(*) as answers from evaluation_answer a
    where a.partnership_id = current_setting('app.partnership')::int and a.lot_id is null group by a.partnership_id, a.event_id, a.stage
  )
  select e.course_id, e.course_version, w.stage from waiting w
  join event e on e.partnership_id = w.partnership_id and e.id = w.event_id
  join evaluation_run r on r.partnership_id = w.partnership_id and r.event_id = w.event_id
  where evaluation_is_over(w.event_id, w.stage, at)
  group by e.course_id, e.course_version, w.stage, r.naming
  having sum(w.answers) >= greatest(5, (select s.small_numbers from reporting_setting s where s.partnership_id = current_setting('app.partnership')::int))
  order by e.course_id, e.course_version, w.stage;
$$;

-- Rates are counted from these alone.
create index evaluation_answer_agency on evaluation_answer (partnership_id, event_id, agency_id, stage) where agency_id is not null;
create index evaluation_sheet_declined on evaluation_sheet (partnership_id, event_id, stage) where state = 'declined';
