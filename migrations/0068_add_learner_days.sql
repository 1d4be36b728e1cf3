-- New enrollments without events that count enter their classes on one day each, so they are added to what is kept. To
-- count their classes again took half of the time of an import whose rows are not in the order of classes. The events of a
-- statement are counted before: a class that has one with its new enrollments was counted with all of them. The trigger
-- that counts enrollments runs before this one and holds the rows of the classes, so that no other count is between.
create or replace function keep_class_learner_days() returns trigger language plpgsql set enable_seqscan = off as $$
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
    -- classes whose new enrollments have events that count, those in the trash among them
    select coalesce(array_agg(distinct class_id), '{}') into ids from added where status in ('withdrawn', 'transferred');
    insert into class_learner_days as kept (class_id, "on", entered, departed)
    select class_id, coalesce(enrolled_on, '-infinity'), count(*), 0 from added
    where deleted_at is null and class_id <> all(ids)
    group by 1, 2 order by 1, 2
    on conflict (class_id, "on") do update set entered = kept.entered + excluded.entered;
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
