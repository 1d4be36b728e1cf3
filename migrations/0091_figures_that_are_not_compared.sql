-- A fact that gets another key keeps its address: what the key becomes is noted with the change itself.
create function keep_former_fact_keys() returns trigger language plpgsql as $$
declare
  former text;
begin
  if tg_op = 'UPDATE' then
    former := old.fact_key;
  else
    select fact_key into former from figures where id = new.supersedes_id;
  end if;
  if former is not null and new.fact_key is not null and former <> new.fact_key then
    insert into former_fact_keys (former_key, fact_key) values (former, new.fact_key)
    on conflict (former_key) do update set fact_key = excluded.fact_key, changed_at = now();
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger figures_former_fact_keys after update of fact_key on figures
  for each row when (old.fact_key is distinct from new.fact_key) execute function keep_former_fact_keys();
--> statement-breakpoint
create trigger figures_corrected_fact_keys after insert on figures
  for each row when (new.supersedes_id is not null) execute function keep_former_fact_keys();
--> statement-breakpoint
-- A correction is about the same as the figure that it replaces, so it is not compared with what that was not compared with.
create function keep_reconciliation_exceptions() returns trigger language plpgsql as $$
begin
  update reconciliation_exceptions
    set figure_ids = array_append(figure_ids, new.id), revision = revision + 1, updated_at = now()
    where figure_ids @> array[new.supersedes_id] and not figure_ids @> array[new.id];
  return null;
end
$$;
--> statement-breakpoint
create trigger figures_reconciliation_exceptions after insert on figures
  for each row when (new.supersedes_id is not null) execute function keep_reconciliation_exceptions();
--> statement-breakpoint
create function keep_about_of_corrections() returns trigger language plpgsql as $$
begin
  new.about := coalesce(new.about, (select about from figures where id = new.supersedes_id));
  return new;
end
$$;
--> statement-breakpoint
create trigger figures_about before insert on figures
  for each row when (new.supersedes_id is not null) execute function keep_about_of_corrections();
--> statement-breakpoint
-- Turns of persons are another fact than persons. An older version computes the former key: it reads these rows all the
-- same, and rows that it writes get the new key with their next change.
update figures set fact_key = left(encode(sha256(convert_to(fact_key || ' turns', 'UTF8')), 'hex'), 32)
  where unit in ('learner_turn', 'member_turn', 'lecturer_turn', 'staff_turn') and fact_key is not null;
--> statement-breakpoint
-- Words tell figures of every indicator apart where no dimension does. Only the indicators that the first version seeded
-- change, and only if they have no detail yet.
update indicators set dimensions = array_append(dimensions, 'detail'), revision = revision + 1, updated_at = '2026-11-30Z'
  where id::text like '0197f3a0-0000-7000-8000-0000000000__' and not 'detail' = any(dimensions);
