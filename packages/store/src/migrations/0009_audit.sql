-- Who did what, when and why. What an entry says of a person is sealed under her key; erasing her destroys the key.

create table person_key (
  partnership_id int not null,
  person_id text not null,
  sealed_key text not null,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person
);
comment on column person_key.sealed_key is 'Her data key, sealed with the installation''s secret.';
select tenant_table('person_key', 'select, insert, delete');

create table audit_entry (
  partnership_id int not null references door.partnership (id),
  id bigint generated always as identity,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  person_id text,
  details json,
  sealed text,
  primary key (partnership_id, id),
  check (num_nonnulls(details, sealed) <= 1)
);
comment on column audit_entry.details is 'Before, after and why, where the entry is about nobody in particular.';
comment on column audit_entry.sealed is 'The same, sealed under the key of the person whom it is about.';
create index on audit_entry (partnership_id, at, id);
create index on audit_entry (partnership_id, person_id, at, id) where person_id is not null;
select tenant_table('audit_entry', 'select, insert');
