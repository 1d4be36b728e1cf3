CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"public_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"role" text,
	"scopes" text[] NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"operation" text NOT NULL,
	"resource" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"revision" integer,
	"fields" text[] NOT NULL,
	"request_id" text,
	"remote_address" text
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"group" text,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"alt" text,
	"decorative" boolean DEFAULT false NOT NULL,
	"credit" text,
	"mime_type" text,
	"bytes" bigint,
	"width" integer,
	"height" integer,
	"duration_s" double precision,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"original_url" text,
	CONSTRAINT "media_kind_check" CHECK ("media"."kind" in ('image', 'video', 'document')),
	CONSTRAINT "media_decorative_check" CHECK (not ("media"."decorative" and "media"."alt" is not null)),
	CONSTRAINT "media_bytes_check" CHECK ("media"."bytes" >= 0),
	CONSTRAINT "media_width_check" CHECK ("media"."width" > 0),
	CONSTRAINT "media_height_check" CHECK ("media"."height" > 0),
	CONSTRAINT "media_duration_s_check" CHECK ("media"."duration_s" >= 0),
	CONSTRAINT "media_sources_check" CHECK (jsonb_typeof("media"."sources") = 'array')
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"degree" text,
	"position" text,
	"unit" text
);
--> statement-breakpoint
CREATE TABLE "post_revisions" (
	"id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "post_revisions_post_id_revision_pk" PRIMARY KEY("post_id","revision"),
	CONSTRAINT "post_revisions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "post_bylines" (
	"post_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"degree" text,
	"position" text,
	"unit" text,
	CONSTRAINT "post_bylines_post_id_ordinal_pk" PRIMARY KEY("post_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "post_media" (
	"post_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"media_id" uuid NOT NULL,
	"caption" text,
	"credit" text,
	"alt" text,
	CONSTRAINT "post_media_post_id_ordinal_pk" PRIMARY KEY("post_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "post_tags" (
	"post_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "post_tags_post_id_tag_id_pk" PRIMARY KEY("post_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"slug" text NOT NULL,
	"kind" text DEFAULT 'article' NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"body" text DEFAULT '' NOT NULL,
	"body_html" text DEFAULT '' NOT NULL,
	"body_text" text DEFAULT '' NOT NULL,
	"section_id" uuid,
	"cover_media_id" uuid,
	"cover_caption" text,
	"cover_credit" text,
	"cover_alt" text,
	"video_url" text,
	"language" text DEFAULT 'vi' NOT NULL,
	"translation_of" uuid,
	"event_date" date,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	CONSTRAINT "posts_kind_check" CHECK ("posts"."kind" in ('article', 'video')),
	CONSTRAINT "posts_language_check" CHECK ("posts"."language" in ('vi', 'en')),
	CONSTRAINT "posts_status_check" CHECK ("posts"."status" in ('draft', 'published', 'archived')),
	CONSTRAINT "posts_published_at_check" CHECK ("posts"."status" = 'draft' or "posts"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"parent_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sections_parent_id_check" CHECK ("sections"."parent_id" <> "sections"."id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"caller" text NOT NULL,
	"operation" text NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"headers" jsonb NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_caller_operation_key_hash_pk" PRIMARY KEY("caller","operation","key_hash")
);
--> statement-breakpoint
CREATE TABLE "party_cell_gradings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"year" integer NOT NULL,
	"quarter" integer,
	"outcome" text DEFAULT 'graded' NOT NULL,
	"reason" text,
	"grade" text,
	"label" text,
	"score" double precision,
	"decision_number" text,
	"decided_on" date,
	"published" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"current" boolean DEFAULT true NOT NULL,
	"supersedes_id" uuid,
	"chain_id" uuid NOT NULL,
	"party_cell_id" uuid NOT NULL,
	CONSTRAINT "party_cell_gradings_year_check" CHECK ("party_cell_gradings"."year" between 1900 and 2200),
	CONSTRAINT "party_cell_gradings_quarter_check" CHECK ("party_cell_gradings"."quarter" between 1 and 4),
	CONSTRAINT "party_cell_gradings_outcome_check" CHECK ("party_cell_gradings"."outcome" in ('graded', 'exempt', 'not_graded')),
	CONSTRAINT "party_cell_gradings_grade_check" CHECK ("party_cell_gradings"."grade" in ('excellent', 'good', 'completed', 'not_completed')),
	CONSTRAINT "party_cell_gradings_grade_outcome_check" CHECK (("party_cell_gradings"."grade" is not null) = ("party_cell_gradings"."outcome" = 'graded')),
	CONSTRAINT "party_cell_gradings_score_check" CHECK ("party_cell_gradings"."score" between 0 and 1000),
	CONSTRAINT "party_cell_gradings_decided_on_check" CHECK ("party_cell_gradings"."decided_on" >= make_date("party_cell_gradings"."year", coalesce("party_cell_gradings"."quarter" * 3 - 2, 1), 1)),
	CONSTRAINT "party_cell_gradings_current_check" CHECK ("party_cell_gradings"."current" or "party_cell_gradings"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "party_cells" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"established_on" date,
	"dissolved_on" date,
	CONSTRAINT "party_cells_dissolved_on_check" CHECK ("party_cells"."dissolved_on" >= "party_cells"."established_on")
);
--> statement-breakpoint
CREATE TABLE "commendations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"form" text,
	"party_cell_id" uuid,
	"party_member_id" uuid,
	"person_id" uuid,
	"unit" text,
	"count" integer DEFAULT 1 NOT NULL,
	"awarded_by" text,
	"decision_number" text,
	"decided_on" date,
	"year" integer,
	"post_id" uuid,
	CONSTRAINT "commendations_recipient_check" CHECK (num_nonnulls("commendations"."party_cell_id", "commendations"."party_member_id", "commendations"."person_id", "commendations"."unit") = 1),
	CONSTRAINT "commendations_count_check" CHECK ("commendations"."count" between 1 and 1000000),
	CONSTRAINT "commendations_year_check" CHECK ("commendations"."year" between 1900 and 2200),
	CONSTRAINT "commendations_decided_on_check" CHECK ("commendations"."decided_on" >= make_date("commendations"."year", 1, 1))
);
--> statement-breakpoint
CREATE TABLE "party_member_gradings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"year" integer NOT NULL,
	"quarter" integer,
	"outcome" text DEFAULT 'graded' NOT NULL,
	"reason" text,
	"grade" text,
	"label" text,
	"score" double precision,
	"decision_number" text,
	"decided_on" date,
	"published" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"current" boolean DEFAULT true NOT NULL,
	"supersedes_id" uuid,
	"chain_id" uuid NOT NULL,
	"party_member_id" uuid NOT NULL,
	CONSTRAINT "party_member_gradings_year_check" CHECK ("party_member_gradings"."year" between 1900 and 2200),
	CONSTRAINT "party_member_gradings_quarter_check" CHECK ("party_member_gradings"."quarter" between 1 and 4),
	CONSTRAINT "party_member_gradings_outcome_check" CHECK ("party_member_gradings"."outcome" in ('graded', 'exempt', 'not_graded')),
	CONSTRAINT "party_member_gradings_grade_check" CHECK ("party_member_gradings"."grade" in ('excellent', 'good', 'completed', 'not_completed')),
	CONSTRAINT "party_member_gradings_grade_outcome_check" CHECK (("party_member_gradings"."grade" is not null) = ("party_member_gradings"."outcome" = 'graded')),
	CONSTRAINT "party_member_gradings_score_check" CHECK ("party_member_gradings"."score" between 0 and 1000),
	CONSTRAINT "party_member_gradings_decided_on_check" CHECK ("party_member_gradings"."decided_on" >= make_date("party_member_gradings"."year", coalesce("party_member_gradings"."quarter" * 3 - 2, 1), 1)),
	CONSTRAINT "party_member_gradings_current_check" CHECK ("party_member_gradings"."current" or "party_member_gradings"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "party_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"full_name" text NOT NULL,
	"party_cell_id" uuid NOT NULL,
	"joined_on" date,
	"position" text
);
--> statement-breakpoint
CREATE TABLE "research_output_people" (
	"research_output_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "research_output_people_pk" PRIMARY KEY("research_output_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "research_outputs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"level" text,
	"stage" text,
	"title" text NOT NULL,
	"partner" text,
	"year" integer NOT NULL,
	"started_on" date,
	"ended_on" date,
	"post_id" uuid,
	CONSTRAINT "research_outputs_kind_check" CHECK ("research_outputs"."kind" in ('topic', 'seminar', 'paper', 'broadcast', 'bulletin', 'outreach')),
	CONSTRAINT "research_outputs_level_check" CHECK ("research_outputs"."level" in ('national', 'ministerial', 'provincial', 'school', 'faculty')),
	CONSTRAINT "research_outputs_stage_check" CHECK ("research_outputs"."stage" in ('registered', 'running', 'accepted')),
	CONSTRAINT "research_outputs_year_check" CHECK ("research_outputs"."year" between 1900 and 2200),
	CONSTRAINT "research_outputs_ended_on_check" CHECK ("research_outputs"."ended_on" >= "research_outputs"."started_on")
);
--> statement-breakpoint
CREATE TABLE "slug_redirects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource" text NOT NULL,
	"slug" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_development_people" (
	"staff_development_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "staff_development_people_pk" PRIMARY KEY("staff_development_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "staff_developments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"kind" text,
	"level" text,
	"title" text NOT NULL,
	"organiser" text,
	"year" integer NOT NULL,
	"started_on" date,
	"ended_on" date,
	"count" integer,
	"post_id" uuid,
	CONSTRAINT "staff_developments_kind_check" CHECK ("staff_developments"."kind" in ('study', 'in_service_training', 'field_research', 'teaching_contest', 'other')),
	CONSTRAINT "staff_developments_year_check" CHECK ("staff_developments"."year" between 1900 and 2200),
	CONSTRAINT "staff_developments_count_check" CHECK ("staff_developments"."count" between 1 and 1000000),
	CONSTRAINT "staff_developments_ended_on_check" CHECK ("staff_developments"."ended_on" >= "staff_developments"."started_on")
);
--> statement-breakpoint
CREATE TABLE "classes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"program_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"planned" boolean,
	"mode" text,
	"venue" text,
	"opened_on" date,
	"closed_on" date,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"capacity" integer,
	"headcount" integer,
	"headcount_unplanned" integer,
	CONSTRAINT "classes_mode_check" CHECK ("classes"."mode" in ('full_time', 'part_time', 'block', 'distance')),
	CONSTRAINT "classes_status_check" CHECK ("classes"."status" in ('scheduled', 'open', 'completed', 'cancelled')),
	CONSTRAINT "classes_closed_on_check" CHECK ("classes"."closed_on" >= "classes"."opened_on"),
	CONSTRAINT "classes_capacity_check" CHECK ("classes"."capacity" >= 0),
	CONSTRAINT "classes_headcount_check" CHECK ("classes"."headcount" >= 0),
	CONSTRAINT "classes_headcount_unplanned_check" CHECK ("classes"."headcount_unplanned" >= 0 and "classes"."headcount_unplanned" <= "classes"."headcount")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"class_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"enrolled_on" date,
	"planned" boolean,
	"status" text DEFAULT 'enrolled' NOT NULL,
	"result" text,
	"certificate_number" text,
	CONSTRAINT "enrollments_status_check" CHECK ("enrollments"."status" in ('enrolled', 'completed', 'withdrawn', 'deferred', 'expelled', 'failed')),
	CONSTRAINT "enrollments_result_check" CHECK ("enrollments"."result" in ('excellent', 'very_good', 'good', 'fair', 'average', 'passed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"full_name" text NOT NULL,
	"birth_year" integer,
	"position" text,
	"unit" text,
	CONSTRAINT "learners_birth_year_check" CHECK ("learners"."birth_year" between 1900 and 2200)
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"training_type" text,
	"family" text DEFAULT 'other' NOT NULL,
	"level" text,
	"partner" text,
	"basis_document" text,
	"valid_from" date,
	"valid_to" date,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "programs_valid_to_check" CHECK ("programs"."valid_to" >= "programs"."valid_from"),
	CONSTRAINT "programs_training_type_check" CHECK ("programs"."training_type" in ('degree', 'in_service'))
);
--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_media" ADD CONSTRAINT "post_media_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_media" ADD CONSTRAINT "post_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_cover_media_id_media_id_fk" FOREIGN KEY ("cover_media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_translation_of_fk" FOREIGN KEY ("translation_of") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_id_sections_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD CONSTRAINT "party_cell_gradings_party_cell_id_party_cells_id_fk" FOREIGN KEY ("party_cell_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD CONSTRAINT "party_cell_gradings_supersedes_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."party_cell_gradings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendations" ADD CONSTRAINT "commendations_party_cell_id_party_cells_id_fk" FOREIGN KEY ("party_cell_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendations" ADD CONSTRAINT "commendations_party_member_id_party_members_id_fk" FOREIGN KEY ("party_member_id") REFERENCES "public"."party_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendations" ADD CONSTRAINT "commendations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendations" ADD CONSTRAINT "commendations_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD CONSTRAINT "party_member_gradings_party_member_id_party_members_id_fk" FOREIGN KEY ("party_member_id") REFERENCES "public"."party_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD CONSTRAINT "party_member_gradings_supersedes_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."party_member_gradings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_party_cell_id_party_cells_id_fk" FOREIGN KEY ("party_cell_id") REFERENCES "public"."party_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "research_output_people" ADD CONSTRAINT "research_output_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "research_output_people" ADD CONSTRAINT "research_output_people_research_output_id_fk" FOREIGN KEY ("research_output_id") REFERENCES "public"."research_outputs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "research_outputs" ADD CONSTRAINT "research_outputs_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_development_people" ADD CONSTRAINT "staff_development_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_development_people" ADD CONSTRAINT "staff_development_people_staff_development_id_fk" FOREIGN KEY ("staff_development_id") REFERENCES "public"."staff_developments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_developments" ADD CONSTRAINT "staff_developments_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_public_id_unique" ON "api_keys" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "api_keys_created_at_index" ON "api_keys" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_at_index" ON "audit_events" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_resource_index" ON "audit_events" USING btree ("resource","resource_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_actor_index" ON "audit_events" USING btree ("actor","at");--> statement-breakpoint
CREATE UNIQUE INDEX "links_external_id_unique" ON "links" USING btree ("external_id") WHERE "links"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "links_group_index" ON "links" USING btree ("group");--> statement-breakpoint
CREATE UNIQUE INDEX "media_external_id_unique" ON "media" USING btree ("external_id") WHERE "media"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "media_created_at_index" ON "media" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "media_title_index" ON "media" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_external_id_unique" ON "people" USING btree ("external_id") WHERE "people"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "people_name_index" ON "people" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "people_given_name_index" ON "people" USING btree (substring("name", '(\S+)\s*$') collate "vi-x-icu","name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "people_unit_index" ON "people" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "post_bylines_person_id_index" ON "post_bylines" USING btree ("person_id","post_id");--> statement-breakpoint
CREATE INDEX "post_media_media_id_index" ON "post_media" USING btree ("media_id","post_id");--> statement-breakpoint
CREATE INDEX "post_tags_tag_id_index" ON "post_tags" USING btree ("tag_id","post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_slug_unique" ON "posts" USING btree ("slug") WHERE "posts"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_external_id_unique" ON "posts" USING btree ("external_id") WHERE "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "posts_published_index" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."status" = 'published' and "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "posts_section_published_index" ON "posts" USING btree ("section_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."status" = 'published' and "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "posts_updated_at_index" ON "posts" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_created_at_index" ON "posts" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_section_id_index" ON "posts" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "posts_cover_media_id_index" ON "posts" USING btree ("cover_media_id");--> statement-breakpoint
CREATE INDEX "posts_translation_of_index" ON "posts" USING btree ("translation_of");--> statement-breakpoint
CREATE INDEX "posts_event_date_index" ON "posts" USING btree ("event_date" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_title_index" ON "posts" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sections_slug_unique" ON "sections" USING btree ("slug") WHERE "sections"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sections_external_id_unique" ON "sections" USING btree ("external_id") WHERE "sections"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "sections_parent_id_index" ON "sections" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "sections_name_index" ON "sections" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_slug_unique" ON "tags" USING btree ("slug") WHERE "tags"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tags_external_id_unique" ON "tags" USING btree ("external_id") WHERE "tags"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tags_name_index" ON "tags" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "party_cell_gradings_period_unique" ON "party_cell_gradings" USING btree ("party_cell_id","year",coalesce("quarter", 0)) WHERE "party_cell_gradings"."current" and "party_cell_gradings"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "party_cell_gradings_external_id_unique" ON "party_cell_gradings" USING btree ("external_id") WHERE "party_cell_gradings"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "party_cell_gradings_supersedes_id_unique" ON "party_cell_gradings" USING btree ("supersedes_id");--> statement-breakpoint
CREATE INDEX "party_cell_gradings_year_index" ON "party_cell_gradings" USING btree ("year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_cell_gradings_subject_index" ON "party_cell_gradings" USING btree ("party_cell_id");--> statement-breakpoint
CREATE INDEX "party_cell_gradings_chain_id_index" ON "party_cell_gradings" USING btree ("chain_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_cells_slug_unique" ON "party_cells" USING btree ("slug") WHERE "party_cells"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "party_cells_external_id_unique" ON "party_cells" USING btree ("external_id") WHERE "party_cells"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "party_cells_name_index" ON "party_cells" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "commendations_external_id_unique" ON "commendations" USING btree ("external_id") WHERE "commendations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "commendations_year_index" ON "commendations" USING btree ("year" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "commendations_title_index" ON "commendations" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "commendations_party_cell_id_index" ON "commendations" USING btree ("party_cell_id");--> statement-breakpoint
CREATE INDEX "commendations_party_member_id_index" ON "commendations" USING btree ("party_member_id");--> statement-breakpoint
CREATE INDEX "commendations_person_id_index" ON "commendations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "commendations_post_id_index" ON "commendations" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_member_gradings_period_unique" ON "party_member_gradings" USING btree ("party_member_id","year",coalesce("quarter", 0)) WHERE "party_member_gradings"."current" and "party_member_gradings"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "party_member_gradings_external_id_unique" ON "party_member_gradings" USING btree ("external_id") WHERE "party_member_gradings"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "party_member_gradings_supersedes_id_unique" ON "party_member_gradings" USING btree ("supersedes_id");--> statement-breakpoint
CREATE INDEX "party_member_gradings_year_index" ON "party_member_gradings" USING btree ("year" DESC NULLS LAST,"quarter" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "party_member_gradings_subject_index" ON "party_member_gradings" USING btree ("party_member_id");--> statement-breakpoint
CREATE INDEX "party_member_gradings_chain_id_index" ON "party_member_gradings" USING btree ("chain_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_members_external_id_unique" ON "party_members" USING btree ("external_id") WHERE "party_members"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "party_members_given_name_index" ON "party_members" USING btree (substring("full_name", '(\S+)\s*$') collate "vi-x-icu","full_name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "party_members_full_name_index" ON "party_members" USING btree ("full_name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "party_members_party_cell_id_index" ON "party_members" USING btree ("party_cell_id");--> statement-breakpoint
CREATE INDEX "research_output_people_person_id_index" ON "research_output_people" USING btree ("person_id","research_output_id");--> statement-breakpoint
CREATE UNIQUE INDEX "research_outputs_external_id_unique" ON "research_outputs" USING btree ("external_id") WHERE "research_outputs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "research_outputs_year_index" ON "research_outputs" USING btree ("year" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "research_outputs_title_index" ON "research_outputs" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "research_outputs_post_id_index" ON "research_outputs" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slug_redirects_resource_slug_unique" ON "slug_redirects" USING btree ("resource","slug");--> statement-breakpoint
CREATE INDEX "slug_redirects_created_at_index" ON "slug_redirects" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "slug_redirects_resource_id_index" ON "slug_redirects" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "staff_development_people_person_id_index" ON "staff_development_people" USING btree ("person_id","staff_development_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_developments_external_id_unique" ON "staff_developments" USING btree ("external_id") WHERE "staff_developments"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "staff_developments_year_index" ON "staff_developments" USING btree ("year" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "staff_developments_title_index" ON "staff_developments" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "staff_developments_post_id_index" ON "staff_developments" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "classes_code_unique" ON "classes" USING btree ("code") WHERE "classes"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "classes_external_id_unique" ON "classes" USING btree ("external_id") WHERE "classes"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "classes_year_index" ON "classes" USING btree ("year" DESC NULLS LAST,"code" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "classes_program_id_index" ON "classes" USING btree ("program_id","year" DESC NULLS LAST,"code" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "classes_name_index" ON "classes" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "classes_opened_on_index" ON "classes" USING btree ("opened_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "classes_updated_at_index" ON "classes" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_class_id_learner_id_unique" ON "enrollments" USING btree ("class_id","learner_id") WHERE "enrollments"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_external_id_unique" ON "enrollments" USING btree ("external_id") WHERE "enrollments"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "enrollments_counted_index" ON "enrollments" USING btree ("class_id") WHERE "enrollments"."deleted_at" is null and "enrollments"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "enrollments_learner_id_index" ON "enrollments" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "enrollments_created_at_index" ON "enrollments" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_updated_at_index" ON "enrollments" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_enrolled_on_index" ON "enrollments" USING btree ("enrolled_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_status_index" ON "enrollments" USING btree ("status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_result_index" ON "enrollments" USING btree ("result","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_planned_index" ON "enrollments" USING btree ("planned","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "enrollments_certificate_number_index" ON "enrollments" USING btree ("certificate_number");--> statement-breakpoint
CREATE UNIQUE INDEX "learners_external_id_unique" ON "learners" USING btree ("external_id") WHERE "learners"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "learners_given_name_index" ON "learners" USING btree (substring("full_name", '(\S+)\s*$') collate "vi-x-icu","full_name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "learners_full_name_index" ON "learners" USING btree ("full_name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "learners_unit_index" ON "learners" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "learners_updated_at_index" ON "learners" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "programs_code_unique" ON "programs" USING btree ("code") WHERE "programs"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "programs_external_id_unique" ON "programs" USING btree ("external_id") WHERE "programs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "programs_name_index" ON "programs" USING btree ("name" collate "vi-x-icu","id");