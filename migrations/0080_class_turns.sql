CREATE TABLE "class_turns" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"turns" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "completed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "class_counts_year_index" ON "class_counts" USING btree ("year");