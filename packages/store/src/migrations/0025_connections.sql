-- LMSs whose plugin tells us what happens there. A connection is found before its partnership is known, and has a secret, so it stands behind the door.

create table door.connection (
  id text primary key,
  partnership_id int not null references door.partnership (id),
  name text not null,
  state text not null check (state in ('invited', 'connected', 'disconnected')),
  vouches_for text[] not null,
  serves text[] not null,
  code_hash text not null unique,
  code_expires_at timestamptz(3) not null,
  sealed_secret text,
  registration_id text references door.registration (id),
  site json,
  created_at timestamptz(3) not null,
  connected_at timestamptz(3),
  last_event_at timestamptz(3),
  last_reconciled_at timestamptz(3),
  clock_ahead_seconds int
);
comment on column door.connection.sealed_secret is 'What the plugin signs with, sealed with the installation''s secret.';
create index on door.connection (partnership_id, created_at);
create index on door.connection (registration_id);

-- Unlogged: a signature is good for minutes, and what it is under may safely be taken in twice.
create unlogged table door.signature (
  connection_id text not null,
  signature_hash text not null,
  used_at timestamptz(3) not null,
  primary key (connection_id, signature_hash)
);
create index on door.signature (used_at);

alter table door.invitation add column connection_id text references door.connection (id);
comment on column door.invitation.connection_id is 'Whose plugin was invited; what it registers is active at once, with what the connection is trusted with.';

-- Before the tenant is known

create function door.connection_of(wanted text)
  returns table (id text, partnership_id int, state text, sealed_secret text, registration_id text, clock_ahead_seconds int)
  language sql stable security definer set search_path = door, pg_temp as $$
  select c.id, c.partnership_id, c.state, c.sealed_secret, c.registration_id, c.clock_ahead_seconds from connection c where c.id = wanted;
$$;

create function door.connection_by_code(hash text, at timestamptz) returns table (id text, partnership_id int)
  language sql stable security definer set search_path = door, pg_temp as $$
  select c.id, c.partnership_id from connection c where c.code_hash = hash and c.state = 'invited' and c.code_expires_at > at;
$$;

create function door.use_signature(connection text, hash text, at timestamptz) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with used as (insert into signature values (connection, hash, at) on conflict do nothing returning 1) select exists (select from used);
$$;

-- For the partnership of the running transaction

create function door.connections(wanted text) returns table (
    id text, name text, state text, vouches_for text[], serves text[], registration_id text, site json, created_at timestamptz,
    code_expires_at timestamptz, connected_at timestamptz, last_event_at timestamptz, last_reconciled_at timestamptz, clock_ahead_seconds int
  )
  language sql stable security definer set search_path = door, pg_temp as $$
  select c.id, c.name, c.state, c.vouches_for, c.serves, c.registration_id, c.site, c.created_at,
    c.code_expires_at, c.connected_at, c.last_event_at, c.last_reconciled_at, c.clock_ahead_seconds
  from connection c
  where c.partnership_id = current_setting('app.partnership')::int and (wanted is null or c.id = wanted) order by c.created_at desc, c.id;
$$;

create function door.add_connection(
    id text, name text, vouches text[], serving text[], code_hash text, code_expires_at timestamptz, created_at timestamptz
  ) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into connection (id, partnership_id, name, state, vouches_for, serves, code_hash, code_expires_at, created_at)
  values (id, current_setting('app.partnership')::int, name, 'invited', vouches, serving, code_hash, code_expires_at, created_at);
$$;

-- Only what an administrator says of it: what is noted of it (its registration, what was last heard) may change at the same moment.
create function door.save_connection(wanted text, named text, put_into text, vouches text[], serving text[]) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with done as (
    update connection c set name = named, state = put_into, vouches_for = vouches, serves = serving
    where c.id = wanted and c.partnership_id = current_setting('app.partnership')::int returning 1
  ) select exists (select from done);
$$;

create function door.open_connection(wanted text, sealed text, opened_by json, at timestamptz) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with done as (
    update connection c set state = 'connected', sealed_secret = sealed, site = opened_by, connected_at = at
    where c.id = wanted and c.state = 'invited' and c.code_expires_at > at and c.partnership_id = current_setting('app.partnership')::int
    returning 1
  ) select exists (select from done);
$$;

