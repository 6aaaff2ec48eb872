-- What an agency's people have in a state, by when it was due: a list of the longest overdue ends after a page, and what falls due in a few months
-- is read alone. Takes the place of the same index by first day, which no list asks for any more.
create index span_by_due on span (partnership_id, view, agency_key, state, due_on, to_on, from_on) include (requirement_key) where view in (0, 2);
drop index span_of_agency;
