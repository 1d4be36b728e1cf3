-- texts of working drafts use uploads, as revisions do
create trigger keep_draft_revision_media after insert on working_draft_revisions
  referencing new table as new_rows for each statement execute function keep_revision_media();
--> statement-breakpoint
-- the history of a draft that is there begins with the text that it has
insert into working_draft_revisions (id, post_id, revision, base_revision, created_at, interval_began_at, kept, actor, actor_name, title, content)
select gen_random_uuid(), post_id, base_revision + edits, base_revision, updated_at, updated_at, coalesce(review = 'submitted', false), updated_by,
  updated_by_name, content ->> 'title', content - 'internal'
from working_drafts where content is not null;
--> statement-breakpoint
-- who has submitted what is not decided on yet
update working_drafts set submitters = array_remove(array[submitted_by, submitted_by_person], null)
where review is not null and submitted_by is not null;
