CREATE TABLE "reported_organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"post_id" uuid NOT NULL,
	"name" text,
	"about" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reported_organisations" ADD CONSTRAINT "reported_organisations_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reported_organisations_post_id_unique" ON "reported_organisations" USING btree ("post_id") WHERE "reported_organisations"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reported_organisations_external_id_unique" ON "reported_organisations" USING btree ("external_id") WHERE "reported_organisations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "reported_organisations_trashed_external_id_index" ON "reported_organisations" USING btree ("external_id") WHERE "reported_organisations"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "reported_organisations_post_id_index" ON "reported_organisations" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "reported_organisations_created_at_index" ON "reported_organisations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reported_organisations_updated_at_index" ON "reported_organisations" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);