-- Nobody writes what is counted between the first count and the triggers that keep it.
lock table classes, enrollments, enrollment_events in share row exclusive mode;
--> statement-breakpoint
-- Counts the learners of classes from their enrollments and events, day by day. Of several events on one day the last one
-- counts, and what happened before the day of enrolling counts on that day. The plan is kept for a session, also when the
-- tables grow, so no plan reads a whole table.
create function count_class_learner_days(ids uuid[]) returns void language plpgsql set enable_seqscan = off as $$
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
end
$$;
--> statement-breakpoint
create function keep_class_learner_days() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  ids uuid[];
begin
  if tg_op = 'TRUNCATE' then
    delete from class_learner_days;
    return null;
  elsif tg_table_name = 'enrollment_events' then
    select array_agg(distinct class_id) into ids from (
      select (select class_id from enrollments where enrollments.id = added.enrollment_id) from added
      where kind in ('withdrawn', 'transferred', 'resumed', 'corrected')
    ) as changed;
  elsif tg_op = 'INSERT' then
    select array_agg(distinct class_id) into ids from added where deleted_at is null;
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
-- The names of triggers give their order: events are effective, and those of enrollments are added, before they are counted.
create trigger enrollment_events_learner_days after insert on enrollment_events
  referencing new table as added for each statement execute function keep_class_learner_days();
--> statement-breakpoint
create trigger enrollments_learner_days_added after insert on enrollments
  referencing new table as added for each statement execute function keep_class_learner_days();
--> statement-breakpoint
create trigger enrollments_learner_days_changed after update on enrollments
  referencing old table as removed new table as added for each statement execute function keep_class_learner_days();
--> statement-breakpoint
create trigger enrollments_learner_days_removed after delete on enrollments
  referencing old table as removed for each statement execute function keep_class_learner_days();
--> statement-breakpoint
create trigger enrollments_learner_days_emptied after truncate on enrollments
  for each statement execute function keep_class_learner_days();
--> statement-breakpoint
-- The day of a cancellation is that of the write. A class that was cancelled when it was added has none.
create function keep_class_cancellation() returns trigger language plpgsql as $$
begin
  if new.status = 'cancelled' then
    insert into class_cancellations (class_id, cancelled_on)
    values (new.id, (now() at time zone 'Asia/Ho_Chi_Minh')::date) on conflict do nothing;
  else
    delete from class_cancellations where class_id = new.id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger classes_cancellation after update on classes for each row
  when ((old.status = 'cancelled') <> (new.status = 'cancelled')) execute function keep_class_cancellation();
--> statement-breakpoint
select count_class_learner_days(array(select id from classes));
--> statement-breakpoint
analyze class_learner_days;