create function door.note_heard(wanted text, event_at timestamptz, reconciled_at timestamptz, ahead int, said json) returns void
  language sql security definer set search_path = door, pg_temp as $$
  update connection c set last_event_at = greatest(c.last_event_at, event_at), last_reconciled_at = greatest(c.last_reconciled_at, reconciled_at),
    clock_ahead_seconds = coalesce(ahead, c.clock_ahead_seconds), site = coalesce(said, c.site)
  where c.id = wanted and c.partnership_id = current_setting('app.partnership')::int;
$$;

create function door.add_connection_invitation(token_hash text, connection text, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into invitation (token_hash, partnership_id, expires_at, connection_id)
  select token_hash, c.partnership_id, expires_at, c.id from connection c
  where c.id = connection and c.partnership_id = current_setting('app.partnership')::int;
$$;

create function door.registration_of_partnership(wanted text) returns setof json
  language sql stable security definer set search_path = door, pg_temp as $$
  select door.registration_facts(r) from registration r
  where r.id = wanted and (r.partnership_id = current_setting('app.partnership')::int
    or exists (select from deployment d where d.registration_id = r.id and d.partnership_id = current_setting('app.partnership')::int));
$$;

-- What a connected plugin registers

-- The first deployment of what a connected plugin registered is the plugin's own, and may do at once what the connection may.
create or replace function door.note_deployment(registration text, noted text, at timestamptz) returns setof door.deployment
  language sql security definer set search_path = door, pg_temp as $$
  insert into deployment (registration_id, partnership_id, deployment_id, first_seen_at, state, vouches_for, serves)
    select r.id, r.partnership_id, noted, at, case when c.id is null then 'pending' else 'active' end,
      coalesce(c.vouches_for, '{}'), coalesce(c.serves, '{}')
    from registration r
    left join connection c on c.registration_id = r.id and c.state = 'connected'
      and not exists (select from deployment d where d.registration_id = r.id)
    where r.id = registration
    on conflict (registration_id, deployment_id) do nothing;
  select * from deployment d where d.registration_id = registration and d.deployment_id = noted;
$$;

create or replace function door.accept_registration(invitation_hash text, offered json, first_deployment text, at timestamptz)
  returns table (outcome text, registration json)
  language plpgsql security definer set search_path = door, pg_temp as $$
declare
  invited door.invitation;
  added door.registration;
begin
  -- An invitation of a connection that was switched off since is as good as spent.
  select i.* into invited from invitation i where i.token_hash = invitation_hash and i.expires_at > at
    and (i.connection_id is null or exists (select from connection c where c.id = i.connection_id and c.state = 'connected'))
    for update;
  if invited.token_hash is null then
    return query select 'invitation-spent', null::json;
    return;
  end if;
  insert into registration as r (
    partnership_id, issuer, client_id, authorization_endpoint, token_endpoint, keyset_url, authorization_server, product_family, registered_at, state
  ) values (
    invited.partnership_id, offered ->> 'issuer', offered ->> 'clientId', offered ->> 'authorizationEndpoint', offered ->> 'tokenEndpoint',
    offered ->> 'keysetUrl', offered ->> 'authorizationServer', offered ->> 'productFamily', at,
    case when invited.connection_id is null then 'pending' else 'active' end
  ) on conflict (issuer, client_id) do nothing returning r.* into added;
  if added.id is null then
    return query select 'already-registered', null::json;
    return;
  end if;
  delete from invitation i where i.token_hash = invitation_hash;
  update connection c set registration_id = added.id where c.id = invited.connection_id;
  if first_deployment is not null then
    perform door.note_deployment(added.id, first_deployment, at);
  end if;
  return query select 'added', door.registration_facts(added);
end
$$;

-- A signature is good for five minutes on each side of its time, so that after fifteen it need not be known any more.
create or replace function door.sweep(at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  delete from login where expires_at <= at;
  delete from restart where expires_at <= at;
  delete from invitation where expires_at <= at;
  delete from session where expires_at <= at;
  delete from sign_in_link where expires_at <= at;
  delete from signature where used_at <= at - interval '15 minutes';
$$;

grant execute on function
  door.connection_of, door.connection_by_code, door.use_signature, door.connections, door.add_connection, door.save_connection,
  door.open_connection, door.note_heard, door.add_connection_invitation, door.registration_of_partnership
to trellis_app;
