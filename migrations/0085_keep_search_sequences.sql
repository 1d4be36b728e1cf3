-- short texts stay in the row, long ones are not compressed: a phrase is compared with the bytes
ALTER TABLE "search_sequences" ALTER COLUMN "words" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Writers of this version store the words after the row of the index. Those of the version before do not, and leave no
-- words that belong to other entries.
create function follow_search_document() returns trigger language plpgsql as $$
begin
  insert into search_sequences (document_id) values (new.id)
  on conflict (document_id) do update set words = null where search_sequences.words is not null;
  return null;
end
$$;
--> statement-breakpoint
create function forget_search_document() returns trigger language plpgsql as $$
begin
  delete from search_sequences where document_id = old.id;
  return null;
end
$$;
--> statement-breakpoint
create function forget_search_documents() returns trigger language plpgsql as $$
begin
  truncate search_sequences;
  return null;
end
$$;
--> statement-breakpoint
create trigger search_documents_followed after insert or update of terms on search_documents for each row execute function follow_search_document();
--> statement-breakpoint
create trigger search_documents_forgotten after delete on search_documents for each row execute function forget_search_document();
--> statement-breakpoint
create trigger search_documents_truncated after truncate on search_documents for each statement execute function forget_search_documents();
--> statement-breakpoint
-- a server of this version reads the words of these rows in the background
insert into search_sequences (document_id) select id from search_documents;
