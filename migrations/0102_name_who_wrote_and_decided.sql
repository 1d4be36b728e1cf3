ALTER TABLE "posts" ADD COLUMN "created_by_name" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "updated_by_name" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "approval_stands" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "figures" ADD COLUMN "decided_by_name" text;