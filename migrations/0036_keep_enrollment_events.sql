-- Nobody writes enrollments between the events of the present ones and the triggers that add those of later changes.
lock table enrollments in share row exclusive mode;
--> statement-breakpoint
-- The status of an enrollment after an event.
create function enrollment_status_after(kind text) returns text language sql immutable as $$
  select case kind when 'resumed' then 'enrolled' else kind end
$$;
--> statement-breakpoint
-- Whether an event can follow on a status. No event follows on transferred, deceased, expelled, completed or failed: these
-- can only be corrected.
create function enrollment_event_fits(kind text, status text) returns boolean language sql immutable as $$
  select case
    when kind in ('withdrawn', 'deferred') then status = 'enrolled'
    when kind = 'resumed' then status in ('withdrawn', 'deferred')
    else status in ('enrolled', 'deferred')
  end
$$;
--> statement-breakpoint
-- Whether a result cannot be that of a status.
create function enrollment_contradicts(status text, result text) returns boolean language sql immutable as $$
  select coalesce(case status
    when 'withdrawn' then result is not null
    when 'completed' then result = 'failed'
    when 'failed' then result <> 'failed'
  end, false)
$$;
--> statement-breakpoint
-- The event that leads to a status.
create function enrollment_event_to(status text) returns text language sql immutable as $$
  select case status when 'enrolled' then 'resumed' else status end
$$;
--> statement-breakpoint
-- After events are added: marks those that they replace, refuses what is no valid sequence, and lets the status follow.
-- Plans of a function are kept for a session, also when the tables grow or shrink. So each enrollment is looked up by its
-- index, by arrays and lateral joins, and no plan reads a whole table.
create function follow_enrollment_events() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  wrong record;
  followed record;
begin
  update enrollment_events set replaced = true
  where id = any(array(select replaces_event_id from added where replaces_event_id is not null));
  select * into wrong from (select distinct enrollment_id from added) as changed, lateral (
    select effective_kind as kind, coalesce(enrollment_status_after(
      lag(effective_kind) over (order by "on" nulls first, place)), 'enrolled') as before
    from enrollment_events as event
    where event.enrollment_id = changed.enrollment_id and effective_kind is not null
  ) as step
  where not enrollment_event_fits(kind, before) limit 1;
  if found then
    raise exception 'enrollment %: % cannot follow on %', wrong.enrollment_id, wrong.kind, wrong.before
      using errcode = '23514', constraint = 'enrollments_status_check';
  end if;
  for followed in
    select status, array_agg(enrollment_id) as ids from (
      select enrollment_id, coalesce(enrollment_status_after((
        select effective_kind from enrollment_events as event
        where event.enrollment_id = changed.enrollment_id and effective_kind is not null
        order by "on" desc nulls last, place desc limit 1
      )), 'enrolled') as status
      from (select distinct enrollment_id from added) as changed
    ) as each
    where status <> (select enrollments.status from enrollments where enrollments.id = enrollment_id)
    group by status
  loop
    update enrollments set status = followed.status, revision = revision + 1, updated_at = now()
    where id = any(followed.ids);
  end loop;
  return null;
end
$$;
--> statement-breakpoint
-- Refuses a change of a status that no event and no correction of the last event makes.
create function refuse_enrollment_status(id uuid, before text, after text) returns text language plpgsql as $$
begin
  raise exception 'enrollment %: % cannot follow on %', id, after, before
    using errcode = '23514', constraint = 'enrollments_status_check';
