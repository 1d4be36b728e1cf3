ALTER TABLE "working_drafts" ADD COLUMN "next_published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "schedule_problem" jsonb;--> statement-breakpoint
CREATE INDEX "working_drafts_next_published_at_index" ON "working_drafts" USING btree ("next_published_at") WHERE "working_drafts"."next_published_at" is not null;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD CONSTRAINT "working_drafts_next_published_at_check" CHECK ("working_drafts"."next_published_at" is null or "working_drafts"."review" is null);