ALTER TABLE "posts" ADD COLUMN "created_by_person" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "submitted_by_person" text;