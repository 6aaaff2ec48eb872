-- Whom an administrator said that an account is not. What an LMS says of it goes on naming her, and must not join it to her again.

alter table account add column not_person_id text;
comment on column account.not_person_id is 'Only a person''s decision can join it to her again.';
-- Nobody has one yet, and rows of tenants cannot be looked at from here.
alter table account add foreign key (partnership_id, not_person_id) references person not valid;
create index on account (partnership_id, not_person_id) where not_person_id is not null;
