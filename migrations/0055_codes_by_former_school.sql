DROP INDEX "classes_code_unique";--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "classes_code_index" ON "classes" USING btree (split_part("code_key", '@', 1));