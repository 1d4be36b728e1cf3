ALTER TABLE "party_cells" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "classes_origin_index" ON "classes" USING btree ("origin","year" DESC NULLS LAST,"code" DESC NULLS LAST,"id" DESC NULLS LAST);