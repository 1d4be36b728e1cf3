ALTER TABLE "post_revisions" ADD COLUMN "interval_began_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;