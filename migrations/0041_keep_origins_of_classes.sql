-- Present classes come from no former school, so their counts need no change.
create or replace function keep_class_counts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into class_counts (class_id, year, program_id, planned, mode, status, opened_on, origin, headcount,
      headcount_unplanned, trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select id, year, program_id, planned, mode, status, opened_on, origin, headcount, headcount_unplanned,
      deleted_at is not null, 0, 0, 0, 0
    from added;
  else
    -- most changes of a class count nothing; in the order of ids, as changes of enrollments
    insert into class_counts as kept (class_id, year, program_id, planned, mode, status, opened_on, origin, headcount,
      headcount_unplanned, trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select changed.*, 0, 0, 0, 0 from (
      select id, year, program_id, planned, mode, status, opened_on, origin, headcount, headcount_unplanned,
        deleted_at is not null from added
      except
      select id, year, program_id, planned, mode, status, opened_on, origin, headcount, headcount_unplanned,
        deleted_at is not null from removed
    ) as changed
    order by id
    on conflict (class_id) do update set year = excluded.year, program_id = excluded.program_id,
      planned = excluded.planned, mode = excluded.mode, status = excluded.status, opened_on = excluded.opened_on,
      origin = excluded.origin, headcount = excluded.headcount, headcount_unplanned = excluded.headcount_unplanned,
      trashed = excluded.trashed;
  end if;
  return null;
end
$$;
