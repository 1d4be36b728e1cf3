-- Nobody writes what is counted between the first count and the triggers that keep it.
lock table classes, learners, enrollments in share row exclusive mode;
--> statement-breakpoint
-- A turn, which is an enrollment that counts: the id of the learner, and what groups persons as the bits of a number. The values
-- count from 1 in the order of `personValues` (src/features/statistics/training/person-values.ts); 0 is unknown.
create function turn_bytes(learner_id uuid, done boolean, sex text, minority boolean, birth_year integer,
  position_level text, unit_group text, result text)
returns bytea language sql immutable parallel safe as $$
  select uuid_send(learner_id) || int4send(
    coalesce(array_position(array['female', 'male'], sex), 0)
    | (case when minority then 1 when not minority then 2 else 0 end << 2)
    | (coalesce(array_position(array['central', 'province', 'district', 'commune', 'village'], position_level), 0) << 4)
    | (coalesce(array_position(array['party', 'state', 'front_and_mass', 'public_service', 'armed_forces', 'enterprise',
        'commune', 'other'], unit_group), 0) << 7)
    | (coalesce(array_position(array['excellent', 'very_good', 'good', 'fair', 'average', 'passed', 'failed'], result), 0) << 11)
    | (coalesce(birth_year - 1899, 0) << 14)
    | (done::int << 23))
$$;
--> statement-breakpoint
create function turns_in(turns bytea) returns setof bytea language sql immutable strict parallel safe rows 50 as $$
  select substr(turns, 20 * n + 1, 20) from generate_series(0, length(turns) / 20 - 1) as n
$$;
--> statement-breakpoint
-- Adds turns (sign 1) to their classes, or takes those of their learners away (-1): a learner has one turn in a class.
create function change_class_turns(class_ids uuid[], signs integer[], changed bytea[])
returns void language plpgsql set enable_seqscan = off as $$
begin
  perform 1 from class_counts where class_id = any(class_ids) order by class_id for no key update;
  if -1 = any(signs) then
    update class_turns as kept set turns = coalesce(
      (select string_agg(turn, '') from turns_in(kept.turns) as turn where substr(turn, 1, 16) <> all(learners)), '')
    from (
      select class_id, array_agg(substr(turn, 1, 16)) as learners
      from unnest(class_ids, signs, changed) as one (class_id, sign, turn) where sign = -1 group by class_id
    ) as removed
    where removed.class_id = kept.class_id;
  end if;
  insert into class_turns as kept (class_id, turns)
  select class_id, string_agg(turn, '') from unnest(class_ids, signs, changed) as one (class_id, sign, turn)
  where sign = 1 group by class_id order by class_id
  on conflict (class_id) do update set turns = kept.turns || excluded.turns;
  -- the first bit of byte 17 says whether the learner has completed the class
  update class_counts as kept set completed = kept.completed + done.difference from (
    select class_id, sum(sign * (get_byte(turn, 17) >> 7)) as difference
    from unnest(class_ids, signs, changed) as one (class_id, sign, turn) group by class_id
  ) as done
  where done.class_id = kept.class_id and done.difference <> 0;
end
$$;
--> statement-breakpoint
-- As before, and the turns beside the groups.
create or replace function keep_class_learner_groups() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  class_ids uuid[];
  learner_ids uuid[];
  signs integer[];
  dones boolean[];
  position_levels text[];
  unit_groups text[];
  results text[];
