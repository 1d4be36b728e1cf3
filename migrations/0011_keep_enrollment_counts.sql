-- What a change of enrollments does to the counts of their classes. Counts are changed in the order of the classes'
-- ids, so that two writes of several classes do not wait for each other crosswise.
create function keep_enrollment_counts() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    delete from class_enrollment_counts;
  elsif tg_op = 'INSERT' then
    insert into class_enrollment_counts as kept (class_id, live, planned, unplanned, as_class)
    select class_id, count(*),
      count(*) filter (where status <> 'withdrawn' and planned),
      count(*) filter (where status <> 'withdrawn' and not planned),
      count(*) filter (where status <> 'withdrawn' and planned is null)
    from added where deleted_at is null group by class_id order by class_id
    on conflict (class_id) do update set live = kept.live + excluded.live,
      planned = kept.planned + excluded.planned, unplanned = kept.unplanned + excluded.unplanned,
      as_class = kept.as_class + excluded.as_class;
  elsif tg_op = 'DELETE' then
    insert into class_enrollment_counts as kept (class_id, live, planned, unplanned, as_class)
    select class_id, -count(*),
      -count(*) filter (where status <> 'withdrawn' and planned),
      -count(*) filter (where status <> 'withdrawn' and not planned),
      -count(*) filter (where status <> 'withdrawn' and planned is null)
    from removed where deleted_at is null group by class_id order by class_id
    on conflict (class_id) do update set live = kept.live + excluded.live,
      planned = kept.planned + excluded.planned, unplanned = kept.unplanned + excluded.unplanned,
      as_class = kept.as_class + excluded.as_class;
  else
    insert into class_enrollment_counts as kept (class_id, live, planned, unplanned, as_class)
    select class_id, sum(sign),
      coalesce(sum(sign) filter (where status <> 'withdrawn' and planned), 0),
      coalesce(sum(sign) filter (where status <> 'withdrawn' and not planned), 0),
      coalesce(sum(sign) filter (where status <> 'withdrawn' and planned is null), 0)
    from (
      select class_id, status, planned, 1 as sign from added where deleted_at is null
      union all
      select class_id, status, planned, -1 from removed where deleted_at is null
    ) as changed
    group by class_id
    -- most changes of an enrollment count nothing
    having sum(sign) <> 0 or coalesce(sum(sign) filter (where status <> 'withdrawn' and planned), 0) <> 0
      or coalesce(sum(sign) filter (where status <> 'withdrawn' and not planned), 0) <> 0
      or coalesce(sum(sign) filter (where status <> 'withdrawn' and planned is null), 0) <> 0
    order by class_id
    on conflict (class_id) do update set live = kept.live + excluded.live,
      planned = kept.planned + excluded.planned, unplanned = kept.unplanned + excluded.unplanned,
      as_class = kept.as_class + excluded.as_class;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger enrollments_count_added after insert on enrollments
  referencing new table as added for each statement execute function keep_enrollment_counts();
--> statement-breakpoint
create trigger enrollments_count_changed after update on enrollments
  referencing old table as removed new table as added for each statement execute function keep_enrollment_counts();
--> statement-breakpoint
create trigger enrollments_count_removed after delete on enrollments
  referencing old table as removed for each statement execute function keep_enrollment_counts();
--> statement-breakpoint
create trigger enrollments_count_emptied after truncate on enrollments
  for each statement execute function keep_enrollment_counts();
--> statement-breakpoint
insert into class_enrollment_counts (class_id, live, planned, unplanned, as_class)
select class_id, count(*),
  count(*) filter (where status <> 'withdrawn' and planned),
  count(*) filter (where status <> 'withdrawn' and not planned),
  count(*) filter (where status <> 'withdrawn' and planned is null)
from enrollments where deleted_at is null group by class_id;
