-- Places on events, and the wish for one. Who is meant stands with people; words about a booking are taken out when its person is erased.

create table booking (
  partnership_id int not null,
  id text not null,
  event_id text not null,
  person_id text not null,
  post_id text not null,
  agency_id text not null,
  state text not null check (state in ('placed', 'waiting', 'offered', 'attended', 'absent', 'cancelled')),
  asked_at timestamptz(3) not null,
  position int not null,
  approval_state text not null check (approval_state in ('not-needed', 'asked', 'approved', 'refused', 'lapsed')),
  approval_asked_of text,
  is_deputy_asked boolean not null,
  answer_by_on date,
  approval_decided_by text,
  approval_decided_at timestamptz(3),
  release_minutes int,
  cost_centre text,
  approval_why text,
  attestation json,
  offered_at timestamptz(3),
  offer_expires_at timestamptz(3),
  is_offer_late boolean,
  is_from_waiting_list boolean not null,
  terms_accepted_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancelled_by text,
  cancelled_why text,
  substitute_for text,
  is_same_team boolean,
  register json,
  is_walk_in boolean not null,
  booked_by text,
  primary key (partnership_id, id),
  unique (partnership_id, event_id, position),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check ((state = 'offered') <= (offer_expires_at is not null)),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, agency_id) references agency
);
comment on column booking.position is 'Breaks ties of asked_at; rises with each booking of the event.';
comment on column booking.agency_id is 'That of the post in which she booked: it pays, whatever becomes of the post.';
comment on column booking.register is 'What the trainer marked: minutes by session, attended, completed, when.';
create unique index on booking (partnership_id, event_id, person_id) where state <> 'cancelled';
create index on booking (partnership_id, event_id, state);
create index on booking (partnership_id, person_id, asked_at);
create index on booking (partnership_id, agency_id, asked_at);
create index on booking (partnership_id, approval_asked_of) where approval_state = 'asked';
select tenant_table('booking', 'select, insert, update');

create table booking_need (
  partnership_id int not null,
  booking_id text not null,
  kinds text[] not null,
  note text,
  primary key (partnership_id, booking_id),
  foreign key (partnership_id, booking_id) references booking
);
comment on table booking_need is 'What somebody needs to take part. Deleted once the event is over.';
select tenant_table('booking_need');

create table agency_deputy (
  partnership_id int not null,
  agency_id text not null,
  person_id text not null,
  primary key (partnership_id, agency_id),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, person_id) references person
);
comment on table agency_deputy is 'Who answers for an agency''s managers when they do not.';
select tenant_table('agency_deputy');
