CREATE TABLE "working_draft_revisions" (
	"id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"base_revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"interval_began_at" timestamp (3) with time zone NOT NULL,
	"kept" boolean DEFAULT false NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text,
	"title" text NOT NULL,
	"content" jsonb NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"published_revision" integer,
	CONSTRAINT "working_draft_revisions_post_id_revision_pk" PRIMARY KEY("post_id","revision"),
	CONSTRAINT "working_draft_revisions_id_unique" UNIQUE("id"),
	CONSTRAINT "working_draft_revisions_published_revision_check" CHECK ("working_draft_revisions"."published_revision" is null or "working_draft_revisions"."ended_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "submitters" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "working_draft_revisions" ADD CONSTRAINT "working_draft_revisions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;