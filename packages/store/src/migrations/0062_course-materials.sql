-- What trainers work with, by version of a course, and what they tell the coordinator in private.

create table course_material (
  partnership_id int not null,
  id text not null,
  course_id text not null,
  version text not null,
  title text not null,
  file_name text not null,
  media_type text not null,
  bytes int not null,
  sha256 text not null,
  content bytea,
  added_at timestamptz(3) not null,
  removed_at timestamptz(3),
  primary key (partnership_id, id),
  check ((content is null) = (removed_at is not null)),
  foreign key (partnership_id, course_id, version) references course_version
);
comment on table course_material is 'Files for trainers. One that was removed keeps its row without its content, so that its address can say so.';
create index on course_material (partnership_id, course_id, version);
select tenant_table('course_material', 'select, insert, update');

create table event_note (
  partnership_id int not null,
  id text not null,
  event_id text not null,
  person_id text not null,
  text text not null,
  written_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (partnership_id, id),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, person_id) references person
);
comment on table event_note is 'What a trainer told the coordinator of a day. About no delegate; its words go when it is dealt with, and after a year at the latest.';
create index on event_note (partnership_id, event_id);
create index on event_note (partnership_id, person_id);
select tenant_table('event_note');
