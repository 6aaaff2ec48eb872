-- Only who had a place can be charged for giving it up.
alter table booking add column placed_at timestamptz(3);
comment on column booking.placed_at is 'When she got her place; null: she never had one.';
