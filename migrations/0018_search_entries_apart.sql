-- Entries are numbered anew: the server fills the index in the background when it starts and finds it empty.
TRUNCATE "search_documents";--> statement-breakpoint
DROP INDEX "search_documents_terms_index";--> statement-breakpoint
DROP INDEX "search_documents_hidden_terms_index";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "weighing" smallint NOT NULL;--> statement-breakpoint
-- Stored apart, rows are so small that neighbours in the index differ by little, which is how it stores them.
ALTER TABLE "search_documents" ALTER COLUMN "terms" SET STORAGE EXTERNAL, SET (toast_tuple_target = 128);--> statement-breakpoint
CREATE INDEX "search_documents_terms_index" ON "search_documents" USING gin ((terms[weighing + 1:])) WITH (fastupdate=true,gin_pending_list_limit=256) WHERE public;--> statement-breakpoint
CREATE INDEX "search_documents_hidden_terms_index" ON "search_documents" USING gin ((terms[weighing + 1:])) WITH (fastupdate=true,gin_pending_list_limit=256) WHERE not public;