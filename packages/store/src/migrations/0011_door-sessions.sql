-- Sessions, API tokens and sign-in links: secrets as hashes, each leading to one partnership.

create table door.session (
  secret_hash text primary key,
  partnership_id int not null references door.partnership (id),
  account_id text not null,
  facts json not null,
  expires_at timestamptz(3) not null
);
create index on door.session (expires_at);
create index on door.session (partnership_id, account_id);

create table door.token (
  secret_hash text primary key,
  partnership_id int not null references door.partnership (id),
  token_id text not null,
  unique (partnership_id, token_id)
);

create table door.sign_in_link (
  secret_hash text primary key,
  partnership_id int not null references door.partnership (id),
  name text not null,
  role text not null,
  agency_id text,
  team text,
  expires_at timestamptz(3) not null
);

create function door.save_session(secret_hash text, partnership int, account text, facts json, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into session values (secret_hash, partnership, account, facts, expires_at);
$$;

create function door.session_of(hash text, at timestamptz)
  returns table (partnership_id int, account_id text, facts json, expires_at timestamptz)
  language sql stable security definer set search_path = door, pg_temp as $$
  select s.partnership_id, s.account_id, s.facts, s.expires_at from session s where s.secret_hash = hash and s.expires_at > at;
$$;

create function door.end_session(hash text) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from session s where s.secret_hash = hash;
$$;

create function door.end_sessions_of(account text) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from session s where s.partnership_id = current_setting('app.partnership')::int and s.account_id = account;
$$;

create function door.add_token(hash text, token text) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into token values (hash, current_setting('app.partnership')::int, token);
$$;

create function door.token_of(hash text) returns table (partnership_id int, token_id text)
  language sql stable security definer set search_path = door, pg_temp as $$
  select t.partnership_id, t.token_id from token t where t.secret_hash = hash;
$$;

create function door.remove_token(token text) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from token t where t.partnership_id = current_setting('app.partnership')::int and t.token_id = remove_token.token;
$$;

create function door.add_sign_in_link(hash text, name text, role text, agency text, team text, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into sign_in_link values (hash, current_setting('app.partnership')::int, name, role, agency, team, expires_at);
$$;

create function door.take_sign_in_link(hash text, at timestamptz)
  returns table (partnership_id int, name text, role text, agency_id text, team text)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from sign_in_link l where l.secret_hash = hash returning l.*)
  select t.partnership_id, t.name, t.role, t.agency_id, t.team from taken t where t.expires_at > at;
$$;

-- Housekeeping: what has expired opens nothing any more, and is not kept.
create function door.sweep(at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from login where expires_at <= at;
  delete from restart where expires_at <= at;
  delete from invitation where expires_at <= at;
  delete from session where expires_at <= at;
  delete from sign_in_link where expires_at <= at;
$$;

grant execute on function
  door.save_session, door.session_of, door.end_session, door.end_sessions_of,
  door.add_token, door.token_of, door.remove_token, door.add_sign_in_link, door.take_sign_in_link, door.sweep
to trellis_app;
