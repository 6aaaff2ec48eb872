-- The ground that every later migration stands on: tenants, the door, and how a table is closed to all tenants but its own.
--
-- public   tables of tenants; partnership_id leads each key, and row-level security lets through the rows of one partnership only
-- door     what is needed before the tenant is known; trellis_app reaches it through functions that take one secret and give one row
--
-- Instants are timestamptz(3): what is read back in milliseconds compares equal to what is stored.

grant usage on schema public to trellis_app;
grant usage on schema door to trellis_app;
-- PostgreSQL lets everybody execute a new function; here each one is granted by name.
alter default privileges in schema door revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

-- The partnership of the running transaction. Fails when none was set: closed, not open.
create function current_partnership() returns int
  language sql stable parallel safe
  return current_setting('app.partnership')::int;
grant execute on function current_partnership() to trellis_app;

-- Closes a table to all partnerships but that of the running transaction, also for its owner, and grants trellis_app what it may do.
-- The table must have a primary key that begins with partnership_id. For a partitioned table call it on the parent.
--   select tenant_table('post');
--   select tenant_table('audit_entry', 'select, insert');   -- append-only
create function tenant_table(target regclass, privileges text default 'select, insert, update, delete') returns void
  language plpgsql as $$
begin
  if not exists (
    select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = target and i.indisprimary and a.attname = 'partnership_id'
  ) then
    raise exception 'The primary key of % must begin with partnership_id.', target;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- Not through current_partnership(): the bare expression is what the planner turns into an index condition.
  execute format(
    'create policy tenant on %s using (partnership_id = current_setting(''app.partnership'')::int)'
    ' with check (partnership_id = current_setting(''app.partnership'')::int)',
    target
  );
  execute format('grant %s on %s to trellis_app', privileges, target);
end
$$;

create table door.partnership (
  id int generated always as identity primary key,
  public_id text not null unique check (public_id <> ''),
  name text not null check (name <> ''),
  time_zone text not null default 'Europe/London',
  created_at timestamptz(3) not null default now()
);
comment on table door.partnership is 'A tenant. Everything else that is stored belongs to exactly one.';

-- Inside its own transaction a partnership may read itself, and no other. The owner makes and lists them.
alter table door.partnership enable row level security;
create policy own on door.partnership for select using (id = current_setting('app.partnership')::int);
grant select on door.partnership to trellis_app;
