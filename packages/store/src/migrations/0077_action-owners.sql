-- Takes somebody's name out of all versions of the actions of reports that they were to see to, which trellis_app may not change.

create function door.erase_action_owner(erased_person text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update report_action set owner = ''
  where partnership_id = current_setting('app.partnership')::int and lower(owner) = (
    select lower(trim(p.given_name || ' ' || p.family_name)) from person p
    where p.partnership_id = current_setting('app.partnership')::int and p.id = erased_person and p.family_name <> '');
$$;
grant execute on function door.erase_action_owner(text) to trellis_app;
comment on column report_action.owner is 'A name or an office; empty: somebody who was erased.';
