-- Nobody writes what is counted between the first count and the triggers that keep it.
lock table classes, learners, enrollments in share row exclusive mode;
--> statement-breakpoint
-- Adds learners (sign 1) to the counts of their classes, or takes them away (-1). The counts of the class are locked first, in
-- the order of ids, so that its year stays as it is, and two writes of several classes do not wait for each other crosswise.
create function add_learner_groups(class_ids uuid[], signs integer[], dones boolean[], sexes text[],
  minorities boolean[], birth_years integer[], position_levels text[], unit_groups text[], results text[])
returns void language plpgsql set enable_seqscan = off as $$
begin
  perform 1 from class_counts where class_id = any(class_ids) order by class_id for no key update;
  insert into class_learner_groups as kept (class_id, completed, learners,
    sex_female, sex_male, minority_true, minority_false, age_band_under_30, age_band_30_to_39, age_band_40_to_49,
    age_band_50_to_59, age_band_60_and_over, position_level_central, position_level_province, position_level_district,
    position_level_commune, position_level_village, unit_group_party, unit_group_state, unit_group_front_and_mass,
    unit_group_public_service, unit_group_armed_forces, unit_group_enterprise, unit_group_commune, unit_group_other,
    result_excellent, result_very_good, result_good, result_fair, result_average, result_passed, result_failed)
  select class_id, done, sum(sign),
    coalesce(sum(sign) filter (where sex = 'female'), 0), coalesce(sum(sign) filter (where sex = 'male'), 0),
    coalesce(sum(sign) filter (where minority), 0), coalesce(sum(sign) filter (where not minority), 0),
    coalesce(sum(sign) filter (where age < 30), 0), coalesce(sum(sign) filter (where age between 30 and 39), 0),
    coalesce(sum(sign) filter (where age between 40 and 49), 0),
    coalesce(sum(sign) filter (where age between 50 and 59), 0), coalesce(sum(sign) filter (where age >= 60), 0),
    coalesce(sum(sign) filter (where position_level = 'central'), 0),
    coalesce(sum(sign) filter (where position_level = 'province'), 0),
    coalesce(sum(sign) filter (where position_level = 'district'), 0),
    coalesce(sum(sign) filter (where position_level = 'commune'), 0),
    coalesce(sum(sign) filter (where position_level = 'village'), 0),
    coalesce(sum(sign) filter (where unit_group = 'party'), 0),
    coalesce(sum(sign) filter (where unit_group = 'state'), 0),
    coalesce(sum(sign) filter (where unit_group = 'front_and_mass'), 0),
    coalesce(sum(sign) filter (where unit_group = 'public_service'), 0),
    coalesce(sum(sign) filter (where unit_group = 'armed_forces'), 0),
    coalesce(sum(sign) filter (where unit_group = 'enterprise'), 0),
    coalesce(sum(sign) filter (where unit_group = 'commune'), 0),
    coalesce(sum(sign) filter (where unit_group = 'other'), 0),
    coalesce(sum(sign) filter (where result = 'excellent'), 0),
    coalesce(sum(sign) filter (where result = 'very_good'), 0), coalesce(sum(sign) filter (where result = 'good'), 0),
    coalesce(sum(sign) filter (where result = 'fair'), 0), coalesce(sum(sign) filter (where result = 'average'), 0),
    coalesce(sum(sign) filter (where result = 'passed'), 0), coalesce(sum(sign) filter (where result = 'failed'), 0)
  from (
    select class_id, sign, done, sex, minority, class_counts.year - birth_year as age, position_level, unit_group, result
    from unnest(class_ids, signs, dones, sexes, minorities, birth_years, position_levels, unit_groups, results)
      as changed (class_id, sign, done, sex, minority, birth_year, position_level, unit_group, result)
    join class_counts using (class_id)
  ) as aged
  group by class_id, done order by class_id, done
  on conflict (class_id, completed) do update set
    learners = kept.learners + excluded.learners, sex_female = kept.sex_female + excluded.sex_female,
    sex_male = kept.sex_male + excluded.sex_male, minority_true = kept.minority_true + excluded.minority_true,
    minority_false = kept.minority_false + excluded.minority_false,
    age_band_under_30 = kept.age_band_under_30 + excluded.age_band_under_30,
    age_band_30_to_39 = kept.age_band_30_to_39 + excluded.age_band_30_to_39,
    age_band_40_to_49 = kept.age_band_40_to_49 + excluded.age_band_40_to_49,
    age_band_50_to_59 = kept.age_band_50_to_59 + excluded.age_band_50_to_59,
    age_band_60_and_over = kept.age_band_60_and_over + excluded.age_band_60_and_over,
    position_level_central = kept.position_level_central + excluded.position_level_central,
    position_level_province = kept.position_level_province + excluded.position_level_province,
    position_level_district = kept.position_level_district + excluded.position_level_district,
    position_level_commune = kept.position_level_commune + excluded.position_level_commune,
    position_level_village = kept.position_level_village + excluded.position_level_village,
    unit_group_party = kept.unit_group_party + excluded.unit_group_party,
    unit_group_state = kept.unit_group_state + excluded.unit_group_state,
    unit_group_front_and_mass = kept.unit_group_front_and_mass + excluded.unit_group_front_and_mass,
    unit_group_public_service = kept.unit_group_public_service + excluded.unit_group_public_service,
    unit_group_armed_forces = kept.unit_group_armed_forces + excluded.unit_group_armed_forces,
    unit_group_enterprise = kept.unit_group_enterprise + excluded.unit_group_enterprise,
    unit_group_commune = kept.unit_group_commune + excluded.unit_group_commune,
    unit_group_other = kept.unit_group_other + excluded.unit_group_other,
    result_excellent = kept.result_excellent + excluded.result_excellent,
    result_very_good = kept.result_very_good + excluded.result_very_good,
    result_good = kept.result_good + excluded.result_good, result_fair = kept.result_fair + excluded.result_fair,
    result_average = kept.result_average + excluded.result_average,
    result_passed = kept.result_passed + excluded.result_passed,
    result_failed = kept.result_failed + excluded.result_failed;
