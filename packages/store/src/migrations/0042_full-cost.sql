-- What a place on a course costs the organiser, and what price lists ask of an agency.

alter table course add column full_cost_pence bigint check (full_cost_pence >= 0);

alter table agency_terms add column flags text[];
