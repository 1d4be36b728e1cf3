ALTER TABLE "enrollments" ADD COLUMN "score" numeric(4, 2);--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "certificate_kind" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "register_number" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "certificate_issuer" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "certificate_issued_on" date;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "result_decision_number" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "certificate_is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_score_check" CHECK ("enrollments"."score" between 0 and 10);--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_certificate_kind_check" CHECK ("enrollments"."certificate_kind" in ('diploma', 'certificate', 'attestation'));