CREATE TABLE "enrollment_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"corrected_kind" text,
	"on" date,
	"reason" text,
	"decision_number" text,
	"to_enrollment_id" uuid,
	"replaces_event_id" uuid,
	"replaced" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"effective_kind" text GENERATED ALWAYS AS (case when replaced then null when kind = 'corrected' then corrected_kind else kind end) STORED,
	CONSTRAINT "enrollment_events_kind_check" CHECK ("enrollment_events"."kind" in ('withdrawn', 'transferred', 'deferred', 'resumed', 'deceased', 'expelled', 'completed', 'failed', 'corrected')),
	CONSTRAINT "enrollment_events_corrected_kind_check" CHECK ("enrollment_events"."corrected_kind" in ('withdrawn', 'transferred', 'deferred', 'resumed', 'deceased', 'expelled', 'completed', 'failed')),
	CONSTRAINT "enrollment_events_replaces_event_id_check" CHECK (("enrollment_events"."kind" = 'corrected') = ("enrollment_events"."replaces_event_id" is not null) and ("enrollment_events"."kind" = 'corrected' or "enrollment_events"."corrected_kind" is null))
);
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_status_check";--> statement-breakpoint
ALTER TABLE "enrollment_events" ADD CONSTRAINT "enrollment_events_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_events" ADD CONSTRAINT "enrollment_events_to_enrollment_id_enrollments_id_fk" FOREIGN KEY ("to_enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_events" ADD CONSTRAINT "enrollment_events_replaces_event_id_enrollment_events_id_fk" FOREIGN KEY ("replaces_event_id") REFERENCES "public"."enrollment_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "enrollment_events_sequence_unique" ON "enrollment_events" USING btree ("enrollment_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "enrollment_events_replaces_event_id_unique" ON "enrollment_events" USING btree ("replaces_event_id") WHERE "enrollment_events"."replaces_event_id" is not null;--> statement-breakpoint
CREATE INDEX "enrollment_events_to_enrollment_id_index" ON "enrollment_events" USING btree ("to_enrollment_id") WHERE "enrollment_events"."to_enrollment_id" is not null;--> statement-breakpoint
CREATE INDEX "enrollment_events_counted_index" ON "enrollment_events" USING btree ("on","enrollment_id") WHERE "enrollment_events"."effective_kind" in ('withdrawn', 'transferred', 'resumed');--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_status_check" CHECK ("enrollments"."status" in ('enrolled', 'completed', 'withdrawn', 'deferred', 'expelled', 'failed', 'transferred', 'deceased'));