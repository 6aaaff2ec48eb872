-- The LTI side of what is needed before the tenant is known. trellis_app can read none of these tables: each function takes one secret, or a name that the
-- caller already holds, and gives one row. Functions for a partnership's administrators read which partnership it is by themselves.

create table door.registration (
  id text primary key default gen_random_uuid()::text,
  partnership_id int not null references door.partnership (id),
  issuer text not null,
  client_id text not null,
  authorization_endpoint text not null,
  token_endpoint text not null,
  keyset_url text not null,
  authorization_server text,
  product_family text,
  state text not null default 'pending' check (state in ('pending', 'active', 'deactivated')),
  registered_at timestamptz(3) not null,
  unique (issuer, client_id)
);
comment on column door.registration.partnership_id is 'Whose administrator invited it; only they may change its state.';
create index on door.registration (partnership_id);

create table door.deployment (
  id text primary key default gen_random_uuid()::text,
  registration_id text not null references door.registration (id),
  partnership_id int not null references door.partnership (id),
  deployment_id text not null,
  state text not null default 'pending' check (state in ('pending', 'active', 'refused', 'deactivated')),
  vouches_for text[] not null default '{}',
  serves text[] not null default '{}',
  first_seen_at timestamptz(3) not null,
  last_launch_at timestamptz(3),
  last_fault_at timestamptz(3),
  last_fault_code text,
  last_fault_message text,
  unique (registration_id, deployment_id)
);
create index on door.deployment (partnership_id);

-- Unlogged: a login lives for minutes, and one lost in a crash is begun again.
create unlogged table door.login (
  state_hash text primary key,
  nonce_hash text not null,
  binding_hash text not null,
  registration_id text not null,
  initiation json not null,
  expires_at timestamptz(3) not null
);
create index on door.login (expires_at);

create unlogged table door.restart (
  token_hash text primary key,
  registration_id text not null,
  initiation json not null,
  expires_at timestamptz(3) not null
);
create index on door.restart (expires_at);

create table door.invitation (
  token_hash text primary key,
  partnership_id int not null references door.partnership (id),
  expires_at timestamptz(3) not null
);

create table door.tool_key (
  kid text primary key,
  public_key json not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  published_until timestamptz(3)
);

-- Platforms

create function door.registration_facts(r door.registration) returns json
  language sql stable as $$
  select json_strip_nulls(json_build_object(
    'id', r.id, 'issuer', r.issuer, 'clientId', r.client_id, 'authorizationEndpoint', r.authorization_endpoint,
    'tokenEndpoint', r.token_endpoint, 'keysetUrl', r.keyset_url, 'authorizationServer', r.authorization_server,
    'productFamily', r.product_family, 'state', r.state));
$$;

create function door.registrations(wanted_issuer text, wanted_client text) returns setof json
  language sql stable security definer set search_path = door, pg_temp as $$
  select door.registration_facts(r) from registration r
  where r.issuer = wanted_issuer and (wanted_client is null or r.client_id = wanted_client) order by r.client_id;
$$;

create function door.find_deployment(registration text, wanted text) returns setof door.deployment
  language sql stable security definer set search_path = door, pg_temp as $$
  select * from deployment d where d.registration_id = registration and d.deployment_id = wanted;
$$;

-- A deployment that nobody has seen before waits with the partnership that invited its platform.
create function door.note_deployment(registration text, noted text, at timestamptz) returns setof door.deployment
  language sql security definer set search_path = door, pg_temp as $$
  insert into deployment (registration_id, partnership_id, deployment_id, first_seen_at)
    select r.id, r.partnership_id, noted, at from registration r where r.id = registration
    on conflict (registration_id, deployment_id) do nothing;
  select * from deployment d where d.registration_id = registration and d.deployment_id = noted;
$$;

create function door.note_launch(deployment text, at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  -- To the minute: when a whole council comes at nine o'clock, its launches must not queue for one row.
  update deployment d set last_launch_at = at
  where d.id = note_launch.deployment and (d.last_launch_at is null or d.last_launch_at < at - interval '1 minute');
$$;

create function door.note_fault(registration text, wanted text, at timestamptz, code text, message text) returns void
  language sql security definer set search_path = door, pg_temp as $$
  -- Anybody can have launches refused, so a fault is noted once a minute and waits for nobody: rows that another refusal holds are left out.
  update deployment d set last_fault_at = at, last_fault_code = code, last_fault_message = message
  where d.id in (
    select held.id from deployment held
    where held.registration_id = registration and (wanted is null or held.deployment_id = wanted)
      and (held.last_fault_at is null or held.last_fault_at < at - interval '1 minute' or held.last_fault_code <> code)
    order by held.id for update skip locked
  );
$$;

-- Logins and their second chances

create function door.save_login(state_hash text, nonce_hash text, binding_hash text, registration text, initiation json, expires_at timestamptz)
  returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into login values (state_hash, nonce_hash, binding_hash, registration, initiation, expires_at);
$$;

create function door.take_login(hash text, at timestamptz)
  returns table (nonce_hash text, binding_hash text, initiation json, expires_at timestamptz, registration json)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from login l where l.state_hash = hash returning l.*)
  select t.nonce_hash, t.binding_hash, t.initiation, t.expires_at, door.registration_facts(r)
  from taken t join registration r on r.id = t.registration_id where t.expires_at > at;
