-- A record that another system sends by itself comes from no file.
alter table match_case alter column run_id drop not null;
