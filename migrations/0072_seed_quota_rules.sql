-- The rules by the periods that they grade. The numbers of documents come from secondary sources; a limit that is not known is
-- null, and an admin enters it. A fixed moment makes a restored backup equal to its database. The first rule of new databases
-- ends with 2022 where nobody has changed it.
update quota_rules set valid_to = '2022-12-31', period_kind = 'year', issued_on = '2019-10-18', updated_at = '2026-11-30Z',
  revision = revision + 1
where id = '0197f3a0-0001-7000-8000-000000000001' and revision = 1 and valid_to is null and deleted_at is null;
--> statement-breakpoint
-- A rule that a school has for these periods already stays the only one.
insert into quota_rules (id, regulation, basis, issued_on, subject_kind, grade, base_grades, "limit", leaders_only,
  excellent_score, good_score, completed_score, period_kind, valid_from, valid_to, created_at, updated_at)
select seed.id::uuid, seed.regulation, seed.basis, seed.issued_on::date, 'member', 'excellent', '{good}', null,
  seed.leaders_only, seed.excellent_score, seed.good_score, seed.completed_score, seed.period_kind, seed.valid_from::date, seed.valid_to::date,
  '2026-11-30Z', '2026-11-30Z'
from (values
  ('0197f3a0-0001-7000-8000-000000000002', 'Hướng dẫn 16-HD/BTCTW', null, '2018-09-24', false, null::float8, null::float8,
    null::float8, 'year', '2018-01-01', '2018-12-31'),
  ('0197f3a0-0001-7000-8000-000000000003', 'Hướng dẫn 25-HD/BTCTW', 'Quy định 124-QĐ/TW', '2023-11-10', false, null, null,
    null, 'year', '2023-01-01', '2024-12-31'),
  ('0197f3a0-0001-7000-8000-000000000004', 'Hướng dẫn 43-HD/BTCTW', 'Quy định 366-QĐ/TW', '2025-10-31', false, 90, 70, 50,
    'year', '2025-01-01', null),
  ('0197f3a0-0001-7000-8000-000000000005', 'Hướng dẫn 02-HD/BTCTW', null, '2026-05-22', true, 90, 70, 50,
    'quarter', '2026-01-01', null)
) as seed (id, regulation, basis, issued_on, leaders_only, excellent_score, good_score, completed_score, period_kind, valid_from,
  valid_to)
where not exists (
  select from quota_rules own
  where own.deleted_at is null and own.subject_kind = 'member' and own.grade = 'excellent'
    and own.valid_from <= coalesce(seed.valid_to::date, 'infinity') and coalesce(own.valid_to, 'infinity') >= seed.valid_from::date
    and (own.period_kind is null or own.period_kind = seed.period_kind)
);