$$;

create function door.save_restart(token_hash text, registration text, initiation json, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into restart values (token_hash, registration, initiation, expires_at);
$$;

create function door.take_restart(hash text, at timestamptz) returns table (initiation json, expires_at timestamptz, registration json)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from restart l where l.token_hash = hash returning l.*)
  select t.initiation, t.expires_at, door.registration_facts(r)
  from taken t join registration r on r.id = t.registration_id where t.expires_at > at;
$$;

-- Invitations and what comes of them

create function door.add_invitation(token_hash text, partnership int, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into invitation values (token_hash, partnership, expires_at);
$$;

create function door.invitation_of(hash text, at timestamptz) returns table (partnership_id int, expires_at timestamptz)
  language sql stable security definer set search_path = door, pg_temp as $$
  select i.partnership_id, i.expires_at from invitation i where i.token_hash = hash and i.expires_at > at;
$$;

create function door.accept_registration(invitation_hash text, offered json, first_deployment text, at timestamptz)
  returns table (outcome text, registration json)
  language plpgsql security definer set search_path = door, pg_temp as $$
declare
  inviting int;
  added door.registration;
begin
  select i.partnership_id into inviting from invitation i where i.token_hash = invitation_hash and i.expires_at > at for update;
  if inviting is null then
    return query select 'invitation-spent', null::json;
    return;
  end if;
  insert into registration as r (
    partnership_id, issuer, client_id, authorization_endpoint, token_endpoint, keyset_url, authorization_server, product_family, registered_at
  ) values (
    inviting, offered ->> 'issuer', offered ->> 'clientId', offered ->> 'authorizationEndpoint', offered ->> 'tokenEndpoint',
    offered ->> 'keysetUrl', offered ->> 'authorizationServer', offered ->> 'productFamily', at
  ) on conflict (issuer, client_id) do nothing returning r.* into added;
  if added.id is null then
    return query select 'already-registered', null::json;
    return;
  end if;
  delete from invitation i where i.token_hash = invitation_hash;
  if first_deployment is not null then
    perform door.note_deployment(added.id, first_deployment, at);
  end if;
  return query select 'added', door.registration_facts(added);
end
$$;

-- The tool's own keys

create function door.tool_keys(at timestamptz) returns setof door.tool_key
  language sql stable security definer set search_path = door, pg_temp as $$
  select * from tool_key k where k.published_until is null or k.published_until > at order by k.created_at desc, k.kid;
$$;

create function door.add_tool_key(kid text, public_key json, sealed_private_key text, created_at timestamptz, others_until timestamptz)
  returns void
  language sql security definer set search_path = door, pg_temp as $$
  update tool_key k set published_until = others_until where others_until is not null and k.published_until is null;
  insert into tool_key (kid, public_key, sealed_private_key, created_at) values (kid, public_key, sealed_private_key, created_at);
$$;

-- For a partnership's administrators

create function door.platforms() returns table (id text, issuer text, client_id text, name text, state text, registered_at timestamptz)
  language sql stable security definer set search_path = door, pg_temp as $$
  select r.id, r.issuer, r.client_id, r.product_family, r.state, r.registered_at from registration r
  where r.partnership_id = current_setting('app.partnership')::int
    or exists (select from deployment d where d.registration_id = r.id and d.partnership_id = current_setting('app.partnership')::int)
  order by r.registered_at, r.id;
$$;

create function door.deployments() returns setof door.deployment
  language sql stable security definer set search_path = door, pg_temp as $$
  select * from deployment d where d.partnership_id = current_setting('app.partnership')::int order by d.first_seen_at, d.id;
$$;

create function door.set_platform_state(platform text, wanted text) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with done as (
    update registration r set state = wanted
    where r.id = platform and r.partnership_id = current_setting('app.partnership')::int returning 1
  ) select exists (select from done);
$$;

create function door.save_deployment(deployment text, wanted text, vouches text[], serving text[]) returns boolean
  language sql security definer set search_path = door, pg_temp as $$
  with done as (
    update deployment d set state = wanted, vouches_for = vouches, serves = serving
    where d.id = save_deployment.deployment and d.partnership_id = current_setting('app.partnership')::int returning 1
  ) select exists (select from done);
$$;

grant execute on function
  door.registrations, door.find_deployment, door.note_deployment, door.note_launch, door.note_fault,
  door.save_login, door.take_login, door.save_restart, door.take_restart,
  door.add_invitation, door.invitation_of, door.accept_registration, door.tool_keys, door.add_tool_key,
  door.platforms, door.deployments, door.set_platform_state, door.save_deployment
to trellis_app;
