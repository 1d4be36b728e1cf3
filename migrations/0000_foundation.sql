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
CREATE TABLE "slug_redirects" (
	"resource" text NOT NULL,
	"slug" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slug_redirects_resource_slug_pk" PRIMARY KEY("resource","slug")
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
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_id_sections_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE UNIQUE INDEX "sections_slug_unique" ON "sections" USING btree ("slug") WHERE "sections"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sections_external_id_unique" ON "sections" USING btree ("external_id") WHERE "sections"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "sections_parent_id_index" ON "sections" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "sections_name_index" ON "sections" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_slug_unique" ON "tags" USING btree ("slug") WHERE "tags"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tags_external_id_unique" ON "tags" USING btree ("external_id") WHERE "tags"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tags_name_index" ON "tags" USING btree ("name" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "slug_redirects_resource_id_index" ON "slug_redirects" USING btree ("resource_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programs_code_unique" ON "programs" USING btree ("code") WHERE "programs"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "programs_external_id_unique" ON "programs" USING btree ("external_id") WHERE "programs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "programs_name_index" ON "programs" USING btree ("name" collate "vi-x-icu","id");