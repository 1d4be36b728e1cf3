import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision, as } from './gradings.ts'

interface Check {
  kind: 'quota' | 'score'
  status: string
  party_cell_id: string | null
  grading_id: string | null
  message: { vi: string; en: string }
}

test('gradings of the register against the rules of their period', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const newCell = async (name: string) =>
    (await expect(201, 'POST', '/v1/party-cells', { body: { name } })).id as string
  const [first, second] = [await newCell('Chi bộ Đào tạo'), await newCell('Chi bộ Hành chính')]
  let made = 0
  /** Grades new members of a cell. @returns the ids of the gradings */
  const grade = async (count: number, facts: object, party_cell_id = first) => {
    const ids: string[] = []
    for (let n = 0; n < count; n++) {
      made++
      const member = await expect(201, 'POST', '/v1/party-members', {
        body: { full_name: `Đảng viên ${made}`, party_cell_id },
      })
      const body = { party_member_id: member.id, ...facts }
      ids.push((await expect(201, 'POST', '/v1/party-member-gradings', { as, body })).id)
    }
    return ids
  }
  const checksOf = async (query: string): Promise<Check[]> =>
    (await expect(200, 'GET', `/v1/party-grading-checks?${query}`, { as })).items
  const ruleOf = async (regulation: string) => {
    const query = `regulation=${encodeURIComponent(regulation)}`
    return (await expect(200, 'GET', `/v1/quota-rules?${query}`)).items[0].id as string
  }
  const changeRule = async (regulation: string, body: object) =>
    expect(200, 'PATCH', `/v1/quota-rules/${await ruleOf(regulation)}`, { headers: anyRevision, body })

  const breach =
    'Số đảng viên hoàn thành xuất sắc nhiệm vụ (9) bằng 28,13% số đảng viên hoàn thành tốt nhiệm vụ (32), vượt tỷ lệ quy định (không quá 20%, tối đa 6 đảng viên).'

  await t.test('9 of 32 are beyond 20%, before the decision and in its answer', async (t) => {
    await grade(5, { year: 2020, grade: 'excellent' })
    await grade(4, { year: 2020, grade: 'excellent' }, second)
    await grade(20, { year: 2020, grade: 'good' })
    await grade(12, { year: 2020, grade: 'good' }, second)
    await grade(2, { year: 2020, grade: 'completed' })
    const items = await checksOf('year=2020')
    t.match(items, [
      {
        kind: 'quota',
        status: 'mismatch',
        subject_kind: 'member',
        party_cell_id: null,
        grade: 'excellent',
        value: 9,
        base_grades: ['good'],
        base: 32,
        percent: 28.13,
        limit: 20,
        allowed: 6,
        exceptional_limit: null,
        exceptional_allowed: null,
        grading_id: null,
        regulation: 'Hướng dẫn 21-HD/BTCTW',
        message: { vi: breach, en: /\(9\) are 28\.13% of those graded good \(32\), beyond the limit/ },
      },
    ])
    t.equal(items.length, 1)
    const body = { year: 2020, decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' }
    const report = await expect(200, 'POST', '/v1/party-member-gradings/decisions', { as, body })
    t.match(report, { decided: 43 })
    t.same(report.checks, items)
    t.same(await checksOf('year=2020&subject=cell'), [])
  })

  await t.test(
    'a rule of each cell counts in each, and one with a higher limit says who may have it',
    async (t) => {
      await changeRule('Hướng dẫn 21-HD/BTCTW', { counted_in: 'cell', exceptional_limit: 25 })
      const items = await checksOf('year=2020')
      // 20% of 12 are 2, 25% are 3; 20% of 20 are 4, 25% are 5
      t.match(items, [
        { party_cell_id: second, status: 'mismatch', value: 4, allowed: 2, exceptional_allowed: 3 },
        { party_cell_id: first, status: 'incomplete', value: 5, allowed: 4, exceptional_allowed: 5 },
      ])
      t.equal(
        items[0]?.message.vi,
        'Chi bộ Hành chính: số đảng viên hoàn thành xuất sắc nhiệm vụ (4) bằng 33,33% số đảng viên hoàn thành tốt nhiệm vụ (12), vượt tỷ lệ quy định (không quá 20%, tối đa 2 đảng viên).',
      )
      t.match(
        items[1]?.message.vi,
        /bằng 25% .*\(không quá 20%, tối đa 4 đảng viên\); chỉ tổ chức .*\(không quá 25%, tối đa 5 đảng viên\)\.$/,
      )
      // of all who are good or better: 20% of 41 are 8
      const base = { base_grades: ['excellent', 'good'], counted_in: 'organisation', exceptional_limit: null }
      await changeRule('Hướng dẫn 21-HD/BTCTW', base)
      t.match(await checksOf('year=2020'), [
        { value: 9, base: 41, percent: 21.95, allowed: 8, status: 'mismatch' },
      ])
      await changeRule('Hướng dẫn 21-HD/BTCTW', { base_grades: ['good'] })
    },
  )

  await t.test('5 excellent members of nobody good are a breach', async (t) => {
    await grade(5, { year: 2021, grade: 'excellent' })
    const [check] = await checksOf('year=2021')
    t.match(check, { status: 'mismatch', value: 5, base: 0, percent: null, limit: 20, allowed: 0 })
    t.equal(
      check?.message.vi,
      'Số đảng viên hoàn thành xuất sắc nhiệm vụ là 5, nhưng không có đảng viên hoàn thành tốt nhiệm vụ (0) để tính tỷ lệ; vượt tỷ lệ quy định (không quá 20%, tối đa 0 đảng viên).',
    )
  })

  await t.test('each year has the rule of its own, also one whose limit is not entered', async (t) => {
    const decided = { decision_number: '1-QĐ/ĐU', decided_on: '2025-01-10' }
    await grade(1, { year: 2024, grade: 'excellent', score: 60, ...decided })
    await grade(4, { year: 2024, grade: 'good' })
    const [check, ...others] = await checksOf('year=2024')
    t.same(others, [], 'no least scores before 2025, though it is decided in 2025')
    const asked = { status: 'incomplete', percent: 25, limit: null, allowed: null }
    t.match(check, { ...asked, regulation: 'Hướng dẫn 25-HD/BTCTW' })
    t.equal(
      check?.message.vi,
      'Số đảng viên hoàn thành xuất sắc nhiệm vụ (1) bằng 25% số đảng viên hoàn thành tốt nhiệm vụ (4), chưa nhập tỷ lệ tối đa theo Hướng dẫn 25-HD/BTCTW, đề nghị nhập.',
    )
    await changeRule('Hướng dẫn 25-HD/BTCTW', { limit: 25 })
    t.match(await checksOf('year=2024'), [{ status: /^match$/, limit: 25, allowed: 1 }])
  })

  await t.test('from 2025 on a grade higher than its score is reported, a lower one is not', async (t) => {
    const [high] = await grade(1, { year: 2025, grade: 'excellent', score: 89.5 })
    await grade(1, { year: 2025, grade: 'excellent', score: 90 })
    await grade(1, { year: 2025, grade: 'good', score: 95 })
    const [low] = await grade(1, { year: 2025, grade: 'completed', score: 49 })
    await grade(1, { year: 2025, grade: 'not_completed', score: 10 })
    await grade(1, { year: 2025, grade: 'good' })
    const items = await checksOf('year=2025')
    const scores = items.filter(({ kind }) => kind === 'score')
    t.same(scores.map(({ grading_id }) => grading_id).sort(), [high, low].sort())
    const of = scores.find(({ grading_id }) => grading_id === high)
    t.match(of, { status: 'mismatch', party_cell_id: first, score: 89.5, least_score: 90, value: null })
    t.match(
      of?.message.vi,
      /^Đảng viên \d+ được xếp loại hoàn thành xuất sắc nhiệm vụ nhưng chỉ đạt 89,5 điểm \(mức này phải từ 90 điểm trở lên\); đề nghị kiểm tra\.$/,
    )
    const quota = items.filter(({ kind }) => kind === 'quota')
    t.match(quota, [{ regulation: 'Hướng dẫn 43-HD/BTCTW', status: 'incomplete', percent: 100, limit: null }])
    // the grade of the furthest step counts
    const proposal = { headers: anyRevision, as, body: { grade: 'good', score: 89.5 } }
    await expect(200, 'POST', `/v1/party-member-gradings/${high}/propose`, proposal)
    const left = await checksOf('year=2025')
    t.same(
      left.flatMap(({ grading_id }) => grading_id ?? []),
      [low],
    )
    t.match(
      left.filter(({ kind }) => kind === 'quota'),
      [{ value: 1, base: 3, percent: 33.33 }],
    )
  })

  await t.test('a quarter has its own gradings and its own rule', async (t) => {
    const regulation = 'Hướng dẫn 02-HD/BTCTW'
    const period = { year: 2026, quarter: 1 }
    await grade(1, { ...period, grade: 'excellent', score: 92, holds_leadership: true })
    await grade(3, { ...period, grade: 'good', score: 80, holds_leadership: true })
    await grade(4, { ...period, grade: 'good', score: 60, holds_leadership: false })
    const [unknown] = await grade(1, { ...period, grade: 'excellent', score: 95 })
    const asked = { status: 'incomplete', value: 1, base: 3, percent: 33.33, limit: null }
    t.match(await checksOf('year=2026&quarter=1'), [{ ...asked, unknown_leaders: 1, regulation }])
    await changeRule(regulation, { limit: 40 })
    const [doubtful] = await checksOf('year=2026&quarter=1')
    t.match(doubtful, { status: 'incomplete', allowed: 1, unknown_leaders: 1 })
    t.equal(
      doubtful?.message.vi,
      'Số đảng viên giữ chức vụ lãnh đạo, quản lý hoàn thành xuất sắc nhiệm vụ (1) bằng 33,33% số đảng viên giữ chức vụ lãnh đạo, quản lý hoàn thành tốt nhiệm vụ (3), trong tỷ lệ quy định (không quá 40%, tối đa 1 đảng viên giữ chức vụ lãnh đạo, quản lý). Chưa tính 1 đảng viên được xếp loại do chưa rõ có giữ chức vụ lãnh đạo, quản lý hay không; đề nghị bổ sung.',
    )
    const gradings = '/v1/party-member-gradings'
    const { items: found } = await expect(200, 'GET', `${gradings}?quarter=1&holds_leadership=null`, { as })
    t.same(
      found.map(({ id }: { id: string }) => id),
      [unknown],
    )
    const say = (holds_leadership: boolean, status = 200) =>
      expect(status, 'PATCH', `${gradings}/${unknown}`, {
        as,
        headers: anyRevision,
        body: { holds_leadership },
      })
    await say(true)
    t.match(await checksOf('year=2026&quarter=1'), [{ status: 'mismatch', value: 2, unknown_leaders: 0 }])
    await say(false)
    t.match(await checksOf('year=2026&quarter=1'), [{ status: /^match$/, value: 1, unknown_leaders: 0 }])
    await changeRule(regulation, { limit: null })
    t.same(await checksOf('year=2026'), [])
    t.same(await checksOf('year=2026&quarter=2'), [])
    await grade(1, { year: 2026, quarter: 2, grade: 'good' })
    const [nobody] = await checksOf('year=2026&quarter=2')
    t.match(nobody?.message.vi, /nhiệm vụ là 0 và không có đảng viên/)
    await grade(1, { year: 2025, quarter: 4, grade: 'excellent' })
    t.same(await checksOf('year=2025&quarter=4'), [], 'no rule grades quarters before 2026')
    const body = { year: 2026, quarter: 1, decision_number: '3-QĐ/ĐU', decided_on: '2026-03-30' }
    const { checks } = await expect(200, 'POST', '/v1/party-member-gradings/decisions', { as, body })
    t.match(checks, [asked])
    t.match((await say(true, 409)).errors, [{ pointer: '/holds_leadership', code: 'confirmed' }])
  })

  await t.test('a grading takes from its member who leads, and keeps it', async (t) => {
    const gradings = '/v1/party-member-gradings'
    const leader = { full_name: 'Đảng Viên', party_cell_id: first, holds_leadership: true }
    const member = await expect(201, 'POST', '/v1/party-members', { as, body: leader })
    t.equal(member.holds_leadership, true)
    const given = { party_member_id: member.id, grade: 'good' }
    const made = await expect(201, 'POST', gradings, { as, body: { ...given, year: 2016 } })
    t.equal(made.holds_leadership, true)
    const unsaid = { ...given, year: 2017, holds_leadership: null }
    const other = await expect(201, 'POST', gradings, { as, body: unsaid })
    t.equal(other.holds_leadership, null, 'null says that it is not known')
    const change = (url: string, body: object) =>
      expect(200, 'PATCH', url, { as, headers: anyRevision, body })
    await change(`/v1/party-members/${member.id}`, { holds_leadership: false })
    t.equal((await expect(200, 'GET', `${gradings}/${made.id}`, { as })).holds_leadership, true)
    for (const [{ id }, year] of [
      [made, 2016],
      [other, 2017],
    ]) {
      const body = { decision_number: '1-QĐ/ĐU', decided_on: `${year}-12-20` }
      await expect(200, 'POST', `${gradings}/${id}/confirm`, { as, headers: anyRevision, body })
    }
    const correct = async (id: string, body: object) =>
      await expect(201, 'POST', `${gradings}/${id}/corrections`, { as, headers: anyRevision, body })
    t.match(await correct(made.id, { grade: 'completed', reason: 'Nhầm' }), { holds_leadership: true })
    const corrected = await correct(other.id, { grade: 'completed', reason: 'Nhầm' })
    t.equal(corrected.holds_leadership, null, 'a correction guesses nothing')
    await change(`/v1/party-members/${member.id}`, { external_id: 'dv-ld' })
    const sheet = (answer: string) => {
      const head = 'Mã đảng viên;Năm;Xếp loại;Giữ chức vụ lãnh đạo, quản lý'
      return importFile(app, 'party-member-gradings', 'csv', `${head}\ndv-ld;2017;HTNV;${answer}`)
    }
    t.match(await sheet('Có'), { changed: 1, refused: 0 }, 'what nobody knew can be said after the decision')
    t.match(await sheet(''), { unchanged: 1, refused: 0 })
    t.match((await expect(200, 'GET', `${gradings}/${corrected.id}`, { as })).holds_leadership, true)
  })

  await t.test('cells are checked by rules for cells', async (t) => {
    const of = { subject_kind: 'cell', grade: 'excellent', base_grades: ['good'], limit: 50 }
    const body = { regulation: 'Hướng dẫn của Đảng ủy', ...of, valid_from: '2022-01-01', rounding: 'up' }
    await expect(201, 'POST', '/v1/quota-rules', { body })
    for (const [party_cell_id, one] of [
      [first, 'excellent'],
      [second, 'good'],
    ]) {
      await expect(201, 'POST', '/v1/party-cell-gradings', {
        as,
        body: { party_cell_id, year: 2022, grade: one },
      })
    }
    // half of one cell, rounded up
    const [check] = await checksOf('year=2022&subject=cell')
    t.match(check, { status: /^match$/, percent: 100, allowed: 1 })
    t.match(check?.message.vi, /^Số chi bộ .*, trong tỷ lệ quy định \(không quá 50%, tối đa 1 chi bộ\)\.$/)
  })

  const make = async (name: string, facts: object): Promise<string> =>
    (await expect(201, 'POST', '/v1/party-cells', { body: { name, ...facts } })).id
  const organisation = (name: string) => make(name, { kind: 'grassroots_organisation' })
  const x = await organisation('Đảng bộ X')

  await t.test(
    'each grassroots organisation is counted as a whole, by the parents of the time',
    async (t) => {
      const y = await organisation('Đảng bộ Y')
      const section = await make('Đảng bộ bộ phận', { kind: 'section_organisation', parent_id: x })
      const x1 = await make('Chi bộ X1', { parent_id: section })
      const x2 = await make('Chi bộ X2', {
        committees_above: [
          { parent_id: x, to: '2019-12-31' },
          { parent_id: y, from: '2020-01-01' },
        ],
      })
      const y1 = await make('Chi bộ Y1', { parent_id: y })
      for (const cell of [x1, x2]) {
        await grade(1, { year: 2019, grade: 'excellent' }, cell)
        await grade(5, { year: 2019, grade: 'good' }, cell)
      }
      await grade(1, { year: 2019, grade: 'excellent' }, y1)
      await grade(2, { year: 2019, grade: 'good' }, y1)
      const whole = { party_cell_id: null, task_group: null, organisation_kind: null }
      const counted = [
        { ...whole, organisation_id: y, status: 'mismatch', value: 1, base: 2, percent: 50, allowed: 0 },
        { ...whole, organisation_id: x, status: /^match$/, value: 2, base: 10, percent: 20, allowed: 2 },
      ]
      const items = await checksOf('year=2019')
      t.match(items, counted)
      t.match(items[0]?.message.vi, /^Đảng bộ Y: số đảng viên hoàn thành xuất sắc nhiệm vụ \(1\) bằng 50%/)
      await expect(200, 'PATCH', `/v1/party-cells/${x1}`, {
        headers: anyRevision,
        body: { dissolved_on: '2020-06-01', merged_into_id: y1 },
      })
      await expect(200, 'PATCH', `/v1/party-cells/${section}`, {
        headers: anyRevision,
        body: { parent_id: y },
      })
      t.same(await checksOf('year=2019'), items, 'a later merger changes nothing')
    },
  )

  await t.test(
    'alike collectives are counted together, and by task group where the rule says so',
    async (t) => {
      const gradeAll = async (kind: string, facts: object, ...given: string[]) => {
        for (const [n, one] of given.entries()) {
          const name = `Tập thể ${kind} ${JSON.stringify(facts)} ${n}`
          const party_cell_id = await make(name, { kind, parent_id: x, ...facts })
          const body = { party_cell_id, year: 2023, grade: one }
          await expect(201, 'POST', '/v1/party-cell-gradings', { as, body })
        }
      }
      await gradeAll('department', { task_group: 'Khối giảng dạy' }, 'excellent', 'good')
      await gradeAll('department', {}, 'good', 'good')
      await gradeAll('leadership', {}, 'excellent')
      const own = { party_cell_id: x, year: 2023, grade: 'excellent' }
      await expect(201, 'POST', '/v1/party-cell-gradings', { as, body: own })
      // half of three, rounded up
      const department = { organisation_kind: 'department', organisation_id: x, status: /^match$/ }
      const leadership = { organisation_kind: 'leadership', status: 'mismatch', value: 1, base: 0 }
      const items = await checksOf('year=2023&subject=cell')
      t.match(items, [leadership, { ...department, value: 1, base: 3, percent: 33.33, allowed: 2 }])
      t.equal(items.length, 2, 'what the organisation itself is graded is measured by the committee above')
      t.match(items[1]?.message.vi, /^Số khoa, phòng .* tối đa 2 khoa, phòng\)\.$/)
      await changeRule('Hướng dẫn của Đảng ủy', { counted_in: 'task_group' })
      const groups = await checksOf('year=2023&subject=cell')
      t.match(groups.slice(1), [
        { ...department, task_group: 'Khối giảng dạy', value: 1, base: 1, allowed: 1 },
        { ...department, task_group: null, value: 0, base: 2 },
      ])
      t.match(groups[1]?.message.vi, /^Khối giảng dạy: số khoa, phòng/)
      t.match(groups[2]?.message, { vi: /^Chưa ghi nhóm nhiệm vụ: số/, en: /^No task group: departments/ })
    },
  )

  await t.test('only keys with party:read get them, for one period', async () => {
    const url = '/v1/party-grading-checks'
    await expect(401, 'GET', `${url}?year=2020`, { as: 'anonymous' })
    await expect(403, 'GET', `${url}?year=2020`, { as: 'registrar' })
    for (const query of [
      '',
      '?year=20',
      '?year=2020&quarter=5',
      '?year=2020&subject=school',
      '?years=2020',
    ]) {
      await expect(400, 'GET', `${url}${query}`, { as })
    }
  })
})
