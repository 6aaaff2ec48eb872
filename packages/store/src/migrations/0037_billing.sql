-- The ledger: amounts, what happened to them, runs and their statements. Nothing here names a person; a booking does.

create table billing_run (
  partnership_id int not null references door.partnership (id),
  id text not null,
  period text not null,
  number int not null,
  released_at timestamptz(3) not null,
  released_by_kind text not null,
  released_by text not null,
  lines int not null,
  pence bigint not null,
  is_file_due boolean not null,
  primary key (partnership_id, id),
  unique (partnership_id, period, number)
);
comment on column billing_run.is_file_due is 'The command line has still to write its file: of a process that was killed, the next one does.';
create index on billing_run (partnership_id, released_at, id);
select tenant_table('billing_run', 'select, insert, update (is_file_due)');

create table charge_line (
  partnership_id int not null,
  id text not null,
  position bigint generated always as identity,
  kind text not null check (kind in ('charge', 'extra-cost', 'reversal', 'waiver', 'credit')),
  booking_id text not null,
  agency_id text not null,
  pence bigint not null,
  arises_on date not null,
  title text not null,
  outcome text not null,
  quote json not null,
  question json not null,
  cost_centre text,
  concerns text,
  ends_charge boolean not null,
  made_at timestamptz(3) not null,
  made_by_kind text not null,
  made_by text not null,
  why text,
  run_id text,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, concerns) references charge_line,
  foreign key (partnership_id, run_id) references billing_run,
  check ((concerns is not null) = (kind in ('reversal', 'waiver', 'credit'))),
  check (case when concerns is null then pence >= 0 else pence <= 0 end)
);
comment on column charge_line.ends_charge is 'It takes the charge back as a whole: what becomes of the booking next is charged anew.';
create unique index on charge_line (partnership_id, position);
create index on charge_line (partnership_id, booking_id);
create index on charge_line (partnership_id, agency_id, position);
create index on charge_line (partnership_id, concerns) where concerns is not null;
create index on charge_line (partnership_id, arises_on, position);
create index on charge_line (partnership_id, run_id, position) where run_id is not null;
-- What a run may take.
create index on charge_line (partnership_id, arises_on) where run_id is null;

-- A line is exported once.
create function refuse_second_run() returns trigger
  language plpgsql as $$
begin
  raise exception 'A line that was billed stays as it is.';
end
$$;
create trigger billed_once before update of run_id on charge_line
  for each row when (old.run_id is not null) execute function refuse_second_run();
select tenant_table('charge_line', 'select, insert, update (run_id)');

create table line_note (
  partnership_id int not null,
  id text not null,
  position bigint generated always as identity,
  line_id text not null,
  kind text not null check (kind in ('held', 'hold-ended', 'disputed', 'dispute-upheld', 'dispute-rejected')),
  at timestamptz(3) not null,
  made_by_kind text not null,
  made_by text not null,
  why text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, line_id) references charge_line
);
create index on line_note (partnership_id, line_id, position);
select tenant_table('line_note', 'select, insert');

create table line_standing (
  partnership_id int not null,
  line_id text not null,
  state text not null check (state in ('open', 'held', 'disputed', 'billed')),
  primary key (partnership_id, line_id),
  foreign key (partnership_id, line_id) references charge_line
);
comment on table line_standing is 'What the core worked out of a line, its notes and its run; for lists and sums.';
create index on line_standing (partnership_id, state, line_id);
select tenant_table('line_standing', 'select, insert, update');

create table run_statement (
  partnership_id int not null,
  number text not null,
  run_id text not null,
  agency_id text not null,
  agency_ref text not null,
  agency_name text not null,
  details json not null,
  of_agencies json not null,
  lines int not null,
  pence bigint not null,
  primary key (partnership_id, number),
  unique (partnership_id, run_id, agency_id),
  foreign key (partnership_id, run_id) references billing_run,
  foreign key (partnership_id, agency_id) references agency
);
comment on table run_statement is 'Names and codes as they were when the run was released: its file can be made again to the byte.';
select tenant_table('run_statement', 'select, insert');

create table finance_details (
  partnership_id int not null,
  agency_id text not null,
  customer_number text,
  cost_centre text,
  vat_code text,
  purchase_order text,
  primary key (partnership_id, agency_id),
  foreign key (partnership_id, agency_id) references agency
);
select tenant_table('finance_details', 'select, insert, update');

create table agency_terms (
  partnership_id int not null,
  agency_id text not null,
  valid_from date not null,
  kind text,
  annual_turnover_pence bigint,
  named text,
  is_in_area boolean not null,
  evidence text not null,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, agency_id, valid_from, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, agency_id) references agency
);
create unique index on agency_terms (partnership_id, agency_id, valid_from) where known_to = 'infinity';
create trigger closed_once before update of known_to on agency_terms
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('agency_terms', 'select, insert, update (known_to)');

create table agency_succession (
  partnership_id int not null,
  agency_id text not null,
  valid_from date not null,
  to_agency_id text not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'transfer')),
  document text not null,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, agency_id, valid_from, known_from),
  check (known_from < known_to),
  check (agency_id <> to_agency_id),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, to_agency_id) references agency
);
create unique index on agency_succession (partnership_id, agency_id, valid_from) where known_to = 'infinity';
create trigger closed_once before update of known_to on agency_succession
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('agency_succession', 'select, insert, update (known_to)');
