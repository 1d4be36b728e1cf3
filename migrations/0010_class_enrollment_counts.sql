CREATE TABLE "class_enrollment_counts" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"live" integer NOT NULL,
	"planned" integer NOT NULL,
	"unplanned" integer NOT NULL,
	"as_class" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "class_enrollment_counts" ADD CONSTRAINT "class_enrollment_counts_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;