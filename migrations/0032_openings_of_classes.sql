ALTER TABLE "class_counts" ADD COLUMN "opened_on" date;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "opened_from" date GENERATED ALWAYS AS (coalesce(opened_on, make_date(year + 1, 1, 1))) STORED;--> statement-breakpoint
CREATE INDEX "class_counts_opened_from_index" ON "class_counts" USING btree ("opened_from") WHERE "class_counts"."status" = 'scheduled';