end
$$;
--> statement-breakpoint
create function keep_class_learner_groups() returns trigger language plpgsql set enable_seqscan = off as $$
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
    array_agg(changed.position_level), array_agg(changed.unit_group), array_agg(result))
  from unnest(class_ids, learner_ids, signs, dones, position_levels, unit_groups, results)
    as changed (class_id, learner_id, sign, done, position_level, unit_group, result)
  join learners on learners.id = changed.learner_id;
  return null;
end
$$;
--> statement-breakpoint
create trigger enrollments_groups_added after insert on enrollments
  referencing new table as added for each statement execute function keep_class_learner_groups();
--> statement-breakpoint
create trigger enrollments_groups_changed after update on enrollments
  referencing old table as removed new table as added for each statement execute function keep_class_learner_groups();
--> statement-breakpoint
create trigger enrollments_groups_removed after delete on enrollments
  referencing old table as removed for each statement execute function keep_class_learner_groups();
--> statement-breakpoint
create trigger enrollments_groups_emptied after truncate on enrollments
  for each statement execute function keep_class_learner_groups();
--> statement-breakpoint
-- A learner whose counted fields change is locked against new references, and a write that changes the counts of an enrollment
-- locks its learner as a new enrollment does. So one of the two waits for the other, and counts what the other has stored.
create function lock_counted_learner() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'learners' then
    perform 1 from learners where id = old.id for update;
    return new;
  end if;
  perform 1 from learners where id = old.learner_id for key share;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger learners_groups_lock before update on learners for each row
  when ((old.sex, old.nationality, old.ethnicity, old.birth_year) is distinct from
    (new.sex, new.nationality, new.ethnicity, new.birth_year)) execute function lock_counted_learner();
--> statement-breakpoint
create trigger enrollments_groups_lock before update on enrollments for each row
  when ((old.class_id, old.learner_id, old.status, old.deleted_at is null, old.position_level, old.unit_group, old.result)
    is distinct from (new.class_id, new.learner_id, new.status, new.deleted_at is null, new.position_level, new.unit_group,
    new.result)) execute function lock_counted_learner();
--> statement-breakpoint
create trigger enrollments_groups_lock_removed before delete on enrollments for each row execute function lock_counted_learner();
--> statement-breakpoint
-- Learners whose sex, ethnicity or birth changes move to other groups in all of their classes.
create function keep_groups_of_learners() returns trigger language plpgsql set enable_seqscan = off as $$
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
    array_agg(minority), array_agg(changed.birth_year), array_agg(position_level), array_agg(unit_group), array_agg(result))
  from unnest(ids, signs, sexes, minorities, birth_years) as changed (id, sign, sex, minority, birth_year)
  join enrollments on enrollments.learner_id = changed.id
  where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred') having count(*) > 0;
  return null;
end
$$;
--> statement-breakpoint
create trigger learners_groups_changed after update on learners
  referencing old table as removed new table as added for each statement execute function keep_groups_of_learners();
--> statement-breakpoint
-- In another year the learners of a class have other ages. The trigger that keeps its year has locked its counts.
create function keep_ages_of_classes() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  ids uuid[];
begin
  select array_agg(id) into ids from (select id, year from added except select id, year from removed) as moved;
  if ids is null then
    return null;
  end if;
  update class_learner_groups as kept set
    age_band_under_30 = counted.age_band_under_30, age_band_30_to_39 = counted.age_band_30_to_39,
    age_band_40_to_49 = counted.age_band_40_to_49, age_band_50_to_59 = counted.age_band_50_to_59,
    age_band_60_and_over = counted.age_band_60_and_over
  from (
    select class_id, done,
      count(*) filter (where age < 30) as age_band_under_30,
      count(*) filter (where age between 30 and 39) as age_band_30_to_39,
      count(*) filter (where age between 40 and 49) as age_band_40_to_49,
      count(*) filter (where age between 50 and 59) as age_band_50_to_59,
      count(*) filter (where age >= 60) as age_band_60_and_over
    from (
      select enrollments.class_id, enrollments.status = 'completed' as done, class_counts.year - learners.birth_year as age
      from enrollments join class_counts using (class_id) join learners on learners.id = enrollments.learner_id
      where enrollments.class_id = any(ids) and enrollments.deleted_at is null
        and enrollments.status not in ('withdrawn', 'transferred')
    ) as aged group by class_id, done
  ) as counted
  where counted.class_id = kept.class_id and counted.done = kept.completed;
  return null;
end
$$;
--> statement-breakpoint
create trigger classes_groups_changed after update on classes
  referencing old table as removed new table as added for each statement execute function keep_ages_of_classes();
--> statement-breakpoint
-- In portions, since the arrays are in memory.
select add_learner_groups(array_agg(class_id), array_agg(1), array_agg(enrollments.status = 'completed'), array_agg(sex),
  array_agg(case when nationality = 'VN' then ethnicity <> '01' end), array_agg(birth_year),
  array_agg(enrollments.position_level), array_agg(enrollments.unit_group), array_agg(result))
from enrollments join learners on learners.id = enrollments.learner_id
where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred')
group by hashtext(class_id::text) & 255;
--> statement-breakpoint
analyze class_learner_groups;
