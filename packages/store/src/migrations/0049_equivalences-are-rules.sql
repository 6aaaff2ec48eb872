-- What evidence is worth by decision is a rule by which people are judged.
create trigger changes_rules after insert or update on equivalence for each statement execute function note_change_of_rules();
