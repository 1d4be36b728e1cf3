-- Ranges of ids, both ends included. Batches of imports are stored in this form: their new rows have consecutive ids.
CREATE TYPE "uuid_range" AS RANGE (subtype = uuid, multirange_type_name = "uuid_multirange");--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "row_count" integer;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "row_ranges" "uuid_multirange";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "exact_row_ids" uuid[];--> statement-breakpoint
DROP INDEX "audit_events_resource_index";--> statement-breakpoint
CREATE INDEX "audit_events_resource_id_index" ON "audit_events" USING btree ("resource_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_row_ranges_index" ON "audit_events" USING gist ("row_ranges") WHERE "audit_events"."row_ranges" is not null;--> statement-breakpoint
-- Events stay as they are. Only old events may be removed, by a transaction that names the moment before which it has
-- exported all events. This guards against mistakes, not against the owner of the table, who can drop the trigger.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'DELETE' then
    if old.at < nullif(current_setting('bantin.audit_events_exported_before', true), '')::timestamptz
      and old.at < now() - interval '1 day' then
      return old;
    end if;
  end if;
  raise exception 'audit events are never changed, and removed only after their export' using errcode = '23514';
end
$$;
