-- Two records that turned out to be one person: what went from one to the other, so that it can go back.

alter table person add column merged_into text;
-- Not checked now: nobody was merged yet, and looking at every person under row-level security would need a tenant.
alter table person add foreign key (partnership_id, merged_into) references person not valid;
comment on column person.merged_into is 'The record that this one was merged into: it has nothing of its own any more but the names and the address by which it was known.';
create index on person (partnership_id, merged_into) where merged_into is not null;

create table person_merge (
  partnership_id int not null,
  id text not null,
  kept_id text not null,
  merged_id text not null,
  why text not null,
  merged_at timestamptz(3) not null,
  undone_at timestamptz(3),
  moved json not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, kept_id) references person,
  foreign key (partnership_id, merged_id) references person
);
comment on column person_merge.moved is 'Ids of what went over, by table: no names.';
create index person_merge_newest on person_merge (partnership_id, merged_at desc, id desc);
create unique index person_merge_standing on person_merge (partnership_id, merged_id) where undone_at is null;
select tenant_table('person_merge', 'select, insert, update (undone_at)');
