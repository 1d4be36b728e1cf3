CREATE TABLE "menu_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"menu_id" uuid NOT NULL,
	"parent_id" uuid,
	"label" text NOT NULL,
	"label_en" text,
	"position" integer DEFAULT 0 NOT NULL,
	"post_id" uuid,
	"section_id" uuid,
	"url" text,
	CONSTRAINT "menu_items_url_check" CHECK (num_nonnulls("menu_items"."post_id", "menu_items"."section_id", "menu_items"."url") <= 1)
);
--> statement-breakpoint
CREATE TABLE "menus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"slug" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_menu_id_menus_id_fk" FOREIGN KEY ("menu_id") REFERENCES "public"."menus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_parent_id_menu_items_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."menu_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "menu_items_external_id_unique" ON "menu_items" USING btree ("external_id") WHERE "menu_items"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "menu_items_trashed_external_id_index" ON "menu_items" USING btree ("external_id") WHERE "menu_items"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "menu_items_menu_id_index" ON "menu_items" USING btree ("menu_id");--> statement-breakpoint
CREATE INDEX "menu_items_parent_id_index" ON "menu_items" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "menu_items_post_id_index" ON "menu_items" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "menu_items_section_id_index" ON "menu_items" USING btree ("section_id");--> statement-breakpoint
CREATE UNIQUE INDEX "menus_slug_unique" ON "menus" USING btree ("slug") WHERE "menus"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "menus_external_id_unique" ON "menus" USING btree ("external_id") WHERE "menus"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "menus_trashed_external_id_index" ON "menus" USING btree ("external_id") WHERE "menus"."deleted_at" is not null;