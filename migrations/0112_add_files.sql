CREATE TABLE "file_contents" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"stored_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_contents_sha256_check" CHECK ("file_contents"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "file_contents_bytes_check" CHECK ("file_contents"."bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "media_files" (
	"media_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	"is_main" boolean NOT NULL,
	"sha256" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	CONSTRAINT "media_files_media_id_name_pk" PRIMARY KEY("media_id","name")
);
--> statement-breakpoint
CREATE TABLE "revision_media" (
	"media_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	CONSTRAINT "revision_media_media_id_post_id_pk" PRIMARY KEY("media_id","post_id")
);
--> statement-breakpoint
ALTER TABLE "media" DROP CONSTRAINT "media_kind_check";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "focal_point" jsonb;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "file_key" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "unused_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_sha256_file_contents_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."file_contents"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_media" ADD CONSTRAINT "revision_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_media" ADD CONSTRAINT "revision_media_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_files_sha256_index" ON "media_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "revision_media_post_id_index" ON "revision_media" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_file_key_unique" ON "media" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "media_unused_since_index" ON "media" USING btree ("unused_since") WHERE "media"."unused_since" is not null;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_focal_point_check" CHECK (jsonb_typeof("media"."focal_point") = 'object');--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_file_check" CHECK (("media"."file_key" is null) = ("media"."file_name" is null));--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_kind_check" CHECK ("media"."kind" in ('image', 'video', 'document', 'audio'));