-- What people are told by mail. Ids only: the words, the address and the calendar entry are made when it is sent.

create table notice (
  partnership_id int not null references door.partnership (id),
  id text not null,
  kind text not null check (kind <> ''),
  person_id text not null,
  booking_id text,
  event_id text,
  session int check (session >= 0),
  sequence int not null check (sequence >= 0),
  state text not null check (state in ('waiting', 'sent', 'kept', 'failed', 'unaddressed')),
  needs_person boolean not null generated always as (state in ('failed', 'unaddressed')) stored,
  due_at timestamptz(3) not null,
  try_at timestamptz(3) not null,
  sent_at timestamptz(3),
  tries int not null default 0,
  fault text,
  primary key (partnership_id, id),
  unique nulls not distinct (partnership_id, booking_id, event_id, person_id, kind, session, sequence, due_at),
  check (num_nonnulls(booking_id, event_id) = 1),
  foreign key (partnership_id, person_id) references person
);
comment on column notice.try_at is 'When it is sent, or tried again: infinity for not any more.';
-- The queue. What is done with is not in it.
create index on notice (partnership_id, try_at, id) where try_at < 'infinity';
-- The outbox in its order.
create index on notice (partnership_id, needs_person, due_at, id);
create index on notice (partnership_id, state);
create index on notice (partnership_id, person_id);
select tenant_table('notice');
