ALTER TABLE "reported_organisations" ALTER COLUMN "post_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reported_organisations" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "reported_organisations" ADD CONSTRAINT "reported_organisations_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reported_organisations_document_id_unique" ON "reported_organisations" USING btree ("document_id") WHERE "reported_organisations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "reported_organisations_document_id_index" ON "reported_organisations" USING btree ("document_id");--> statement-breakpoint
ALTER TABLE "reported_organisations" ADD CONSTRAINT "reported_organisations_source_check" CHECK (num_nonnulls("reported_organisations"."post_id", "reported_organisations"."document_id") = 1);