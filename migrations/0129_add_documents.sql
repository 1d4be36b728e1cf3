CREATE TABLE "document_kinds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"abbreviation" text
);
--> statement-breakpoint
CREATE TABLE "document_media" (
	"document_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "document_media_pk" PRIMARY KEY("document_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"kind_id" uuid NOT NULL,
	"number" text,
	"number_key" text,
	"issuer" text,
	"title" text NOT NULL,
	"issued_on" date,
	"issued_year" integer GENERATED ALWAYS AS ((extract(year from issued_on))::int) STORED,
	"effective_on" date,
	"expires_on" date,
	"signed_by" text,
	"signer_position" text,
	"replaces_id" uuid,
	"post_id" uuid,
	"published" boolean DEFAULT false NOT NULL,
	CONSTRAINT "documents_expires_on_check" CHECK ("documents"."expires_on" >= "documents"."effective_on"),
	CONSTRAINT "documents_number_check" CHECK ("documents"."number" is not null or "documents"."number_key" is null)
);
--> statement-breakpoint
CREATE TABLE "document_programs" (
	"document_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "document_programs_pk" PRIMARY KEY("document_id","program_id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "created_by_person" text;--> statement-breakpoint
ALTER TABLE "figures" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD COLUMN "decision_document_id" uuid;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD COLUMN "decision_document_id" uuid;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "basis_document_id" uuid;--> statement-breakpoint
ALTER TABLE "document_media" ADD CONSTRAINT "document_media_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_media" ADD CONSTRAINT "document_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_id_document_kinds_id_fk" FOREIGN KEY ("kind_id") REFERENCES "public"."document_kinds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_replaces_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_programs" ADD CONSTRAINT "document_programs_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_programs" ADD CONSTRAINT "document_programs_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_kinds_code_unique" ON "document_kinds" USING btree ("code") WHERE "document_kinds"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "document_kinds_code_key_unique" ON "document_kinds" USING btree ("code_key") WHERE "document_kinds"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "document_kinds_external_id_unique" ON "document_kinds" USING btree ("external_id") WHERE "document_kinds"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "document_kinds_trashed_external_id_index" ON "document_kinds" USING btree ("external_id") WHERE "document_kinds"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "document_kinds_name_vi_index" ON "document_kinds" USING btree ("name_vi" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "document_media_media_id_index" ON "document_media" USING btree ("media_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_external_id_unique" ON "documents" USING btree ("external_id") WHERE "documents"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "documents_trashed_external_id_index" ON "documents" USING btree ("external_id") WHERE "documents"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "documents_issued_on_index" ON "documents" USING btree ("issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "documents_issued_year_index" ON "documents" USING btree ("issued_year","issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "documents_kind_id_index" ON "documents" USING btree ("kind_id","issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "documents_published_index" ON "documents" USING btree ("published","issued_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "documents_effective_on_index" ON "documents" USING btree ("effective_on");--> statement-breakpoint
CREATE INDEX "documents_expires_on_index" ON "documents" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "documents_updated_at_index" ON "documents" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "documents_number_key_index" ON "documents" USING btree ("number_key");--> statement-breakpoint
CREATE INDEX "documents_number_index" ON "documents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "documents_issuer_index" ON "documents" USING btree ("issuer");--> statement-breakpoint
CREATE INDEX "documents_title_index" ON "documents" USING btree ("title" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "documents_replaces_id_index" ON "documents" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "documents_post_id_index" ON "documents" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "document_programs_program_id_index" ON "document_programs" USING btree ("program_id","document_id");--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_cell_gradings" ADD CONSTRAINT "party_cell_gradings_decision_document_id_fk" FOREIGN KEY ("decision_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_member_gradings" ADD CONSTRAINT "party_member_gradings_decision_document_id_fk" FOREIGN KEY ("decision_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_basis_document_id_documents_id_fk" FOREIGN KEY ("basis_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_creator_index" ON "media" USING btree (coalesce("created_by_person", "created_by")) WHERE "media"."file_key" is not null;--> statement-breakpoint
CREATE INDEX "figures_document_id_index" ON "figures" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "party_cell_gradings_decision_document_id_index" ON "party_cell_gradings" USING btree ("decision_document_id");--> statement-breakpoint
CREATE INDEX "party_member_gradings_decision_document_id_index" ON "party_member_gradings" USING btree ("decision_document_id");--> statement-breakpoint
CREATE INDEX "programs_basis_document_id_index" ON "programs" USING btree ("basis_document_id");--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_document_id_check" CHECK ("figures"."document_id" is null or "figures"."document_number" is not null);