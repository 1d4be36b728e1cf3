-- What is known of steps before this version: the last submission and the last approval of each post.
insert into post_approval_steps (id, post_id, step, at, by, by_name)
select gen_random_uuid(), post_id, 'submitted', submitted_at, submitted_by, submitted_by_name from working_drafts
where submitted_at is not null and submitted_by is not null
union all
select gen_random_uuid(), post_id, 'approved', approved_at, approved_by, approved_by_name from working_drafts
where approved_at is not null and approved_by is not null;
