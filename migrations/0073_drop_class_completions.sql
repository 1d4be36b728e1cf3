-- The triggers on enrollments go with their function. `class_learner_groups` has the same counts.
drop function keep_class_completions() cascade;
--> statement-breakpoint
DROP TABLE "class_completions";
