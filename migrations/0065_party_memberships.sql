CREATE TABLE "party_memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"party_member_id" uuid NOT NULL,
	"party_cell_id" uuid NOT NULL,
	"from" date,
	"to" date,
	"kind" text,
	"temporary" boolean DEFAULT false NOT NULL,
	"joined_by" text,
	"left_for" text,
	CONSTRAINT "party_memberships_from_check" CHECK ("party_memberships"."from" between '1900-01-01' and '2200-12-31'),
	CONSTRAINT "party_memberships_to_check" CHECK ("party_memberships"."to" >= "party_memberships"."from"),
	CONSTRAINT "party_memberships_kind_check" CHECK ("party_memberships"."kind" in ('probationary', 'official')),
	CONSTRAINT "party_memberships_joined_by_check" CHECK ("party_memberships"."joined_by" in ('admitted', 'transferred_in', 'restored', 'moved_cell')),
	CONSTRAINT "party_memberships_left_for_check" CHECK ("party_memberships"."left_for" is null or ("party_memberships"."left_for" in ('transferred_out', 'struck_off', 'expelled', 'resigned', 'deceased', 'moved_cell') and "party_memberships"."to" is not null))
);
--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "from" date;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "admitted_on" date;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "official_on" date;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "sex" text;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "birth_date" date;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "ethnicity" text;--> statement-breakpoint
ALTER TABLE "party_memberships" ADD CONSTRAINT "party_memberships_party_member_id_party_members_id_fk" FOREIGN KEY ("party_member_id") REFERENCES "public"."party_members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_memberships" ADD CONSTRAINT "party_memberships_party_cell_id_party_cells_id_fk" FOREIGN KEY ("party_cell_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "party_memberships_external_id_unique" ON "party_memberships" USING btree ("external_id") WHERE "party_memberships"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "party_memberships_trashed_external_id_index" ON "party_memberships" USING btree ("external_id") WHERE "party_memberships"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "party_memberships_party_member_id_index" ON "party_memberships" USING btree ("party_member_id","from");--> statement-breakpoint
CREATE INDEX "party_memberships_party_cell_id_index" ON "party_memberships" USING btree ("party_cell_id","from" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_memberships_from_index" ON "party_memberships" USING btree ("from" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_memberships_to_index" ON "party_memberships" USING btree ("to" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_memberships_updated_at_index" ON "party_memberships" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_official_on_check" CHECK ("party_members"."official_on" >= "party_members"."admitted_on");--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_sex_check" CHECK ("party_members"."sex" in ('female', 'male'));--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_ethnicity_check" CHECK ("party_members"."ethnicity" ~ '^[0-9]{2}$' and "party_members"."ethnicity" between '01' and '54');