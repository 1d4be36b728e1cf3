-- As before, except that the turns that go are found by a hash: compared one with another, a few thousand of a class of many
-- thousands took seconds.
create or replace function change_class_turns(class_ids uuid[], signs integer[], changed bytea[])
returns void language plpgsql set enable_seqscan = off as $$
begin
  perform 1 from class_counts where class_id = any(class_ids) order by class_id for no key update;
  if -1 = any(signs) then
    update class_turns as kept set turns = coalesce(
      (select string_agg(turn, '') from turns_in(kept.turns) as turn
        where not exists (select from unnest(learners) as gone (learner) where gone.learner = substr(turn, 1, 16))), '')
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
