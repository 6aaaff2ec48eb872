-- What a pool keeps of its trainers besides training: approvals with dates, when they are free, when they were observed, and what each agency gives.

-- Rows of every partnership change.
alter table trainer no force row level security;
alter table trainer_assignment no force row level security;
alter table agency no force row level security;

-- A course that somebody was approved for becomes an approval without dates, as nobody wrote down when.
update trainer set training = (
  (training::jsonb - 'courseIds') || jsonb_build_object(
    'knowledge', '[]'::jsonb,
    'approvals', coalesce(
      (select jsonb_agg(jsonb_build_object('courseId', id)) from jsonb_array_elements_text(training::jsonb -> 'courseIds') as id),
      '[]'::jsonb
    )
  )
)::json;

alter table trainer
  -- Whoever was in it before this was kept is counted from the day on which it is: nobody is late at once.
  add column in_pool_since date not null default current_date,
  add column availability json,
  add column last_observed_on date;
alter table trainer alter column in_pool_since drop default;
comment on column trainer.training is 'Job role, skills, knowledge, what lets her train and the courses she is approved for. Words about a person: erasing her takes the row out.';
comment on column trainer.availability is 'Days on which she is not free, or the only ones on which she is. Null: she has said nothing.';
comment on column trainer.last_observed_on is 'The newest local day on which somebody observed her and told her.';

alter table trainer_assignment add column agency_id text;
comment on column trainer_assignment.agency_id is 'The agency that gave her then: whatever becomes of her post, the event stays its contribution.';
update trainer_assignment a set agency_id = t.agency_id
from trainer t where t.partnership_id = a.partnership_id and t.person_id = a.person_id;
alter table trainer_assignment add foreign key (partnership_id, agency_id) references agency;
alter table trainer force row level security;
alter table trainer_assignment force row level security;
alter table agency force row level security;
create index on trainer_assignment (partnership_id, agency_id);

create table trainer_settings (
  partnership_id int not null references door.partnership (id),
  settings json not null,
  primary key (partnership_id)
);
comment on table trainer_settings is 'What a partnership asks of its pool beyond the standard, and what agencies agreed to give.';
select tenant_table('trainer_settings');

alter table event add column delivery json;
comment on column event.delivery is 'When and by whom its delivery was confirmed, and why in spite of a rule. Null: it is not.';
