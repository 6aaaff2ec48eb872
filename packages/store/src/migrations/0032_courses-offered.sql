-- What sort of offer a course is and what it asks for; what a version teaches, and whether it was withdrawn.

alter table course
  add column kind text not null default 'topic-course',
  add column summary text,
  add column is_inter_agency boolean not null default true,
  add column is_priced boolean,
  add column prerequisite json,
  add column level text;

alter table course_version
  add column objectives text[] not null default '{}',
  add column standards text[] not null default '{}',
  add column review_on date,
  add column withdrawn_on date,
  add column withdrawn_because text check (withdrawn_because in ('superseded', 'recalled'));
comment on column course_version.withdrawn_on is 'From this day nobody can book it.';
