-- Events that the trigger of enrollments adds need no second check: imports of enrollments with a status are faster.
create or replace function follow_enrollment_events() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  wrong record;
  followed record;
begin
  update enrollment_events set replaced = true
  where id = any(array(select replaces_event_id from added where replaces_event_id is not null));
  -- the trigger of enrollments adds only events that can follow and lead to the status that it found
  if pg_trigger_depth() > 1 then
    return null;
  end if;
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
