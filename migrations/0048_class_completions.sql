CREATE TABLE "class_completions" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"completed" integer NOT NULL
);
