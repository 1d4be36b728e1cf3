-- what is stored has none of these values, and is not read while readers and writers wait
CREATE TABLE "post_views" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"views" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "seo_title" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "seo_description" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "seo_image_id" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "seo_noindex" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "seo_canonical" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "correction_note" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "corrected_on" date;--> statement-breakpoint
ALTER TABLE "post_views" ADD CONSTRAINT "post_views_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_seo_image_id_media_id_fk" FOREIGN KEY ("seo_image_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
CREATE INDEX "posts_seo_image_id_index" ON "posts" USING btree ("seo_image_id") WHERE "posts"."seo_image_id" is not null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_corrected_on_check" CHECK ("posts"."corrected_on" is null or "posts"."correction_note" is not null) NOT VALID;