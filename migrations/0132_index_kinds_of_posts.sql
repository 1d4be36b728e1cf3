-- readers go on while the new indexes are made; to drop the old ones takes a moment
CREATE INDEX "posts_newest_index" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST,"status","deleted_at","kind");--> statement-breakpoint
CREATE INDEX "posts_newest_of_section_index" ON "posts" USING btree ("section_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST,"status","deleted_at","kind");--> statement-breakpoint
DROP INDEX "posts_published_at_index";--> statement-breakpoint
DROP INDEX "posts_section_index";
