-- Slugs that posts gave up before anyone had published them: no reader ever saw them, and they may be working titles.
-- Posts that were stored without the API have no event of their publication; theirs stay, unless they are drafts.
delete from "slug_redirects" as "former" using "posts"
where "former"."resource" = 'posts' and "posts"."id" = "former"."resource_id"
  and not exists (
    select from "audit_events" as "event"
    where "event"."resource" = 'posts' and "event"."resource_id" = "posts"."id"
      and "event"."operation" = 'publishPost' and "event"."at" <= "former"."created_at"
  )
  and ("posts"."status" = 'draft' or exists (
    select from "audit_events" as "event"
    where "event"."resource" = 'posts' and "event"."resource_id" = "posts"."id" and "event"."operation" = 'publishPost'
  ));
