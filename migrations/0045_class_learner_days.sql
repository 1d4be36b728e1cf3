CREATE TABLE "class_cancellations" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"cancelled_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "class_learner_days" (
	"class_id" uuid NOT NULL,
	"on" date NOT NULL,
	"entered" integer NOT NULL,
	"departed" integer NOT NULL,
	CONSTRAINT "class_learner_days_class_id_on_pk" PRIMARY KEY("class_id","on"),
	CONSTRAINT "class_learner_days_entered_check" CHECK ("class_learner_days"."entered" >= 0 and "class_learner_days"."departed" >= 0)
);
--> statement-breakpoint
ALTER TABLE "class_cancellations" ADD CONSTRAINT "class_cancellations_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;