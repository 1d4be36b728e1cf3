-- Nobody writes gradings between the steps of those that exist and the triggers that keep them.
lock table party_member_gradings, party_cell_gradings in share row exclusive mode;
--> statement-breakpoint
-- Before a grading is written: a confirmed one is decided, and the entry of the furthest step says what the grading says. An
-- entry keeps its day and who it is by; the decision has those of the grading.
create function keep_grading_steps() returns trigger language plpgsql as $$
declare
  entry jsonb;
begin
  if new.confirmed_at is not null then
    new.step := 'decided';
  elsif new.step = 'decided' then
    new.step := 'self_assessed';
  end if;
  select one into entry from jsonb_array_elements(new.steps) as one where one ->> 'step' = new.step;
  new.steps := coalesce((
    select jsonb_agg(one order by place) from jsonb_array_elements(new.steps) with ordinality as each (one, place)
    where one ->> 'step' <> new.step and one ->> 'step' <> 'decided'
  ), '[]') || jsonb_build_object('step', new.step, 'grade', new.grade, 'score', new.score,
    'on', case when new.step = 'decided' then new.decided_on
      else coalesce((entry ->> 'on')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date) end,
    'by', case when new.step = 'decided' then new.issuer else entry ->> 'by' end);
  return new;
end
$$;
--> statement-breakpoint
create trigger party_member_gradings_steps before insert or update on party_member_gradings
  for each row execute function keep_grading_steps();
--> statement-breakpoint
create trigger party_cell_gradings_steps before insert or update on party_cell_gradings
  for each row execute function keep_grading_steps();
--> statement-breakpoint
-- Confirmed gradings are decided; of others the day of the self-assessment is that of the entry.
update party_member_gradings set steps = jsonb_build_array(jsonb_build_object('step',
  case when confirmed_at is null then 'self_assessed' else 'decided' end,
  'on', (created_at at time zone 'Asia/Ho_Chi_Minh')::date));
--> statement-breakpoint
update party_cell_gradings set steps = jsonb_build_array(jsonb_build_object('step',
  case when confirmed_at is null then 'self_assessed' else 'decided' end,
  'on', (created_at at time zone 'Asia/Ho_Chi_Minh')::date));
