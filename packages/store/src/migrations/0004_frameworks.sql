-- Packs as they were loaded, and which version is at work from when.

create table pack (
  partnership_id int not null references door.partnership (id),
  id text not null,
  version text not null,
  hash text not null,
  content json not null,
  primary key (partnership_id, id, version)
);
comment on column pack.hash is 'SHA-256 of the content as canonical JSON: the same version never changes.';
select tenant_table('pack', 'select, insert');

create table pack_activation (
  partnership_id int not null,
  pack_id text not null,
  version text not null,
  valid_from date,
  valid_to date,
  readings jsonb not null,
  confirmed_by text,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, pack_id, version, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, pack_id, version) references pack
);
create unique index on pack_activation (partnership_id, pack_id, version) where known_to = 'infinity';
create trigger closed_once before update of known_to on pack_activation
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('pack_activation', 'select, insert, update (known_to)');
