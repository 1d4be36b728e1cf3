-- Nobody writes enrollments between the first count and the triggers that keep it.
lock table enrollments in share row exclusive mode;
--> statement-breakpoint
-- Counts are changed in the order of ids, so that two writes of several classes do not wait for each other crosswise.
create function keep_class_completions() returns trigger language plpgsql as $$
declare
  ids uuid[];
  changes bigint[];
begin
  if tg_op = 'TRUNCATE' then
    delete from class_completions;
    return null;
  elsif tg_op = 'INSERT' then
    select array_agg(class_id), array_agg(change) into ids, changes from (
      select class_id, count(*) as change from added where deleted_at is null and status = 'completed' group by class_id
    ) as changed;
  elsif tg_op = 'DELETE' then
    select array_agg(class_id), array_agg(change) into ids, changes from (
      select class_id, -count(*) as change from removed where deleted_at is null and status = 'completed' group by class_id
    ) as changed;
  else
    select array_agg(class_id), array_agg(change) into ids, changes from (
      select class_id, sum(sign) as change from (
        select class_id, 1 as sign from added where deleted_at is null and status = 'completed'
        union all
        select class_id, -1 from removed where deleted_at is null and status = 'completed'
      ) as sides group by class_id having sum(sign) <> 0
    ) as changed;
  end if;
  insert into class_completions as kept (class_id, completed)
  select class_id, change from unnest(ids, changes) as changed (class_id, change) order by class_id
  on conflict (class_id) do update set completed = kept.completed + excluded.completed;
  return null;
end
$$;
--> statement-breakpoint
create trigger enrollments_completions_added after insert on enrollments
  referencing new table as added for each statement execute function keep_class_completions();
--> statement-breakpoint
create trigger enrollments_completions_changed after update on enrollments
  referencing old table as removed new table as added for each statement execute function keep_class_completions();
--> statement-breakpoint
create trigger enrollments_completions_removed after delete on enrollments
  referencing old table as removed for each statement execute function keep_class_completions();
--> statement-breakpoint
create trigger enrollments_completions_emptied after truncate on enrollments
  for each statement execute function keep_class_completions();
--> statement-breakpoint
insert into class_completions (class_id, completed)
select class_id, count(*) from enrollments where deleted_at is null and status = 'completed' group by class_id;
--> statement-breakpoint
analyze class_completions;
