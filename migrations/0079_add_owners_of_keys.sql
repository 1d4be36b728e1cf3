ALTER TABLE "post_revisions" ADD COLUMN "actor_name" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "owner_name" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "owner_email" text;