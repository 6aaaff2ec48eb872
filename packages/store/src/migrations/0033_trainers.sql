-- Who trains, in kind from an agency. Events come in the next file; what somebody was assigned to points there.

create table trainer (
  partnership_id int not null,
  person_id text not null,
  agency_id text not null,
  is_active boolean not null,
  training json not null,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, agency_id) references agency
);
comment on column trainer.training is 'Job role, skills, what lets her train and the courses she is approved for. Words about a person: erasing her takes the row out.';
create index on trainer (partnership_id, agency_id);
select tenant_table('trainer');
