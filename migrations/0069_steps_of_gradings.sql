ALTER TABLE "party_cell_gradings" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD COLUMN "step" text DEFAULT 'self_assessed' NOT NULL;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD COLUMN "step" text DEFAULT 'self_assessed' NOT NULL;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "party_member_gradings_step_index" ON "party_member_gradings" USING btree ("step","year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD CONSTRAINT "party_cell_gradings_step_check" CHECK ("party_cell_gradings"."step" in ('self_assessed', 'proposed', 'decided'));--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD CONSTRAINT "party_member_gradings_step_check" CHECK ("party_member_gradings"."step" in ('self_assessed', 'proposed', 'decided'));