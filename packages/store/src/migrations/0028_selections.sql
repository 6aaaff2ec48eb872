-- A request of an LMS to choose content, kept while somebody chooses. It is found by the secret of her page alone, before any tenant is known.

create table door.selection (
  token_hash text primary key,
  partnership_id int not null references door.partnership (id),
  request json not null,
  expires_at timestamptz(3) not null
);
create index on door.selection (expires_at);

create function door.save_selection(hash text, partnership int, request json, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into selection values (hash, partnership, request, expires_at);
$$;

create function door.selection_of(hash text, at timestamptz) returns table (partnership_id int, request json)
  language sql stable security definer set search_path = door, pg_temp as $$
  select s.partnership_id, s.request from selection s where s.token_hash = hash and s.expires_at > at;
$$;

-- Once: of two answers at the same moment one is sent.
create function door.take_selection(hash text, at timestamptz) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from selection s where s.token_hash = hash returning s.expires_at)
  select exists (select from taken where expires_at > at);
$$;

create or replace function door.sweep(at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from login where expires_at <= at;
  delete from restart where expires_at <= at;
  delete from invitation where expires_at <= at;
  delete from session where expires_at <= at;
  delete from sign_in_link where expires_at <= at;
  delete from signature where used_at <= at - interval '15 minutes';
  delete from selection where expires_at <= at;
$$;

grant execute on function door.save_selection, door.selection_of, door.take_selection to trellis_app;
