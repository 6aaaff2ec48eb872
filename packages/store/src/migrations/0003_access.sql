-- Who signs in and what they may do. Secrets are in schema door; here is what may be listed.

create table account (
  partnership_id int not null references door.partnership (id),
  id text not null,
  issuer text not null,
  client_id text not null,
  subject text not null,
  state text not null,
  person_id text,
  shown_name text,
  last_seen_at timestamptz(3) not null,
  primary key (partnership_id, id),
  unique (partnership_id, issuer, client_id, subject),
  foreign key (partnership_id, person_id) references person
);
create index on account (partnership_id, person_id);
create index on account (partnership_id, last_seen_at) where state = 'waiting';
select tenant_table('account', 'select, insert, update');

create table role_grant (
  partnership_id int not null,
  id text not null,
  person_id text,
  account_id text,
  role text not null,
  agency_id text,
  team text,
  primary key (partnership_id, id),
  check (num_nonnulls(person_id, account_id) > 0),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, account_id) references account,
  foreign key (partnership_id, agency_id) references agency
);
create index on role_grant (partnership_id, person_id);
create index on role_grant (partnership_id, account_id);
select tenant_table('role_grant');

create table token (
  partnership_id int not null references door.partnership (id),
  id text not null,
  name text not null,
  role text not null,
  agency_id text,
  team text,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency
);
create index on token (partnership_id, created_at, id);
select tenant_table('token', 'select, insert, update');

create table claim_code (
  partnership_id int not null,
  code_hash text not null,
  person_id text not null,
  expires_at timestamptz(3) not null,
  primary key (partnership_id, code_hash),
  foreign key (partnership_id, person_id) references person
);
create index on claim_code (partnership_id, person_id);
select tenant_table('claim_code');

create table join_request (
  partnership_id int not null,
  id text not null,
  account_id text not null,
  agency_id text not null,
  stated_name text not null,
  stated_staff_number text,
  requested_at timestamptz(3) not null,
  state text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, account_id) references account,
  foreign key (partnership_id, agency_id) references agency
);
create index on join_request (partnership_id, account_id);
create index on join_request (partnership_id, requested_at, id) where state = 'waiting';
select tenant_table('join_request', 'select, insert, update');

create table remembered_answer (
  partnership_id int not null references door.partnership (id),
  actor_id text not null,
  idempotency_key text not null,
  request_hash text not null,
  answer json not null,
  remembered_at timestamptz(3) not null,
  primary key (partnership_id, actor_id, idempotency_key)
);
create index on remembered_answer (partnership_id, remembered_at);
select tenant_table('remembered_answer', 'select, insert, delete');
