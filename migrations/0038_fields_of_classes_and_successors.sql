ALTER TABLE "classes" DROP CONSTRAINT "classes_mode_check";--> statement-breakpoint
ALTER TABLE "classes" DROP CONSTRAINT "classes_status_check";--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "opening_decision_number" text;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "opening_decision_date" date;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "head_teacher" text;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "audience" text;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "partner" text;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "successor_id" uuid;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_successor_id_programs_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "programs_successor_id_index" ON "programs" USING btree ("successor_id");--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_mode_check" CHECK ("classes"."mode" in ('full_time', 'part_time', 'block', 'distance', 'online', 'blended'));--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_status_check" CHECK ("classes"."status" in ('scheduled', 'open', 'suspended', 'completed', 'cancelled'));