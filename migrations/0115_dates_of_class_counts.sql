ALTER TABLE "class_counts" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "cancelled_on" date;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "ended_on" date GENERATED ALWAYS AS (least(closed_on, case when status = 'cancelled' then cancelled_on end)) STORED;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "first_learners" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "joined" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "class_counts" ADD COLUMN "departed" integer DEFAULT 0 NOT NULL;