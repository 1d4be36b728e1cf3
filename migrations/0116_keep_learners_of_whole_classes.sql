-- Nobody writes what is counted between the first count and the triggers that keep it.
lock table classes, enrollments, enrollment_events in share row exclusive mode;
--> statement-breakpoint
-- Counts the learners of whole classes from their days: on the first day, and who came and left after it until the class
-- ended. Callers hold the rows of the classes.
create function count_learners_of_whole_classes(ids uuid[]) returns void language plpgsql set enable_seqscan = off as $$
begin
  update class_counts as kept
  set first_learners = counted.first_learners, joined = counted.joined, departed = counted.departed
  from (
    select class.class_id, moved.* from class_counts as class cross join lateral (
      select coalesce(sum(entered - days.departed) filter (where "on" <= opened_on), 0) as first_learners,
        coalesce(sum(entered) filter (where "on" > opened_on), 0) as joined,
        coalesce(sum(days.departed) filter (where "on" > opened_on), 0) as departed
      from class_learner_days as days where days.class_id = class.class_id and ("on" <= ended_on or ended_on is null)
    ) as moved
    where class.class_id = any(ids)
  ) as counted
  where counted.class_id = kept.class_id
    and (counted.first_learners <> kept.first_learners or counted.joined <> kept.joined or counted.departed <> kept.departed);
end
$$;
--> statement-breakpoint
-- As before, with the last day and that of a cancellation, after which the learners of the whole class are counted again.
create or replace function keep_class_counts() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    insert into class_counts (class_id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin,
      headcount, headcount_unplanned, trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin,
      headcount, headcount_unplanned, deleted_at is not null, 0, 0, 0, 0
    from added;
    return null;
  end if;
  -- most changes of a class count nothing; in the order of ids, as changes of enrollments
  with written as (
    insert into class_counts as kept (class_id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin,
      headcount, headcount_unplanned, trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class)
    select changed.*, 0, 0, 0, 0 from (
      select id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin, headcount,
        headcount_unplanned, deleted_at is not null from added
      except
      select id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin, headcount,
        headcount_unplanned, deleted_at is not null from removed
    ) as changed
    order by id
    on conflict (class_id) do update set year = excluded.year, program_id = excluded.program_id,
      planned = excluded.planned, mode = excluded.mode, status = excluded.status, opened_on = excluded.opened_on,
      closed_on = excluded.closed_on, cancelled_on = excluded.cancelled_on, origin = excluded.origin,
      headcount = excluded.headcount, headcount_unplanned = excluded.headcount_unplanned, trashed = excluded.trashed
    returning class_id
  )
  select array_agg(class_id) into ids from written;
  if ids is not null then
    perform count_learners_of_whole_classes(ids);
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- As before, with the learners of the whole classes after it.
create or replace function count_class_learner_days(ids uuid[]) returns void language plpgsql set enable_seqscan = off as $$
begin
  -- in the order of ids; whoever waits here reads afterwards what the other transaction has written
  perform 1 from class_counts where class_id = any(ids) order by class_id for no key update;
  with counted as materialized (
    select class_id, day, count(*) filter (where step > 0) as entered, count(*) filter (where step < 0) as departed
    from (
      select class_id, day,
        attends::int - coalesce(lag(attends::int) over (partition by enrollment_id order by day), 0) as step
      from (
        select distinct on (enrollment_id, day) class_id, enrollment_id, day, attends
        from (
          select class_id, id as enrollment_id, coalesce(enrolled_on, '-infinity') as day,
            '-infinity'::date as at, 0 as place, true as attends
          from enrollments where class_id = any(ids) and deleted_at is null
          union all
          select class_id, enrollments.id, greatest(coalesce(event."on", '-infinity'), coalesce(enrolled_on, '-infinity')),
            coalesce(event."on", '-infinity'), event.place, event.effective_kind = 'resumed'
          from enrollments join enrollment_events as event on event.enrollment_id = enrollments.id
          where class_id = any(ids) and deleted_at is null
            and event.effective_kind in ('withdrawn', 'transferred', 'resumed')
        ) as states
        order by enrollment_id, day, at desc, place desc
      ) as last_of_day
    ) as steps
    where step <> 0 group by class_id, day
  ), removed as (
    delete from class_learner_days as kept where class_id = any(ids)
      and not exists (select from counted where counted.class_id = kept.class_id and counted.day = kept."on")
  )
  insert into class_learner_days as kept (class_id, "on", entered, departed)
  select class_id, day, entered, departed from counted order by class_id, day
  on conflict (class_id, "on") do update set entered = excluded.entered, departed = excluded.departed
    where kept.entered <> excluded.entered or kept.departed <> excluded.departed;
  perform count_learners_of_whole_classes(ids);
end
$$;
--> statement-breakpoint
-- As before, with the learners of the whole classes after it.
create or replace function keep_class_learner_days() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  ids uuid[];
begin
  if tg_op = 'TRUNCATE' then
    delete from class_learner_days;
    update class_counts set first_learners = 0, joined = 0, departed = 0 where first_learners > 0 or joined > 0 or departed > 0;
    return null;
  elsif tg_table_name = 'enrollment_events' then
    select array_agg(distinct class_id) into ids from (
      select (select class_id from enrollments where enrollments.id = added.enrollment_id) from added
      where kind in ('withdrawn', 'transferred', 'resumed', 'corrected')
    ) as changed;
  elsif tg_op = 'INSERT' then
    -- classes whose new enrollments have events that count, those in the trash among them
    select coalesce(array_agg(distinct class_id), '{}') into ids from added where status in ('withdrawn', 'transferred');
    insert into class_learner_days as kept (class_id, "on", entered, departed)
    select class_id, coalesce(enrolled_on, '-infinity'), count(*), 0 from added
    where deleted_at is null and class_id <> all(ids)
    group by 1, 2 order by 1, 2
    on conflict (class_id, "on") do update set entered = kept.entered + excluded.entered;
    perform count_learners_of_whole_classes(array(
      select distinct class_id from added where deleted_at is null and class_id <> all(ids)));
    ids := nullif(ids, '{}');
  elsif tg_op = 'DELETE' then
    select array_agg(distinct class_id) into ids from removed where deleted_at is null;
  else
    -- most changes of an enrollment count nothing
    select array_agg(distinct class_id) into ids from (
      (select id, class_id, enrolled_on from added where deleted_at is null
        except select id, class_id, enrolled_on from removed where deleted_at is null)
      union all
      (select id, class_id, enrolled_on from removed where deleted_at is null
        except select id, class_id, enrolled_on from added where deleted_at is null)
    ) as changed;
    -- a change of a class locks the class before its counts
    perform 1 from classes where id = any(ids) order by id for key share;
  end if;
  if ids is not null then
    perform count_class_learner_days(ids);
  end if;
  return null;
end
$$;
--> statement-breakpoint
update class_counts set closed_on = classes.closed_on, cancelled_on = classes.cancelled_on from classes
where classes.id = class_counts.class_id and (classes.closed_on is not null or classes.cancelled_on is not null);
--> statement-breakpoint
select count_learners_of_whole_classes(array(select class_id from class_counts));
--> statement-breakpoint
analyze class_counts;
