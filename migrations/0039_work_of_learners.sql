ALTER TABLE "enrollments" ADD COLUMN "position" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "holds_leadership" boolean;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "position_level" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "unit_group" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "party_member" boolean;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "code_key" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "birth_date" date;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "sex" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "nationality" text DEFAULT 'VN' NOT NULL;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "ethnicity" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "holds_leadership" boolean;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "position_level" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "unit_group" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "party_member" boolean;--> statement-breakpoint
CREATE UNIQUE INDEX "learners_code_key_unique" ON "learners" USING btree ("code_key") WHERE "learners"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "learners_person_index" ON "learners" USING btree ("full_name","birth_year","birth_date","unit","id") WHERE "learners"."deleted_at" is null;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_position_level_check" CHECK ("enrollments"."position_level" in ('central', 'province', 'district', 'commune', 'village'));--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_unit_group_check" CHECK ("enrollments"."unit_group" in ('party', 'state', 'front_and_mass', 'public_service', 'armed_forces', 'enterprise', 'commune', 'other'));--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_sex_check" CHECK ("learners"."sex" in ('female', 'male'));--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_nationality_check" CHECK ("learners"."nationality" ~ '^[A-Z]{2}$');--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_ethnicity_check" CHECK ("learners"."ethnicity" ~ '^[0-9]{2}$' and "learners"."ethnicity" between '01' and '54');--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_position_level_check" CHECK ("learners"."position_level" in ('central', 'province', 'district', 'commune', 'village'));--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_unit_group_check" CHECK ("learners"."unit_group" in ('party', 'state', 'front_and_mass', 'public_service', 'armed_forces', 'enterprise', 'commune', 'other'));