CREATE TABLE "search_index_state" (
	"id" smallint PRIMARY KEY NOT NULL,
	"format" smallint NOT NULL,
	"filled_at" timestamp (3) with time zone,
	CONSTRAINT "search_index_state_id_check" CHECK ("search_index_state"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "format" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_documents_other_format_index" ON "search_documents" USING btree ("id") WHERE format <> 1;--> statement-breakpoint
-- An index that an earlier version has filled counts as complete when the first start has looked for missing rows.
INSERT INTO "search_index_state" ("id", "format", "filled_at")
SELECT 1, 1, CASE WHEN EXISTS (SELECT FROM "posts") OR EXISTS (SELECT FROM "programs") OR EXISTS (SELECT FROM "classes")
  OR EXISTS (SELECT FROM "party_cells") OR EXISTS (SELECT FROM "people") OR EXISTS (SELECT FROM "figures")
  THEN NULL ELSE now() END;
