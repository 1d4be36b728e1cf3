-- Nobody writes enrollments between the marks of stored duplicates and the index that refuses new ones.
lock table enrollments in share row exclusive mode;
--> statement-breakpoint
-- Stored certificates whose numbers differ by case only stay; all but the first are left out of the index.
update enrollments set certificate_is_shared = true from (
  select id, row_number() over (
    partition by key_of_code(certificate_number), coalesce(certificate_kind, ''), coalesce(certificate_issuer, ''),
      coalesce(extract(year from certificate_issued_on)::text, class_id::text)
    order by created_at, id
  ) as place
  from enrollments where deleted_at is null and certificate_number is not null and not certificate_is_shared
) as numbered
where numbered.id = enrollments.id and place > 1;
--> statement-breakpoint
DROP INDEX "enrollments_certificate_number_index";--> statement-breakpoint
DROP INDEX "enrollments_certificate_unique";--> statement-breakpoint
DROP INDEX "learners_person_index";--> statement-breakpoint
CREATE INDEX "enrollments_certificate_number_index" ON "enrollments" USING btree (key_of_code("certificate_number"));--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_certificate_unique" ON "enrollments" USING btree (key_of_code("certificate_number"),coalesce("certificate_kind", ''),coalesce("certificate_issuer", ''),coalesce(extract(year from "certificate_issued_on")::text, "class_id"::text)) WHERE "enrollments"."deleted_at" is null and "enrollments"."certificate_number" is not null and not "enrollments"."certificate_is_shared";--> statement-breakpoint
CREATE INDEX "learners_person_index" ON "learners" USING btree (name_key("full_name"),"birth_year","birth_date","id") WHERE "learners"."deleted_at" is null;