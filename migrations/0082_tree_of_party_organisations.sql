ALTER TABLE "quota_rules" DROP CONSTRAINT "quota_rules_counted_in_check";--> statement-breakpoint
ALTER TABLE "party_cells" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "party_cells" ADD COLUMN "committees_above" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "party_cells" ADD COLUMN "task_group" text;--> statement-breakpoint
ALTER TABLE "party_cells" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "party_cells" ADD COLUMN "split_from_id" uuid;--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_parent_id_party_cells_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_merged_into_id_party_cells_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_split_from_id_party_cells_id_fk" FOREIGN KEY ("split_from_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "party_cells_parent_id_index" ON "party_cells" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "party_cells_merged_into_id_index" ON "party_cells" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "party_cells_split_from_id_index" ON "party_cells" USING btree ("split_from_id");--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_counted_in_check" CHECK ("quota_rules"."counted_in" in ('organisation', 'cell', 'task_group'));--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_parent_id_check" CHECK ("party_cells"."parent_id" <> "party_cells"."id");--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_merged_into_id_check" CHECK ("party_cells"."merged_into_id" is null or ("party_cells"."merged_into_id" <> "party_cells"."id" and "party_cells"."dissolved_on" is not null));--> statement-breakpoint
ALTER TABLE "party_cells" ADD CONSTRAINT "party_cells_split_from_id_check" CHECK ("party_cells"."split_from_id" <> "party_cells"."id");