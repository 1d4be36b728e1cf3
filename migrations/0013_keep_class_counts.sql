-- Nobody writes classes or enrollments between the first count and the triggers that keep it.
lock table classes, enrollments in share row exclusive mode;
--> statement-breakpoint
-- What a change of classes does to their counts: a new class gets its row, a changed one has it told.
create function keep_class_counts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into class_counts (class_id, year, program_id, planned, mode, status, headcount, headcount_unplanned,
      trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select id, year, program_id, planned, mode, status, headcount, headcount_unplanned, deleted_at is not null, 0, 0, 0, 0
    from added;
  else
    -- most changes of a class count nothing; in the order of ids, as below
    insert into class_counts as kept (class_id, year, program_id, planned, mode, status, headcount, headcount_unplanned,
      trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select changed.*, 0, 0, 0, 0 from (
      select id, year, program_id, planned, mode, status, headcount, headcount_unplanned, deleted_at is not null from added
      except
      select id, year, program_id, planned, mode, status, headcount, headcount_unplanned, deleted_at is not null from removed
    ) as changed
    order by id
    on conflict (class_id) do update set year = excluded.year, program_id = excluded.program_id,
      planned = excluded.planned, mode = excluded.mode, status = excluded.status, headcount = excluded.headcount,
      headcount_unplanned = excluded.headcount_unplanned, trashed = excluded.trashed;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger classes_count_added after insert on classes
  referencing new table as added for each statement execute function keep_class_counts();
--> statement-breakpoint
create trigger classes_count_changed after update on classes
  referencing old table as removed new table as added for each statement execute function keep_class_counts();
--> statement-breakpoint
-- What a change of enrollments does to the counts of their classes. Counts are changed in the order of the classes'
-- ids, so that two writes of several classes do not wait for each other crosswise. The triggers of 0011 call it.
create or replace function keep_enrollment_counts() returns trigger language plpgsql as $$
declare
  ids uuid[];
  lives bigint[];
  insides bigint[];
  outsides bigint[];
  as_classes bigint[];
begin
  if tg_op = 'TRUNCATE' then
    update class_counts set live = 0, enrolled_planned = 0, enrolled_unplanned = 0, enrolled_as_class = 0
    where live <> 0;
    return null;
  elsif tg_op = 'INSERT' then
    select array_agg(class_id), array_agg(live), array_agg(inside), array_agg(outside), array_agg(as_class)
    into ids, lives, insides, outsides, as_classes from (
      select class_id, count(*) as live,
      count(*) filter (where status <> 'withdrawn' and planned) as inside,
      count(*) filter (where status <> 'withdrawn' and not planned) as outside,
      count(*) filter (where status <> 'withdrawn' and planned is null) as as_class
      from added where deleted_at is null group by class_id
    ) as changed;
  elsif tg_op = 'DELETE' then
    select array_agg(class_id), array_agg(live), array_agg(inside), array_agg(outside), array_agg(as_class)
    into ids, lives, insides, outsides, as_classes from (
      select class_id, -count(*) as live,
      -count(*) filter (where status <> 'withdrawn' and planned) as inside,
      -count(*) filter (where status <> 'withdrawn' and not planned) as outside,
      -count(*) filter (where status <> 'withdrawn' and planned is null) as as_class
      from removed where deleted_at is null group by class_id
    ) as changed;
  else
    select array_agg(class_id), array_agg(live), array_agg(inside), array_agg(outside), array_agg(as_class)
    into ids, lives, insides, outsides, as_classes from (
      select class_id, sum(sign) as live,
      coalesce(sum(sign) filter (where status <> 'withdrawn' and planned), 0) as inside,
      coalesce(sum(sign) filter (where status <> 'withdrawn' and not planned), 0) as outside,
      coalesce(sum(sign) filter (where status <> 'withdrawn' and planned is null), 0) as as_class
      from (
        select class_id, status, planned, 1 as sign from added where deleted_at is null
        union all
        select class_id, status, planned, -1 from removed where deleted_at is null
      ) as sides group by class_id
    ) as changed
    -- most changes of an enrollment count nothing
    where live <> 0 or inside <> 0 or outside <> 0 or as_class <> 0;
  end if;
  -- every class has its row: what would be inserted is only there to be met by it, in order
  insert into class_counts as kept (class_id, year, program_id, status, trashed, live, enrolled_planned,
    enrolled_unplanned, enrolled_as_class)
  select changed.class_id, classes.year, classes.program_id, classes.status, true, changed.live, changed.inside,
    changed.outside, changed.as_class
  from unnest(ids, lives, insides, outsides, as_classes) as changed (class_id, live, inside, outside, as_class)
  join classes on classes.id = changed.class_id
  order by changed.class_id
  on conflict (class_id) do update set live = kept.live + excluded.live,
    enrolled_planned = kept.enrolled_planned + excluded.enrolled_planned,
    enrolled_unplanned = kept.enrolled_unplanned + excluded.enrolled_unplanned,
    enrolled_as_class = kept.enrolled_as_class + excluded.enrolled_as_class;
  return null;
end
$$;
--> statement-breakpoint
insert into class_counts (class_id, year, program_id, planned, mode, status, headcount, headcount_unplanned, trashed,
  live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
select id, year, program_id, planned, mode, status, headcount, headcount_unplanned, deleted_at is not null,
  coalesce(live, 0), coalesce(inside, 0), coalesce(outside, 0), coalesce(as_class, 0)
from classes left join (
  select class_id, count(*) as live,
      count(*) filter (where status <> 'withdrawn' and planned) as inside,
      count(*) filter (where status <> 'withdrawn' and not planned) as outside,
      count(*) filter (where status <> 'withdrawn' and planned is null) as as_class
  from enrollments where deleted_at is null group by class_id
) as enrolled on enrolled.class_id = classes.id;
