-- Who drew up a report, as a person who can be written to; and what is on record of a draft besides questions: that it was sent back, and the answer to that.

-- Apart from the report: a record that is merged takes it along, and a published report never changes.
create table report_drafter (
  partnership_id int not null,
  report_id text not null,
  person_id text not null,
  primary key (partnership_id, report_id),
  foreign key (partnership_id, report_id) references report,
  foreign key (partnership_id, person_id) references person
);
create index on report_drafter (partnership_id, person_id);
select tenant_table('report_drafter', 'select, insert, update');

alter table report_challenge add column kind text not null default 'question'
  check (kind in ('question', 'sent-back', 'answer'));
alter table report_challenge alter column kind drop default;
comment on column report_challenge.kind is 'A question to the draft, why it was sent back, or the answer with which it was put forward again.';
