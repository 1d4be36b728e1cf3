CREATE TABLE "search_sequences" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"words" "bytea"
);
--> statement-breakpoint
CREATE INDEX "search_sequences_missing_index" ON "search_sequences" USING btree ("document_id") WHERE words is null;