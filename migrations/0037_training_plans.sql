CREATE TABLE "training_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"year" integer NOT NULL,
	"program_id" uuid NOT NULL,
	"classes" integer,
	"learners" integer,
	"version" integer NOT NULL,
	"document_number" text,
	"document_date" date,
	"note" text,
	CONSTRAINT "training_plans_year_check" CHECK ("training_plans"."year" between 1900 and 2200),
	CONSTRAINT "training_plans_classes_check" CHECK ("training_plans"."classes" between 0 and 1000000),
	CONSTRAINT "training_plans_learners_check" CHECK ("training_plans"."learners" between 0 and 1000000),
	CONSTRAINT "training_plans_version_check" CHECK ("training_plans"."version" between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "training_plans" ADD CONSTRAINT "training_plans_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "training_plans_program_id_year_version_unique" ON "training_plans" USING btree ("program_id","year","version") WHERE "training_plans"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "training_plans_external_id_unique" ON "training_plans" USING btree ("external_id") WHERE "training_plans"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "training_plans_trashed_external_id_index" ON "training_plans" USING btree ("external_id") WHERE "training_plans"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "training_plans_year_index" ON "training_plans" USING btree ("year" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "training_plans_program_id_index" ON "training_plans" USING btree ("program_id","year" DESC NULLS LAST,"id" DESC NULLS LAST);