ALTER TABLE "posts" ADD COLUMN "pinned_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;