-- Facts to be looked at again stand in a queue of their own. As a column of the fact, mapping a course with 100,000 facts rewrote each of them in
-- every index, which took ten seconds; a narrow row for each takes one.

create table lms_pending_fact (
  partnership_id int not null,
  registration_id text not null,
  lms_course_id text not null,
  fact_id text not null,
  primary key (partnership_id, registration_id, lms_course_id, fact_id)
);
comment on table lms_pending_fact is 'No foreign keys: they would be most of the cost, and whoever writes and removes facts keeps the queue in the same statement.';
select tenant_table('lms_pending_fact', 'select, insert, delete');

alter table lms_fact no force row level security;
alter table lms_pending_fact no force row level security;
insert into lms_pending_fact select partnership_id, registration_id, lms_course_id, id from lms_fact where is_pending;
alter table lms_fact force row level security;
alter table lms_pending_fact force row level security;
alter table lms_fact drop column is_pending;

create or replace function door.lms_work(at timestamptz) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
begin
  for looked_at in
    select p.id from door.partnership p where exists (select from door.registration r where r.partnership_id = p.id) order by p.id
  loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from score s where s.due_at <= at and s.due_at < 'infinity')
      or exists (select from lms_pending_fact f)
      or exists (select from account a where a.is_newly_joined)
      or exists (select from lms_task t
        where t.state in ('waiting', 'running') and (t.state = 'waiting' or t.said_at < at - interval '1 minute'))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
