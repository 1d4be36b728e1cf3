CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"place" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"starts_on" date GENERATED ALWAYS AS (((starts_at at time zone 'Asia/Ho_Chi_Minh')::date)) STORED NOT NULL,
	"ends_on" date GENERATED ALWAYS AS ((greatest(starts_at at time zone 'Asia/Ho_Chi_Minh', (ends_at at time zone 'Asia/Ho_Chi_Minh') - interval '1 millisecond')::date)) STORED NOT NULL,
	"session" text,
	"chair" text,
	"participants" text,
	"organiser" text,
	"class_id" uuid,
	"post_id" uuid,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"internal" boolean DEFAULT false NOT NULL,
	CONSTRAINT "events_session_check" CHECK ("events"."session" in ('morning', 'afternoon', 'all_day')),
	CONSTRAINT "events_status_check" CHECK ("events"."status" in ('scheduled', 'postponed', 'cancelled')),
	CONSTRAINT "events_ends_at_check" CHECK ("events"."ends_at" > "events"."starts_at" and "events"."ends_on" - "events"."starts_on" <= 366)
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "events_external_id_unique" ON "events" USING btree ("external_id") WHERE "events"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "events_trashed_external_id_index" ON "events" USING btree ("external_id") WHERE "events"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "events_starts_at_index" ON "events" USING btree ("starts_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_internal_index" ON "events" USING btree ("internal","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_session_index" ON "events" USING btree ("session","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_status_index" ON "events" USING btree ("status","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_organiser_index" ON "events" USING btree ("organiser","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_class_id_index" ON "events" USING btree ("class_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_post_id_index" ON "events" USING btree ("post_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_title_terms_index" ON "events" USING gin (text_terms("title")) WITH (fastupdate=true,gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "events_title_index" ON "events" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "events_updated_at_index" ON "events" USING btree ("updated_at");