end
$$;
--> statement-breakpoint
-- After enrollments are written: adds the event of each change of a status that did not come from an event. What no event
-- can follow on, such as completed, is corrected: the last event is replaced.
create function add_enrollment_events() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    insert into enrollment_events (id, enrollment_id, sequence, place, kind, "on")
    select gen_random_uuid(), added.id, 1, 1, added.status,
      case when added.status in ('completed', 'failed') then classes.closed_on end
    from added join classes on classes.id = added.class_id
    where added.status <> 'enrolled';
    return null;
  end if;
  -- most changes of an enrollment keep its status
  if not exists (select id, status from added except select id, status from removed) then
    return null;
  end if;
  insert into enrollment_events
    (id, enrollment_id, sequence, place, kind, corrected_kind, "on", replaces_event_id)
  select gen_random_uuid(), id, sequence, case how when 'event' then sequence else last_place end,
    case how when 'event' then kind when 'correction' then 'corrected' else refuse_enrollment_status(id, before, status) end,
    case how when 'correction' then nullif(kind, 'none') end,
    case how when 'event' then day else last_on end, case how when 'correction' then last_id end
  from (
    select step.*,
      case
        when enrollment_event_fits(enrollment_event_to(status), before) then 'event'
        when before not in ('completed', 'failed', 'expelled', 'deceased', 'transferred') or is_linked then 'none'
        when status = before_last or enrollment_event_fits(enrollment_event_to(status), before_last) then 'correction'
        else 'none'
      end as how,
      case
        when before not in ('enrolled', 'withdrawn', 'deferred') and status = before_last then 'none'
        else enrollment_event_to(status)
      end as kind
    from (
      select changed.id, changed.status, coalesce(enrollment_status_after(last.effective_kind), 'enrolled') as before,
        coalesce(enrollment_status_after(earlier.effective_kind), 'enrolled') as before_last,
        last.id as last_id, last.place as last_place, last."on" as last_on,
        last.to_enrollment_id is not null as is_linked,
        1 + coalesce((select max(event.sequence) from enrollment_events as event where event.enrollment_id = changed.id), 0) as sequence,
        greatest(last."on", case
          when changed.status in ('completed', 'failed') and closed_on <= school_day then closed_on
          else school_day
        end) as day
      from (
        select id, status, (now() at time zone 'Asia/Ho_Chi_Minh')::date as school_day
        from (select id, status from added except select id, status from removed) as written
      ) as changed
      left join lateral (
        select closed_on from enrollments join classes on classes.id = class_id where enrollments.id = changed.id
      ) as class on true
      left join lateral (
        select * from enrollment_events as event
        where event.enrollment_id = changed.id and effective_kind is not null
        order by "on" desc nulls last, place desc limit 1
      ) as last on true
      left join lateral (
        select effective_kind from enrollment_events as event
        where event.enrollment_id = changed.id and effective_kind is not null
        order by "on" desc nulls last, place desc offset 1 limit 1
      ) as earlier on true
    ) as step
    -- an event has set this status
    where status <> before
  ) as resolved;
  return null;
