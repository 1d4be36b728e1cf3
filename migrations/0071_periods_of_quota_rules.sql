ALTER TABLE "quota_rules" ALTER COLUMN "limit" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "basis" text;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "issued_on" date;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "rounding" text DEFAULT 'down' NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "counted_in" text DEFAULT 'organisation' NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "leaders_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "excellent_score" double precision;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "good_score" double precision;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "completed_score" double precision;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD COLUMN "period_kind" text;--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_rounding_check" CHECK ("quota_rules"."rounding" in ('down', 'nearest', 'up'));--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_counted_in_check" CHECK ("quota_rules"."counted_in" in ('organisation', 'cell'));--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_period_kind_check" CHECK ("quota_rules"."period_kind" in ('year', 'quarter'));--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_excellent_score_check" CHECK ("quota_rules"."excellent_score" between 0 and 100);--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_good_score_check" CHECK ("quota_rules"."good_score" between 0 and 100);--> statement-breakpoint
ALTER TABLE "quota_rules" ADD CONSTRAINT "quota_rules_completed_score_check" CHECK ("quota_rules"."completed_score" between 0 and 100);