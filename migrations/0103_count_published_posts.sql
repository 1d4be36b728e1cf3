CREATE TABLE "post_counts" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"section_id" uuid,
	"words" integer NOT NULL,
	"pictures" integer NOT NULL,
	"authors" text[] NOT NULL,
	CONSTRAINT "post_counts_words_check" CHECK ("post_counts"."words" >= 0 and "post_counts"."pictures" >= 0)
);
--> statement-breakpoint
ALTER TABLE "post_counts" ADD CONSTRAINT "post_counts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_counts_published_at_index" ON "post_counts" USING btree ("published_at");