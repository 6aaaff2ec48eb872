-- A dispute goes on with the charge that takes its place when a price is reckoned anew.

alter table line_note drop constraint line_note_kind_check;
alter table line_note add constraint line_note_kind_check
  check (kind in ('held', 'hold-ended', 'disputed', 'dispute-upheld', 'dispute-rejected', 'dispute-moved'));