begin
  if tg_op = 'TRUNCATE' then
    delete from class_learner_groups;
    delete from class_turns;
    update class_counts set completed = 0 where completed > 0;
    return null;
  elsif tg_op = 'INSERT' then
    select array_agg(class_id), array_agg(learner_id), array_agg(sign), array_agg(done), array_agg(position_level),
      array_agg(unit_group), array_agg(result)
    into class_ids, learner_ids, signs, dones, position_levels, unit_groups, results from (
      select class_id, learner_id, status = 'completed' as done, position_level, unit_group, result, 1 as sign from added where deleted_at is null and status not in ('withdrawn', 'transferred')
    ) as changed;
  elsif tg_op = 'DELETE' then
    select array_agg(class_id), array_agg(learner_id), array_agg(sign), array_agg(done), array_agg(position_level),
      array_agg(unit_group), array_agg(result)
    into class_ids, learner_ids, signs, dones, position_levels, unit_groups, results from (
      select class_id, learner_id, status = 'completed' as done, position_level, unit_group, result, -1 as sign from removed where deleted_at is null and status not in ('withdrawn', 'transferred')
    ) as changed;
  else
    -- most changes of an enrollment count nothing
    select array_agg(class_id), array_agg(learner_id), array_agg(sign), array_agg(done), array_agg(position_level),
      array_agg(unit_group), array_agg(result)
    into class_ids, learner_ids, signs, dones, position_levels, unit_groups, results from (
      select class_id, learner_id, done, position_level, unit_group, result, 1 as sign from (
        select id, class_id, learner_id, status = 'completed' as done, position_level, unit_group, result from added where deleted_at is null and status not in ('withdrawn', 'transferred')
        except select id, class_id, learner_id, status = 'completed' as done, position_level, unit_group, result from removed where deleted_at is null and status not in ('withdrawn', 'transferred')
      ) as present
      union all
      select class_id, learner_id, done, position_level, unit_group, result, -1 from (
        select id, class_id, learner_id, status = 'completed' as done, position_level, unit_group, result from removed where deleted_at is null and status not in ('withdrawn', 'transferred')
        except select id, class_id, learner_id, status = 'completed' as done, position_level, unit_group, result from added where deleted_at is null and status not in ('withdrawn', 'transferred')
      ) as past
    ) as changed;
  end if;
  if class_ids is null then
    return null;
  end if;
  perform add_learner_groups(array_agg(class_id), array_agg(sign), array_agg(done), array_agg(sex),
    array_agg(case when nationality = 'VN' then ethnicity <> '01' end), array_agg(birth_year),
    array_agg(changed.position_level), array_agg(changed.unit_group), array_agg(result)),
    change_class_turns(array_agg(class_id), array_agg(sign), array_agg(turn_bytes(changed.learner_id, done, sex,
      case when nationality = 'VN' then ethnicity <> '01' end, birth_year, changed.position_level, changed.unit_group, result)))
  from unnest(class_ids, learner_ids, signs, dones, position_levels, unit_groups, results)
    as changed (class_id, learner_id, sign, done, position_level, unit_group, result)
  join learners on learners.id = changed.learner_id;
  return null;
end
$$;
--> statement-breakpoint
-- As before, and the turns beside the groups.
create or replace function keep_groups_of_learners() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  ids uuid[];
  signs integer[];
  sexes text[];
  minorities boolean[];
  birth_years integer[];
begin
  select array_agg(id), array_agg(sign), array_agg(sex), array_agg(minority), array_agg(birth_year)
  into ids, signs, sexes, minorities, birth_years from (
    select *, 1 as sign from (
      select id, sex, case when nationality = 'VN' then ethnicity <> '01' end as minority, birth_year from added
      except select id, sex, case when nationality = 'VN' then ethnicity <> '01' end, birth_year from removed
    ) as present
    union all
    select *, -1 from (
      select id, sex, case when nationality = 'VN' then ethnicity <> '01' end as minority, birth_year from removed
      except select id, sex, case when nationality = 'VN' then ethnicity <> '01' end, birth_year from added
    ) as past
  ) as changed;
  if ids is null then
    return null;
  end if;
  perform add_learner_groups(array_agg(class_id), array_agg(sign), array_agg(enrollments.status = 'completed'), array_agg(changed.sex),
    array_agg(minority), array_agg(changed.birth_year), array_agg(position_level), array_agg(unit_group), array_agg(result)),
    change_class_turns(array_agg(class_id), array_agg(sign), array_agg(turn_bytes(changed.id, enrollments.status = 'completed',
      changed.sex, minority, changed.birth_year, position_level, unit_group, result)))
  from unnest(ids, signs, sexes, minorities, birth_years) as changed (id, sign, sex, minority, birth_year)
  join enrollments on enrollments.learner_id = changed.id
  where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred') having count(*) > 0;
  return null;
end
$$;
--> statement-breakpoint
insert into class_turns (class_id, turns)
select class_id, string_agg(turn_bytes(learner_id, status = 'completed', sex, case when nationality = 'VN' then ethnicity <> '01' end,
  birth_year, enrollments.position_level, enrollments.unit_group, result), '')
from enrollments join learners on learners.id = learner_id
where enrollments.deleted_at is null and status not in ('withdrawn', 'transferred') group by class_id;
--> statement-breakpoint
update class_counts set completed = done.learners from class_learner_groups as done
where done.class_id = class_counts.class_id and done.completed and done.learners > 0;
--> statement-breakpoint
analyze class_turns, class_counts;
