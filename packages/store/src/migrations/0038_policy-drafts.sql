-- Charging policies that a partnership writes for itself, before they are put in force as a pack.

create table policy_draft (
  partnership_id int not null references door.partnership (id),
  id text not null,
  title text not null,
  policy json not null,
  updated_at timestamptz(3) not null,
  updated_by_kind text not null,
  updated_by text not null,
  primary key (partnership_id, id)
);
select tenant_table('policy_draft', 'select, insert, update');
