CREATE INDEX "media_updated_at_index" ON "media" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "media_kind_index" ON "media" USING btree ("kind","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "media"."kind" <> 'image';--> statement-breakpoint
CREATE INDEX "media_mime_type_index" ON "media" USING btree ("mime_type","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "people_updated_at_index" ON "people" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "posts_published_at_index" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST,"status","deleted_at");--> statement-breakpoint
CREATE INDEX "posts_section_index" ON "posts" USING btree ("section_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST,"status","deleted_at");--> statement-breakpoint
CREATE INDEX "posts_status_index" ON "posts" USING btree ("status","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."status" <> 'published' and "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "posts_kind_index" ON "posts" USING btree ("kind","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."kind" <> 'article' and "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "posts_language_index" ON "posts" USING btree ("language","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."language" <> 'vi' and "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "figures_status_index" ON "figures" USING btree ("status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "figures_source_stale_index" ON "figures" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "figures"."source_stale";--> statement-breakpoint
CREATE INDEX "figures_period_kind_index" ON "figures" USING btree ("period_kind","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "figures"."period_kind" <> 'year' or "figures"."period_kind" is null;--> statement-breakpoint
CREATE INDEX "figures_unit_index" ON "figures" USING btree ("unit","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_member_gradings_grade_index" ON "party_member_gradings" USING btree ("grade","year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_member_gradings_published_index" ON "party_member_gradings" USING btree ("published","year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_member_gradings_outcome_index" ON "party_member_gradings" USING btree ("outcome","year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "party_member_gradings"."outcome" <> 'graded';--> statement-breakpoint
CREATE INDEX "party_member_gradings_unconfirmed_index" ON "party_member_gradings" USING btree ("year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "party_member_gradings"."confirmed_at" is null;--> statement-breakpoint
CREATE INDEX "party_member_gradings_decided_on_index" ON "party_member_gradings" USING btree ("decided_on");--> statement-breakpoint
CREATE INDEX "party_member_gradings_decision_number_index" ON "party_member_gradings" USING btree ("decision_number");--> statement-breakpoint
CREATE INDEX "party_member_gradings_updated_at_index" ON "party_member_gradings" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "classes_closed_on_index" ON "classes" USING btree ("closed_on");--> statement-breakpoint
CREATE INDEX "classes_mode_index" ON "classes" USING btree ("mode","year" DESC NULLS LAST,"code" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "classes_status_index" ON "classes" USING btree ("status","year" DESC NULLS LAST,"code" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "learners_birth_year_index" ON "learners" USING btree ("birth_year");--> statement-breakpoint
CREATE INDEX "audit_events_resource_index" ON "audit_events" USING btree ("resource","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_operation_index" ON "audit_events" USING btree ("operation","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
DROP INDEX "people_unit_index";--> statement-breakpoint
CREATE INDEX "people_unit_index" ON "people" USING btree ("unit" collate "vi-x-icu","id");--> statement-breakpoint
DROP INDEX "import_errors_line_index";--> statement-breakpoint
CREATE INDEX "import_errors_line_index" ON "import_errors" USING btree ("import_id","line" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
DROP INDEX "posts_published_index";--> statement-breakpoint
DROP INDEX "posts_section_published_index";--> statement-breakpoint
DROP INDEX "posts_section_id_index";
