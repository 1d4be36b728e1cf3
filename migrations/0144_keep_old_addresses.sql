ALTER TABLE "imports" ADD COLUMN "token_person" text;--> statement-breakpoint
ALTER TABLE "slug_redirects" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "slug_redirects" ADD COLUMN "path" text;--> statement-breakpoint
CREATE INDEX "slug_redirects_path_index" ON "slug_redirects" USING btree ("path") WHERE "slug_redirects"."path" is not null;