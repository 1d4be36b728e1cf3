-- Nobody writes gradings between the kinds of those that exist and the triggers that keep them.
lock table party_member_gradings, party_cell_gradings in share row exclusive mode;
--> statement-breakpoint
-- Before a grading is written: one with a grade has no kind of reason, and words of which nobody says the kind are another
-- reason. The words of a correction say why it was made, so they give it no kind.
create function keep_reason_kind() returns trigger language plpgsql as $$
begin
  if new.outcome = 'graded' then
    new.reason_kind := null;
  elsif new.reason is not null and new.supersedes_id is null then
    new.reason_kind := coalesce(new.reason_kind, 'other');
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger party_member_gradings_reason_kind before insert or update on party_member_gradings
  for each row execute function keep_reason_kind();
--> statement-breakpoint
create trigger party_cell_gradings_reason_kind before insert or update on party_cell_gradings
  for each row execute function keep_reason_kind();
--> statement-breakpoint
-- The words of those that exist stay, and their kind is `other`, which the triggers fill in.
update party_member_gradings set reason_kind = null where outcome <> 'graded' and reason is not null;
--> statement-breakpoint
update party_cell_gradings set reason_kind = null where outcome <> 'graded' and reason is not null;
