ALTER TABLE "posts" DROP CONSTRAINT "posts_kind_check";--> statement-breakpoint
-- what is stored is not read now, while readers and writers wait: a later migration reads it
ALTER TABLE "posts" ADD CONSTRAINT "posts_kind_check" CHECK ("posts"."kind" in ('article', 'video', 'page')) NOT VALID;
