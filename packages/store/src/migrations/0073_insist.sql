-- Lets a statement whose answer nobody waits for refuse by itself what must not be.

create function insist(is_so boolean, otherwise text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  if is_so is not true then
    raise exception '%', otherwise;
  end if;
end
$$;
comment on function insist is 'Raises an error unless something is so.';
grant execute on function insist(boolean, text) to trellis_app;
