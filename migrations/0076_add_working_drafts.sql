CREATE TABLE "working_drafts" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"edits" integer NOT NULL,
	"base_revision" integer,
	"content" jsonb,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "working_drafts_edits_check" CHECK ("working_drafts"."edits" > 0),
	CONSTRAINT "working_drafts_content_check" CHECK (("working_drafts"."base_revision" is null) = ("working_drafts"."content" is null))
);
--> statement-breakpoint
ALTER TABLE "working_drafts" ADD CONSTRAINT "working_drafts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;