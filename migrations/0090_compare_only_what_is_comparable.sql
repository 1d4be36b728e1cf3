CREATE TABLE "former_fact_keys" (
	"former_key" text PRIMARY KEY NOT NULL,
	"fact_key" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_exceptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"figure_ids" uuid[] NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "reconciliation_exceptions_figure_ids_check" CHECK (cardinality("reconciliation_exceptions"."figure_ids") > 0)
);
--> statement-breakpoint
ALTER TABLE "figures" ADD COLUMN "about" text;--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_exceptions_external_id_unique" ON "reconciliation_exceptions" USING btree ("external_id") WHERE "reconciliation_exceptions"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "reconciliation_exceptions_trashed_external_id_index" ON "reconciliation_exceptions" USING btree ("external_id") WHERE "reconciliation_exceptions"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "reconciliation_exceptions_figure_ids_index" ON "reconciliation_exceptions" USING gin ("figure_ids");--> statement-breakpoint
CREATE INDEX "reconciliation_exceptions_created_at_index" ON "reconciliation_exceptions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reconciliation_exceptions_updated_at_index" ON "reconciliation_exceptions" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);