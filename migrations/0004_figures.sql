CREATE TABLE "figures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"indicator_id" uuid,
	"period_kind" text,
	"period_start" date,
	"period_end" date,
	"period_label" text,
	"period_year" integer GENERATED ALWAYS AS ((extract(year from coalesce(period_start, period_end)))::int) STORED,
	"dimensions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"value" double precision NOT NULL,
	"qualifier" text DEFAULT 'exact' NOT NULL,
	"relation" text,
	"denominator" double precision,
	"denominator_basis" text,
	"unit" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"exhaustive_over" text[] DEFAULT '{}' NOT NULL,
	"post_id" uuid,
	"post_revision" integer,
	"quoted_field" text,
	"quote" text,
	"quote_start" integer,
	"quote_end" integer,
	"source_stale" boolean DEFAULT false NOT NULL,
	"document_number" text,
	"document_issuer" text,
	"document_date" date,
	"document_page" text,
	"hint" text,
	"confidence" double precision,
	"rule" text,
	"note" text,
	"created_by" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"supersedes_id" uuid,
	"fact_key" text,
	CONSTRAINT "figures_qualifier_check" CHECK ("figures"."qualifier" in ('exact', 'about', 'over', 'under')),
	CONSTRAINT "figures_status_check" CHECK ("figures"."status" in ('proposed', 'confirmed', 'rejected', 'superseded')),
	CONSTRAINT "figures_relation_check" CHECK ("figures"."relation" in ('share', 'of_plan', 'change')),
	CONSTRAINT "figures_denominator_check" CHECK ("figures"."denominator" > 0 and ("figures"."relation" is distinct from 'share' or "figures"."denominator" >= "figures"."value")),
	CONSTRAINT "figures_value_check" CHECK ("figures"."unit" <> 'percent' or "figures"."relation" is distinct from 'share' or "figures"."value" between 0 and 100),
	CONSTRAINT "figures_period_kind_check" CHECK ("figures"."period_kind" in ('year', 'half', 'quarter', 'month', 'school_year', 'term', 'range', 'as_of')),
	CONSTRAINT "figures_period_start_check" CHECK (("figures"."period_start" is not null) = ("figures"."period_kind" is not null and "figures"."period_kind" <> 'as_of')),
	CONSTRAINT "figures_period_end_check" CHECK (("figures"."period_end" is not null) = ("figures"."period_kind" is not null) and "figures"."period_end" >= coalesce("figures"."period_start", "figures"."period_end")),
	CONSTRAINT "figures_indicator_id_check" CHECK ("figures"."status" in ('proposed', 'rejected') or "figures"."indicator_id" is not null),
	CONSTRAINT "figures_period_check" CHECK ("figures"."status" in ('proposed', 'rejected') or "figures"."period_kind" is not null),
	CONSTRAINT "figures_fact_key_check" CHECK (("figures"."fact_key" is not null) = ("figures"."indicator_id" is not null and "figures"."period_kind" is not null)),
	CONSTRAINT "figures_decided_at_check" CHECK ("figures"."status" = 'proposed' or "figures"."decided_at" is not null),
	CONSTRAINT "figures_quoted_field_check" CHECK ("figures"."quoted_field" in ('title', 'summary', 'body_text', 'cover.caption')),
	CONSTRAINT "figures_quote_check" CHECK (num_nulls("figures"."post_id", "figures"."post_revision", "figures"."quoted_field", "figures"."quote", "figures"."quote_start", "figures"."quote_end") in (0, 6)),
	CONSTRAINT "figures_quote_end_check" CHECK ("figures"."quote_start" >= 0 and "figures"."quote_end" > "figures"."quote_start"),
	CONSTRAINT "figures_source_stale_check" CHECK (not "figures"."source_stale" or "figures"."post_id" is not null),
	CONSTRAINT "figures_document_number_check" CHECK (num_nonnulls("figures"."post_id", "figures"."document_number") <= 1 and ("figures"."document_number" is not null or num_nonnulls("figures"."document_issuer", "figures"."document_date", "figures"."document_page") = 0))
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"unit" text NOT NULL,
	"other_units" text[] DEFAULT '{}' NOT NULL,
	"kind" text DEFAULT 'count' NOT NULL,
	"nature" text DEFAULT 'flow' NOT NULL,
	"adds_over" text[] DEFAULT '{}' NOT NULL,
	"dimensions" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "indicators_kind_check" CHECK ("indicators"."kind" in ('count', 'ratio', 'percent')),
	CONSTRAINT "indicators_nature_check" CHECK ("indicators"."nature" in ('flow', 'stock')),
	CONSTRAINT "indicators_adds_over_check" CHECK ("indicators"."adds_over" <@ "indicators"."dimensions")
);
--> statement-breakpoint
CREATE TABLE "quota_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"regulation" text NOT NULL,
	"subject_kind" text NOT NULL,
	"grade" text NOT NULL,
	"base_grades" text[] NOT NULL,
	"scope" text,
	"limit" double precision NOT NULL,
	"exceptional_limit" double precision,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "quota_rules_subject_kind_check" CHECK ("quota_rules"."subject_kind" in ('cell', 'member')),
	CONSTRAINT "quota_rules_grade_check" CHECK ("quota_rules"."grade" in ('excellent', 'good', 'completed', 'not_completed')),
	CONSTRAINT "quota_rules_base_grades_check" CHECK (cardinality("quota_rules"."base_grades") > 0),
	CONSTRAINT "quota_rules_limit_check" CHECK ("quota_rules"."limit" between 0 and 100),
	CONSTRAINT "quota_rules_exceptional_limit_check" CHECK ("quota_rules"."exceptional_limit" between "quota_rules"."limit" and 100),
	CONSTRAINT "quota_rules_valid_to_check" CHECK ("quota_rules"."valid_to" >= "quota_rules"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "register_coverage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"register" text NOT NULL,
	"year" integer NOT NULL,
	"complete" boolean NOT NULL,
	"note" text,
	CONSTRAINT "register_coverage_year_check" CHECK ("register_coverage"."year" between 1900 and 2200)
);
--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_supersedes_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."figures"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "figures_external_id_unique" ON "figures" USING btree ("external_id") WHERE "figures"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "figures_supersedes_id_unique" ON "figures" USING btree ("supersedes_id");--> statement-breakpoint
CREATE INDEX "figures_indicator_period_index" ON "figures" USING btree ("indicator_id","period_year","fact_key") WHERE "figures"."status" = 'confirmed' and "figures"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "figures_period_year_index" ON "figures" USING btree ("period_year","indicator_id");--> statement-breakpoint
CREATE INDEX "figures_indicator_id_index" ON "figures" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "figures_dimensions_index" ON "figures" USING gin ("dimensions" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "figures_fact_key_index" ON "figures" USING btree ("fact_key");--> statement-breakpoint
CREATE INDEX "figures_post_index" ON "figures" USING btree ("post_id","quoted_field","quote_start");--> statement-breakpoint
CREATE INDEX "figures_document_number_index" ON "figures" USING btree ("document_number");--> statement-breakpoint
CREATE INDEX "figures_created_at_index" ON "figures" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "figures_updated_at_index" ON "figures" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "indicators_code_unique" ON "indicators" USING btree ("code") WHERE "indicators"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "indicators_external_id_unique" ON "indicators" USING btree ("external_id") WHERE "indicators"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "indicators_name_vi_index" ON "indicators" USING btree ("name_vi" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "quota_rules_external_id_unique" ON "quota_rules" USING btree ("external_id") WHERE "quota_rules"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quota_rules_valid_from_index" ON "quota_rules" USING btree ("valid_from" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "register_coverage_register_year_unique" ON "register_coverage" USING btree ("register","year");--> statement-breakpoint
CREATE INDEX "register_coverage_year_index" ON "register_coverage" USING btree ("year" DESC NULLS LAST,"id" DESC NULLS LAST);