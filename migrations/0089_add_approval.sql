CREATE TABLE "post_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"text" text NOT NULL,
	"field" text,
	"start" integer,
	"end" integer,
	"quote" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"created_by_name" text,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text,
	"resolved_by_name" text,
	CONSTRAINT "post_comments_field_check" CHECK ("post_comments"."field" in ('title', 'summary', 'body_text')),
	CONSTRAINT "post_comments_passage_check" CHECK (num_nulls("post_comments"."field", "post_comments"."start", "post_comments"."end", "post_comments"."quote") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "review" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "submitted_by" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "submitted_by_name" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "working_drafts" ADD COLUMN "approved_by_name" text;--> statement-breakpoint
ALTER TABLE "post_comments" ADD CONSTRAINT "post_comments_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_comments_post_index" ON "post_comments" USING btree ("post_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "working_drafts" ADD CONSTRAINT "working_drafts_review_check" CHECK ("working_drafts"."review" in ('submitted', 'returned'));