-- Files that somebody uploaded, until their import is done, and what came of their rows. The content is personal data: it goes as soon as the
-- import ends, in the import's own transaction, so that a job that is tried again after a crash finds either all of it or nothing to do.

create table upload (
  partnership_id int not null references door.partnership (id),
  id text not null,
  account_id text not null,
  kind text not null check (kind in ('people', 'evidence')),
  file_name text not null,
  dry_run boolean not null,
  uploaded_at timestamptz(3) not null,
  content bytea,
  report json,
  primary key (partnership_id, id),
  foreign key (partnership_id, account_id) references account
);
comment on table upload is 'The id is that of the import run that it becomes.';
create index on upload (partnership_id, uploaded_at);
select tenant_table('upload');

-- Sessions in use: a later end, and the one hand-over from a launch to the page it opens.

create function door.extend_session(hash text, until timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  update session s set expires_at = until where s.secret_hash = hash;
$$;

create function door.take_handover(hash text, at timestamptz)
  returns table (partnership_id int, account_id text, facts json, expires_at timestamptz)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from session s where s.secret_hash = hash and s.facts ->> 'kind' = 'handover' returning s.*)
  select t.partnership_id, t.account_id, t.facts, t.expires_at from taken t where t.expires_at > at;
$$;

grant execute on function door.extend_session, door.take_handover to trellis_app;
