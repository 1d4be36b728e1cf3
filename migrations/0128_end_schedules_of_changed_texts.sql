-- a schedule is for the text that was approved: another text, a step or the end of the draft ends it, also by a process of the version
-- before, which knows no schedules
create function end_schedule() returns trigger language plpgsql as $$
begin
  new.next_published_at := null;
  new.schedule_problem := null;
  return new;
end $$;
--> statement-breakpoint
create trigger end_schedule before update on working_drafts for each row
  when ((old.next_published_at is not null or old.schedule_problem is not null)
    and new.next_published_at is not distinct from old.next_published_at
    and new.schedule_problem is not distinct from old.schedule_problem
    and (new.review is distinct from old.review or new.content is distinct from old.content))
  execute function end_schedule();
