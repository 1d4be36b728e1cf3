CREATE TABLE "class_counts" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"program_id" uuid NOT NULL,
	"planned" boolean,
	"mode" text,
	"status" text NOT NULL,
	"headcount" integer,
	"headcount_unplanned" integer,
	"trashed" boolean NOT NULL,
	"live" integer NOT NULL,
	"enrolled_planned" integer NOT NULL,
	"enrolled_unplanned" integer NOT NULL,
	"enrolled_as_class" integer NOT NULL,
	"learners" integer GENERATED ALWAYS AS (case when live > 0 then enrolled_planned + enrolled_unplanned + enrolled_as_class else headcount end) STORED,
	"inside" integer GENERATED ALWAYS AS (case when live > 0 then enrolled_planned + case when planned then enrolled_as_class else 0 end
      when headcount_unplanned is not null then headcount - headcount_unplanned
      when planned then headcount end) STORED,
	"outside" integer GENERATED ALWAYS AS (case when live > 0 then enrolled_unplanned + case when not planned then enrolled_as_class else 0 end
      when headcount_unplanned is not null then headcount_unplanned
      when not planned then headcount end) STORED,
	"neither" integer GENERATED ALWAYS AS (case when live > 0 then case when planned is null then enrolled_as_class else 0 end
      when headcount_unplanned is null and planned is null then headcount end) STORED
);
--> statement-breakpoint
ALTER TABLE "class_counts" ADD CONSTRAINT "class_counts_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;