ALTER TABLE "links" ADD COLUMN "kind" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "media_id" uuid;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "shown_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "shown_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "office_phone" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "office_phone_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "email_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "photo_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "photo_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "contact_order" integer;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_photo_id_media_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_media_id_index" ON "links" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "links_shown_from_index" ON "links" USING btree ("shown_from");--> statement-breakpoint
CREATE INDEX "links_shown_until_index" ON "links" USING btree ("shown_until");--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_kind_check" CHECK ("links"."kind" in ('link', 'banner'));--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_media_id_check" CHECK ("links"."kind" <> 'banner' or "links"."media_id" is not null);--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_shown_until_check" CHECK ("links"."shown_until" > "links"."shown_from");