CREATE TABLE "post_approval_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"by_name" text,
	"comment_id" uuid,
	CONSTRAINT "post_approval_steps_step_check" CHECK ("post_approval_steps"."step" in ('submitted', 'returned', 'approved'))
);
--> statement-breakpoint
ALTER TABLE "post_approval_steps" ADD CONSTRAINT "post_approval_steps_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_approval_steps" ADD CONSTRAINT "post_approval_steps_comment_id_post_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."post_comments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_approval_steps_post_index" ON "post_approval_steps" USING btree ("post_id","at","id");