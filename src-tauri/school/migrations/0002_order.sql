-- A place on the roster given by hand: sorting the rest leaves it where it is.

alter table trainee add column by_hand integer not null default 0 check (by_hand in (0, 1));

-- The journal knows rows as they were written, without the column: what was done before can still be undone.
update change set before = json_set(before, '$.by_hand', 0), after = json_set(after, '$.by_hand', 0)
where tbl = 'trainee';

-- What is looked through when a person is sought by the end of a number: a quarter of the pages of the table itself.
create index person_by_numbers on person (phone, id_number);
