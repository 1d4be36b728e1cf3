-- Nobody writes enrollments between the marks of stored duplicates and the index that refuses new ones.
lock table enrollments in share row exclusive mode;
--> statement-breakpoint
-- Stored certificates of one class with the same number stay; all but the first are left out of the index.
update enrollments set certificate_is_shared = true from (
  select id, row_number() over (partition by class_id, certificate_number order by created_at, id) as place
  from enrollments where deleted_at is null and certificate_number is not null
) as numbered
where numbered.id = enrollments.id and place > 1;
--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_certificate_unique" ON "enrollments" USING btree ("certificate_number",coalesce("certificate_kind", ''),coalesce("certificate_issuer", ''),coalesce(extract(year from "certificate_issued_on")::text, "class_id"::text)) WHERE "enrollments"."deleted_at" is null and "enrollments"."certificate_number" is not null and not "enrollments"."certificate_is_shared";--> statement-breakpoint
-- A changed certificate is one of the others again.
create function unshare_certificate() returns trigger language plpgsql as $$
begin
  new.certificate_is_shared := false;
  return new;
end
$$;
--> statement-breakpoint
create trigger enrollments_certificate_changed before update of certificate_number, certificate_kind,
  certificate_issuer, certificate_issued_on, class_id on enrollments
  for each row when (old.certificate_is_shared and
    (new.certificate_number, new.certificate_kind, new.certificate_issuer, new.certificate_issued_on, new.class_id)
    is distinct from
    (old.certificate_number, old.certificate_kind, old.certificate_issuer, old.certificate_issued_on, old.class_id))
  execute function unshare_certificate();
