-- What evidence that names one id is worth under others, as the partnership decided it. Every decision is kept, with who took it.

create table equivalence (
  partnership_id int not null references door.partnership (id),
  id text not null,
  from_id text not null,
  to_ids text[] not null,
  carries text not null check (carries in ('full', 'partial', 'none')),
  valid_from date,
  valid_to date,
  why text not null,
  document text,
  is_taken_back boolean not null,
  decided_by_kind text not null,
  decided_by_id text not null,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to)
);
create unique index on equivalence (partnership_id, id) where known_to = 'infinity';
create index equivalence_log on equivalence (partnership_id, known_from desc, id desc);
create trigger closed_once before update of known_to on equivalence
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('equivalence', 'select, insert, update (known_to)');
