import { migrateUnderLock } from '../../../src/platform/database/migrate.ts'
import { olderDatabase } from '../../features/backup/backup-files.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { startAppOn } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

const statuses = ['enrolled', 'completed', 'withdrawn', 'deferred', 'expelled', 'failed']

test('enrollments of the version before get the events that their status implies', async (t) => {
  const url = await olderDatabase(t, scratchDirectory(t), '0033_keep_openings_of_classes')
  // two closed classes, one without days and a cancelled one; each with one enrollment of every status
  await query(
    url,
    `insert into programs (id, code, code_key, name) values ('${id(1)}', 'TC', 'tc', 'Trung cấp');
    insert into classes (id, code, code_key, name, program_id, year, status, opened_on, closed_on) values
      ('${id(11)}', 'K1', 'k1', 'Lớp', '${id(1)}', 2019, 'completed', '2019-03-01', '2019-12-20'),
      ('${id(12)}', 'K2', 'k2', 'Lớp', '${id(1)}', 2020, 'completed', '2020-03-01', '2020-12-18'),
      ('${id(13)}', 'K3', 'k3', 'Lớp', '${id(1)}', 2020, 'open', null, null),
      ('${id(14)}', 'K4', 'k4', 'Lớp', '${id(1)}', 2020, 'cancelled', null, null);
    insert into learners (id, full_name) select ('0190a000-0000-7000-8000-' || lpad((100 + n)::text, 12, '0'))::uuid, 'Học viên' from generate_series(0, 5) n;
    insert into enrollments (id, class_id, learner_id, status, result, certificate_number)
      select ('0190a000-0000-7000-8000-' || lpad((1000 + 10 * place + n)::text, 12, '0'))::uuid,
        ('0190a000-0000-7000-8000-' || lpad((10 + place)::text, 12, '0'))::uuid,
        ('0190a000-0000-7000-8000-' || lpad((100 + n)::text, 12, '0'))::uuid,
        (array['${statuses.join("','")}'])[n + 1], case when n = 2 then 'good' end, case when n < 2 then '17' when n = 4 then 'a5' when n = 5 then 'A5' end
      from generate_series(1, 4) place, generate_series(0, 5) n`,
  )
  const counts = `select year, sum(learners)::int as learners, count(*)::int as classes from class_counts
    where not trashed and status <> 'cancelled' group by year order by year`
  const before = await query(url, counts)
  // of each class all but the withdrawn one
  t.same(before, [
    { year: 2019, learners: 5, classes: 1 },
    { year: 2020, learners: 10, classes: 2 },
  ])
  await migrateUnderLock(url)
  t.same(await query(url, counts), before)

  const events = await query(
    url,
    `select classes.code, kind, "on"::text, sequence, place, replaced, effective_kind from enrollment_events
    join enrollments on enrollments.id = enrollment_id join classes on classes.id = class_id
    order by code, array_position(array['${statuses.join("','")}'], kind)`,
  )
  const closed: Record<string, string> = { K1: '2019-12-20', K2: '2020-12-18' }
  t.same(
    events,
    ['K1', 'K2', 'K3', 'K4'].flatMap((code) =>
      statuses.slice(1).map((kind) => ({
        code,
        kind,
        on: kind === 'completed' || kind === 'failed' ? (closed[code] ?? null) : null,
        sequence: 1,
        place: 1,
        replaced: false,
        effective_kind: kind,
      })),
    ),
  )

  const { expect } = await startAppOn(t, url)
  for (const [code, enrolled_count] of Object.entries({ K1: 5, K2: 5, K3: 5, K4: 5 })) {
    t.match(await expect(200, 'GET', `/v1/classes/${code}`, { as: 'anonymous' }), { enrolled_count }, code)
  }

  // stored contradictions stay, and other fields of their rows may change
  await query(url, `update enrollments set planned = true where status = 'withdrawn'`)
  await t.rejects(query(url, `update enrollments set result = 'fair' where status = 'withdrawn'`), {
    code: '23514',
  })
  // equal certificates of one class stay; the second is free until it changes, and no further one comes
  const shared = 'select certificate_is_shared as shared from enrollments where certificate_number = $1'
  t.same((await query(url, shared.replace('$1', `'17'`))).map(({ shared: is }) => is).toSorted(), [
    false,
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ])
  // so do those that differ by case only
  t.same(
    await query(
      url,
      `select certificate_is_shared as shared, count(*)::int from enrollments where certificate_number in ('a5', 'A5') group by 1 order by 1`,
    ),
    [
      { shared: false, count: 4 },
      { shared: true, count: 4 },
    ],
  )
  await t.rejects(query(url, `update enrollments set certificate_number = '17' where id = '${id(1013)}'`), {
    code: '23505',
  })
  await query(
    url,
    `update enrollments set certificate_number = '18' where class_id = '${id(11)}' and certificate_is_shared and certificate_number = '17'`,
  )
  t.same(await query(url, shared.replace('$1', `'18'`)), [{ shared: false }])
  // what a process of the version before writes adds its events
  await query(
    url,
    `update enrollments set status = 'withdrawn', revision = revision + 1 where id = '${id(1020)}'`,
  )
  t.match(await query(url, `select kind from enrollment_events where enrollment_id = '${id(1020)}'`), [
    { kind: 'withdrawn' },
  ])
  t.same((await query(url, counts))[1], { year: 2020, learners: 9, classes: 2 })
})
