import { migrateUnderLock } from '../../../src/platform/database/migrate.ts'
import { olderDatabase } from '../../features/backup/backup-files.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { test } from '../../support/shared-test.ts'

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('gradings of the version before get the cell of their member, and corrections the external id', async (t) => {
  const url = await olderDatabase(t, scratchDirectory(t), '0052_drop_class_cancellations')
  const grading = (n: number, subject: number, more: string) =>
    `('${id(n)}', '${id(subject)}', 2020, 'good', now(), ${more})`
  const columns = 'year, grade, confirmed_at, external_id, current, supersedes_id, chain_id'
  await query(
    url,
    `insert into party_cells (id, name, slug) values ('${id(1)}', 'Chi bộ', 'chi-bo'), ('${id(2)}', 'Khác', 'khac');
    insert into party_members (id, full_name, party_cell_id) values ('${id(3)}', 'Đảng Viên', '${id(2)}');
    insert into party_member_gradings (id, party_member_id, ${columns}) values
      ${grading(10, 3, `'m1', false, null, '${id(10)}'`)}, ${grading(11, 3, `null, false, '${id(10)}', '${id(10)}'`)},
      ${grading(12, 3, `null, true, '${id(11)}', '${id(10)}'`)};
    insert into party_cell_gradings (id, party_cell_id, ${columns}) values
      ${grading(20, 1, `'c1', false, null, '${id(20)}'`)}, ${grading(21, 1, `'c2', true, '${id(20)}', '${id(20)}'`)};
    insert into party_cell_gradings (id, party_cell_id, year, outcome, reason, chain_id) values
      ('${id(30)}', '${id(1)}', 2018, 'not_graded', 'Mới thành lập', '${id(30)}'),
      ('${id(31)}', '${id(1)}', 2019, 'exempt', null, '${id(31)}')`,
  )
  await migrateUnderLock(url)
  t.same(await query(url, 'select party_cell_id, external_id from party_member_gradings order by id'), [
    { party_cell_id: id(2), external_id: null },
    { party_cell_id: id(2), external_id: null },
    { party_cell_id: id(2), external_id: 'm1' },
  ])
  t.same(
    await query(url, 'select external_id from party_cell_gradings where grade is not null order by id'),
    [{ external_id: 'c1' }, { external_id: 'c2' }],
    'an own id stays',
  )
  t.same(
    await query(url, `select step, steps from party_member_gradings where external_id = 'm1'`),
    [
      {
        step: 'decided',
        steps: [{ step: 'decided', grade: 'good', score: null, on: null, by: null }],
      },
    ],
    'confirmed gradings are decided',
  )
  const reasons = () =>
    query(url, 'select reason, reason_kind from party_cell_gradings where grade is null order by year, id')
  const words = { reason: 'Mới thành lập', reason_kind: 'other' }
  t.same(await reasons(), [words, { reason: null, reason_kind: null }], 'reasons keep their words')
  // a process of the version before goes on
  await query(
    url,
    `update party_cell_gradings set reason = 'Giải thể' where id = '${id(31)}';
    insert into party_member_gradings (id, party_member_id, ${columns}) values
      (gen_random_uuid(), '${id(3)}', 2021, 'good', null, null, true, null, '${id(30)}')`,
  )
  t.same(await query(url, 'select party_cell_id from party_member_gradings where year = 2021'), [
    { party_cell_id: id(2) },
  ])
  t.same((await reasons())[1], { reason: 'Giải thể', reason_kind: 'other' })
})

test('members of the version before have a membership in their cell, always so far', async (t) => {
  const url = await olderDatabase(t, scratchDirectory(t), '0054_keep_cells_of_member_gradings')
  await query(
    url,
    `insert into party_cells (id, name, slug) values ('${id(1)}', 'Chi bộ', 'chi-bo'), ('${id(2)}', 'Khác', 'khac');
    insert into party_members (id, full_name, party_cell_id, joined_on, deleted_at) values
      ('${id(3)}', 'Đảng Viên', '${id(1)}', '2010-05-19', null), ('${id(4)}', 'Đã Xóa', '${id(2)}', null, now())`,
  )
  await migrateUnderLock(url)
  const memberships = () =>
    query(
      url,
      `select party_member_id, party_cell_id, "from", "to", kind, deleted_at is null as live
       from party_memberships order by party_member_id, "from" nulls first`,
    )
  const always = { from: null, to: null, kind: null }
  t.same(await memberships(), [
    { party_member_id: id(3), party_cell_id: id(1), ...always, live: true },
    { party_member_id: id(4), party_cell_id: id(2), ...always, live: false },
  ])
  t.same(await query(url, 'select admitted_on::text from party_members order by id'), [
    { admitted_on: '2010-05-19' },
    { admitted_on: null },
  ])
  // a process of the version before goes on: it adds a member, and moves one
  await query(
    url,
    `insert into party_members (id, full_name, party_cell_id, joined_on)
       values ('${id(5)}', 'Người Mới', '${id(1)}', '2020-01-01');
     update party_members set party_cell_id = '${id(2)}', revision = revision + 1 where id = '${id(3)}'`,
  )
  const [first, second, , added] = await memberships()
  t.match(first, { party_cell_id: id(1), from: null, live: true })
  t.ok(first?.['to'], 'the membership in the first cell has ended')
  t.match(second, { party_member_id: id(3), party_cell_id: id(2), to: null })
  t.match(added, { party_member_id: id(5), party_cell_id: id(1), ...always })
  t.same(await query(url, `select admitted_on::text from party_members where id = '${id(5)}'`), [
    { admitted_on: '2020-01-01' },
  ])
})

test('quota rules of the version before keep their meaning', async (t) => {
  const rules = (url: string) =>
    query(
      url,
      'select regulation, "limit", period_kind, valid_from::text, valid_to::text from quota_rules order by valid_from, id',
    )
  const untouched = await olderDatabase(t, scratchDirectory(t), '0070_keep_steps_of_gradings')
  await migrateUnderLock(untouched)
  const seeds = await rules(untouched)
  t.equal(seeds.length, 5)
  const seed = { regulation: 'Hướng dẫn 21-HD/BTCTW', limit: 20, period_kind: 'year' }
  t.same(seeds[1], Object.assign(seed, { valid_from: '2019-01-01', valid_to: '2022-12-31' }))

  const own = await olderDatabase(t, scratchDirectory(t), '0070_keep_steps_of_gradings')
  await query(
    own,
    `update quota_rules set "limit" = 22, valid_to = '2023-12-31', revision = 2;
    insert into quota_rules (id, regulation, subject_kind, grade, base_grades, "limit", valid_from) values
      ('${id(1)}', 'Quy định của trường', 'member', 'excellent', '{good}', 15, '2025-01-01')`,
  )
  await migrateUnderLock(own)
  const edited = { regulation: 'Hướng dẫn 21-HD/BTCTW', limit: 22, period_kind: null }
  const ofSchool = { regulation: 'Quy định của trường', limit: 15, period_kind: null }
  t.same(await rules(own), [
    seeds[0],
    Object.assign(edited, { valid_from: '2019-01-01', valid_to: '2023-12-31' }),
    Object.assign(ofSchool, { valid_from: '2025-01-01', valid_to: null }),
  ])
})