end
$$;
--> statement-breakpoint
-- Refuses what contradicts itself in new writes. Stored contradictions stay, and may be changed in other fields.
create function refuse_enrollment_contradictions() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  if tg_op = 'INSERT' then
    select id, status, result into wrong from added
    where deleted_at is null and enrollment_contradicts(status, result) limit 1;
  else
    select id, status, result into wrong from (
      select id, status, result from added where deleted_at is null and enrollment_contradicts(status, result)
      except select id, status, result from removed
    ) as written limit 1;
  end if;
  if found then
    raise exception 'enrollment %: the result % contradicts the status %', wrong.id, wrong.result, wrong.status
      using errcode = '23514', constraint = 'enrollments_result_check';
  end if;
  if tg_op = 'INSERT' then
    select added.id into wrong from added join classes on classes.id = added.class_id
    where added.deleted_at is null and added.status in ('enrolled', 'completed', 'failed')
      and classes.status = 'cancelled' limit 1;
  else
    select written.id into wrong from (
      select id, class_id, status from added
      where deleted_at is null and status in ('enrolled', 'completed', 'failed')
      except select id, class_id, status from removed where deleted_at is null
    ) as written join classes on classes.id = class_id
    where classes.status = 'cancelled' limit 1;
  end if;
  if found then
    raise exception 'enrollment %: its class is cancelled', wrong.id
      using errcode = '23514', constraint = 'enrollments_class_id_classes_id_fk';
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- What a change of enrollments does to the counts of their classes. Counts are changed in the order of the classes'
-- ids, so that two writes of several classes do not wait for each other crosswise. The triggers of 0011 call it. Neither withdrawn nor transferred
-- enrollments count as learners of the class.
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
      count(*) filter (where status not in ('withdrawn', 'transferred') and planned) as inside,
      count(*) filter (where status not in ('withdrawn', 'transferred') and not planned) as outside,
      count(*) filter (where status not in ('withdrawn', 'transferred') and planned is null) as as_class
      from added where deleted_at is null group by class_id
    ) as changed;
  elsif tg_op = 'DELETE' then
    select array_agg(class_id), array_agg(live), array_agg(inside), array_agg(outside), array_agg(as_class)
    into ids, lives, insides, outsides, as_classes from (
      select class_id, -count(*) as live,
      -count(*) filter (where status not in ('withdrawn', 'transferred') and planned) as inside,
      -count(*) filter (where status not in ('withdrawn', 'transferred') and not planned) as outside,
      -count(*) filter (where status not in ('withdrawn', 'transferred') and planned is null) as as_class
      from removed where deleted_at is null group by class_id
    ) as changed;
  else
    select array_agg(class_id), array_agg(live), array_agg(inside), array_agg(outside), array_agg(as_class)
    into ids, lives, insides, outsides, as_classes from (
      select class_id, sum(sign) as live,
      coalesce(sum(sign) filter (where status not in ('withdrawn', 'transferred') and planned), 0) as inside,
      coalesce(sum(sign) filter (where status not in ('withdrawn', 'transferred') and not planned), 0) as outside,
      coalesce(sum(sign) filter (where status not in ('withdrawn', 'transferred') and planned is null), 0) as as_class
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
create trigger enrollment_events_follow after insert on enrollment_events
  referencing new table as added for each statement execute function follow_enrollment_events();
--> statement-breakpoint
-- The names of triggers give their order: contradictions are refused before events are added.
create trigger enrollments_contradict_added after insert on enrollments
  referencing new table as added for each statement execute function refuse_enrollment_contradictions();
--> statement-breakpoint
create trigger enrollments_contradict_changed after update on enrollments
  referencing old table as removed new table as added
  for each statement execute function refuse_enrollment_contradictions();
--> statement-breakpoint
create trigger enrollments_event_added after insert on enrollments
  referencing new table as added for each statement execute function add_enrollment_events();
--> statement-breakpoint
create trigger enrollments_event_changed after update on enrollments
  referencing old table as removed new table as added for each statement execute function add_enrollment_events();
--> statement-breakpoint
-- The events that present enrollments imply. Keys and indexes are made afterwards for all rows at once.
alter table enrollment_events disable trigger enrollment_events_follow;
--> statement-breakpoint
alter table enrollment_events drop constraint enrollment_events_enrollment_id_enrollments_id_fk;
--> statement-breakpoint
drop index enrollment_events_sequence_unique;
--> statement-breakpoint
insert into enrollment_events (id, enrollment_id, sequence, place, kind, "on")
select gen_random_uuid(), enrollments.id, 1, 1, enrollments.status,
  case when enrollments.status in ('completed', 'failed') then classes.closed_on end
from enrollments join classes on classes.id = enrollments.class_id
where enrollments.status <> 'enrolled';
--> statement-breakpoint
create unique index enrollment_events_sequence_unique on enrollment_events using btree (enrollment_id, sequence);
--> statement-breakpoint
alter table enrollment_events add constraint enrollment_events_enrollment_id_enrollments_id_fk
  foreign key (enrollment_id) references public.enrollments(id) on delete cascade on update no action;
--> statement-breakpoint
alter table enrollment_events enable trigger enrollment_events_follow;
--> statement-breakpoint
analyze enrollment_events;
