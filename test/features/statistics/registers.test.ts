import { createConfirmedFigure, headers, year2020 } from '../../domain/figures/school.ts'
import { startApp, type Caller } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const valuesOf = (answer: Answer, measure: string) =>
  Object.fromEntries(
    answer.rows.map(({ group, years }: Answer) => [String(group[0].value), years[0][measure].value]),
  )

test('gradings by grade', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const path = '/v1/statistics/party-grades?year=2020&group_by=grade'
  const get = (query: string, as: Caller) => expect(200, 'GET', `${path}&${query}`, { as })
  const grade = async (kind: 'cell' | 'member', subject: string, more: Record<string, unknown>) =>
    await expect(201, 'POST', `/v1/party-${kind}-gradings`, {
      body: { [`party_${kind}_id`]: subject, year: 2020, ...more },
    })
  const cells: { id: string }[] = []
  for (let n = 1; n <= 4; n++)
    cells.push(await expect(201, 'POST', '/v1/party-cells', { body: { name: `Chi bộ ${n}` } }))
  const members: { id: string }[] = []
  for (let n = 1; n <= 3; n++) {
    const body = { full_name: `Đảng Viên ${n}`, party_cell_id: cells[0]!.id }
    members.push(await expect(201, 'POST', '/v1/party-members', { body }))
  }
  const decide = async (kind: 'cell' | 'member', subject: string, more: Record<string, unknown>) => {
    const { id } = await grade(kind, subject, more)
    return await expect(200, 'POST', `/v1/party-${kind}-gradings/${id}/confirm`, {
      headers,
      body: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    })
  }
  await decide('cell', cells[0]!.id, { grade: 'excellent', published: true })
  await decide('cell', cells[1]!.id, { grade: 'good', published: true })
  await decide('cell', cells[1]!.id, { grade: 'completed', quarter: 1, published: true })
  await decide('cell', cells[2]!.id, { grade: 'good' })
  await decide('cell', cells[3]!.id, { outcome: 'exempt' })

  await t.test('count whole years as they stand after corrections', async (t) => {
    t.same(valuesOf(await get('source=register', 'party_officer'), 'graded'), { excellent: 1, good: 2 })
    const first = await decide('member', members[0]!.id, { grade: 'good' })
    await expect(201, 'POST', `/v1/party-member-gradings/${first.id}/corrections`, {
      headers,
      body: { grade: 'completed', reason: 'Xem lại' },
    })
    await decide('member', members[1]!.id, { grade: 'excellent' })
    const trashed = await grade('member', members[2]!.id, { grade: 'excellent' })
    await expect(204, 'DELETE', `/v1/party-member-gradings/${trashed.id}`, { headers })
    const answer = await get('source=register&subject=member', 'party_officer')
    t.same(valuesOf(answer, 'graded'), { excellent: 1, completed: 1 })
    t.match(answer.totals[0].graded, { value: 2, sum_of_rows: 2 })
    t.same(
      answer.rows.map(({ group }: Answer) => group[0].label.vi),
      ['Hoàn thành xuất sắc nhiệm vụ', 'Hoàn thành nhiệm vụ'],
    )
  })

  await t.test(
    'readers get published gradings of cells and none of members, whatever is declared',
    async (t) => {
      for (const register of ['party-cell-gradings', 'party-member-gradings']) {
        await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
      }
      for (const as of ['anonymous', 'editor', 'registrar'] as const) {
        t.same(valuesOf(await get('source=register', as), 'graded'), { excellent: 1, good: 1 })
        t.match(
          (await get('', as)).totals[0].graded,
          { value: null, source: null, sum_of_rows: null },
          'a part is not the best',
        )
        const member = await get('source=register&subject=member', as)
        t.same(member.rows, [])
        t.match(member.totals, [{ graded: { value: null, sum_of_rows: null } }])
      }
      t.match((await get('', 'party_officer')).totals[0].graded, { value: 3, source: 'register' })

      const before = await send('GET', `${path}&subject=member`, { as: 'anonymous' })
      await grade('member', members[2]!.id, { grade: 'not_completed' })
      const after = await send('GET', `${path}&subject=member`, { as: 'anonymous' })
      t.equal(after.headers.etag, before.headers.etag, 'a grading changes nothing that readers see')
    },
  )

  await t.test('only decided gradings count, and others where they are asked for', async (t) => {
    // the third member was graded above, and nobody has decided it
    const decided = await get('source=register&subject=member', 'party_officer')
    t.same(valuesOf(decided, 'graded'), { excellent: 1, completed: 1 })
    const assessed = await get('source=register&subject=member&stage=self_assessed', 'party_officer')
    t.same(valuesOf(assessed, 'graded'), { not_completed: 1 })
    t.match(assessed.title, { vi: 'Xếp loại đảng viên (mức tự đánh giá)' })
    t.match((await get('subject=member&stage=self_assessed', 'party_officer')).totals[0].graded, {
      value: 1,
      source: 'register_incomplete',
    })
    t.same((await get('subject=member&stage=self_assessed', 'anonymous')).rows, [])
    const refused = await expect(400, 'GET', `${path}&stage=guessed`)
    t.match(refused.errors, [{ parameter: 'stage', code: 'not_in_list' }])
  })

  await t.test('by cell, kind, outcome and reason, in percent, by years and for quarters', async (t) => {
    const cellOf = async (name: string, kind = 'cell', origin: string | null = null) =>
      (await expect(201, 'POST', '/v1/party-cells', { body: { name, kind, origin } })).id
    const [a, b, office] = [
      await cellOf('Chi bộ A', 'cell', 'TCT-HN'),
      await cellOf('Chi bộ B'),
      await cellOf('Phòng', 'department'),
    ]
    const [excellent, good] = [{ grade: 'excellent' }, { grade: 'good' }]
    const ofMembers = [
      [a, excellent],
      [a, good],
      [a, good],
      [a, { outcome: 'not_graded', reason_kind: 'new_member' }],
      [b, good],
      [b, { grade: 'completed' }],
      [b, { outcome: 'exempt', reason_kind: 'exempt_from_activities' }],
    ]
    for (const [at, [cell, facts]] of ofMembers.entries()) {
      const body = { full_name: `Đảng Viên ${at}`, party_cell_id: cell }
      const { id } = await expect(201, 'POST', '/v1/party-members', { body })
      await grade('member', id, { year: 2021, ...(facts as object) })
    }
    await grade('cell', a, { year: 2021, grade: 'good' })
    await grade('cell', office, { year: 2021, grade: 'excellent' })
    for (const kind of ['cell', 'member']) {
      const body = { year: 2021, decision_number: '15-QĐ/ĐU', decided_on: '2021-12-20' }
      await expect(200, 'POST', `/v1/party-${kind}-gradings/decisions`, { body })
    }
    const rowsBy = async (keys: string, more = 'subject=member&year=2021') => {
      const url = `/v1/statistics/party-grades?group_by=${keys}&${more}`
      const { rows, totals } = await expect(200, 'GET', url, { as: 'party_officer' })
      const listed = rows.map(({ group, years }: Answer) => [
        ...group.map(({ value }: Answer) => value),
        ...years.flatMap(({ graded }: Answer) => [graded.value, graded.percent]),
      ])
      return { rows: listed, totals: totals.map(({ graded }: Answer) => [graded.value, graded.percent]) }
    }
    const totals = [[5, null]]
    t.same(await rowsBy('grade'), {
      rows: [
        ['excellent', 1, 20],
        ['good', 3, 60],
        ['completed', 1, 20],
      ],
      totals,
    })
    t.same(await rowsBy('party_cell'), {
      rows: [
        ['chi-bo-a', 3, 60],
        ['chi-bo-b', 2, 40],
      ],
      totals,
    })
    t.same(await rowsBy('origin'), {
      rows: [
        ['TCT-HN', 3, 60],
        [null, 2, 40],
      ],
      totals,
    })
    t.same(await rowsBy('party_cell,grade'), {
      rows: [
        ['chi-bo-a', 'excellent', 1, 33.33],
        ['chi-bo-a', 'good', 2, 66.67],
        ['chi-bo-b', 'good', 1, 50],
        ['chi-bo-b', 'completed', 1, 50],
      ],
      totals,
    })
    t.same(await rowsBy('outcome'), {
      rows: [
        ['graded', 5, 71.43],
        ['exempt', 1, 14.29],
        ['not_graded', 1, 14.29],
      ],
      totals,
    })
    t.same(await rowsBy('reason'), {
      rows: [
        ['new_member', 1, 50],
        ['exempt_from_activities', 1, 50],
      ],
      totals,
    })
    t.same(await rowsBy('kind,grade', 'year=2021'), {
      rows: [
        ['cell', 'good', 1, 100],
        ['department', 'excellent', 1, 100],
      ],
      totals: [[2, null]],
    })
    t.same(await rowsBy('kind', 'year=2021'), {
      rows: [
        ['cell', 1, 50],
        ['department', 1, 50],
      ],
      totals: [[2, null]],
    })
    t.same(await rowsBy('grade', 'year=2021'), { rows: [['good', 1, 100]], totals: [[1, null]] })
    t.same(await rowsBy('grade', 'year=2020&quarter=1'), {
      rows: [['completed', 1, 100]],
      totals: [[1, null]],
    })
    t.same(await rowsBy('grade', 'subject=member&from=2020&to=2021'), {
      rows: [
        ['excellent', 1, 50, 1, 20],
        ['good', 0, 0, 3, 60],
        ['completed', 1, 50, 1, 20],
      ],
      totals: [
        [2, null],
        [5, null],
      ],
    })
    const url = '/v1/statistics/party-grades'
    const csv = await send('GET', `${url}.csv?subject=member&year=2021&group_by=party_cell,grade`, {
      as: 'party_officer',
    })
    t.match(csv.body.split('\r\n').slice(0, 2), [
      /Năm,Chi bộ,Mức xếp loại,Số đảng viên,Số đảng viên: tỷ lệ \(%\),"Số đảng viên: tăng, giảm",Số đảng viên: nguồn$/,
      '2021,Chi bộ A,Hoàn thành xuất sắc nhiệm vụ,1,"33,33",,Sổ theo dõi (chưa chốt số liệu)',
    ])
    const linesOf = async (query: string) =>
      (await send('GET', `${url}.csv?year=2021&${query}`, { as: 'party_officer' })).body
        .slice(1)
        .split('\r\n')
    t.match(await linesOf('group_by=kind,party_cell'), [
      /^Năm,Loại tổ chức,"Tổ chức, tập thể","Số tổ chức, tập thể","Số tổ chức, tập thể: tỷ lệ \(%\)"/,
      /^2021,Chi bộ trực thuộc,Chi bộ A,1,/,
      /^2021,"Khoa, phòng",Phòng,1,/,
      /^2021,Tổng số,,2,/,
      /^2021,Cộng các dòng,,2,/,
    ])
    t.match((await linesOf('subject=member&group_by=outcome')).at(-3), /^2021,Tổng số được xếp loại,5,/)
    t.match(await expect(200, 'GET', `${url}?year=2021&group_by=kind`, { as: 'party_officer' }), {
      title: { vi: 'Xếp loại tổ chức, tập thể' },
      measures: [{ name: 'graded', label: { vi: 'Số tổ chức, tập thể' }, indicator: null }],
    })
    t.match(await expect(200, 'GET', `${url}.jsonstat?year=2021&group_by=kind`, { as: 'party_officer' }), {
      label: 'Xếp loại tổ chức, tập thể',
    })
    for (const as of ['anonymous', 'editor'] as const) {
      t.same(
        (await expect(200, 'GET', `${url}?subject=member&group_by=party_cell,reason&source=register`, { as }))
          .rows,
        [],
      )
      t.same((await expect(200, 'GET', `${url}?year=2021&group_by=kind&source=register`, { as })).rows, [])
    }
    const chart = async (query: string, subject = 'member') => {
      const { body } = await send('GET', `/v1/charts/party-grades.svg?subject=${subject}&${query}`, {
        as: 'party_officer',
      })
      return /<title[^>]*>([^<]*)<.title><desc[^>]*>([^<]*)</.exec(body)?.slice(1)
    }
    t.same(await chart('year=2021&by=party_cell'), [
      'Xếp loại đảng viên năm 2021, theo chi bộ',
      'Chi bộ A: 3. Xuất sắc 1 (33,33%), Tốt 2 (66,67%). Chi bộ B: 2. Tốt 1 (50%), Hoàn thành 1 (50%). Nguồn: sổ theo dõi của trường, chưa chốt số liệu.',
    ])
    t.same(await chart('from=2020&to=2021'), [
      'Xếp loại đảng viên từ năm 2020 đến năm 2021',
      '2020: 2. Xuất sắc 1 (50%), Hoàn thành 1 (50%). 2021: 5. Xuất sắc 1 (20%), Tốt 3 (60%), Hoàn thành 1 (20%). Nguồn: sổ theo dõi của trường, sổ theo dõi của trường, chưa chốt số liệu.',
    ])
    t.same(await chart('year=2021&by=outcome&lang=en'), [
      'Gradings of Party members by outcome, 2021',
      'Graded: 5 (71.43%). Exempt: 1 (14.29%). Not graded: 1 (14.29%). Sum: 7. Source: registers that were not declared complete.',
    ])
    t.same(await chart('year=2021&by=kind', 'cell'), [
      'Xếp loại tổ chức, tập thể năm 2021, theo loại tổ chức',
      'Chi bộ trực thuộc: 1. Tốt 1 (100%). Khoa, phòng: 1. Xuất sắc 1 (100%). Nguồn: sổ theo dõi của trường, chưa chốt số liệu.',
    ])
    const refused = await expect(400, 'GET', '/v1/charts/party-grades.svg?from=2020&to=2021&by=outcome')
    t.match(refused.errors, [{ parameter: 'year', code: 'required' }])
  })

  await t.test('shares of one whole state the total', async (t) => {
    const share = (value: number, of: string, denominator = 41) =>
      createConfirmedFigure(app, {
        indicator: { code: 'party.members_graded' },
        period: year2020,
        dimensions: { grade: of },
        value,
        relation: 'share',
        denominator,
        source: { number: '12-BC/TCT' },
      })
    await share(9, 'excellent')
    await share(32, 'good')
    const answer = await get('subject=member', 'anonymous')
    t.same(valuesOf(answer, 'graded'), { excellent: 9, good: 32 })
    t.match(answer.totals[0].graded, { value: 41, source: 'figures', fact_key: null, sum_of_rows: 41 })
    await share(1, 'completed', 42)
    t.match((await get('subject=member', 'anonymous')).totals[0].graded, { value: null, sum_of_rows: 42 })
  })
})

test('research and staff', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const output = (more: Record<string, unknown>) =>
    expect(201, 'POST', '/v1/research-outputs', { body: { title: 'Đề tài', year: 2020, ...more } })
  await output({ kind: 'topic', level: 'school', stage: 'accepted' })
  await output({ kind: 'topic', level: 'school' })
  await output({ kind: 'topic', level: 'ministerial', year: 2019 })
  await output({ kind: 'seminar', level: 'faculty' })

  await t.test(
    'outputs by kind, beside each other; a kind without rows is none only where all is there',
    async (t) => {
      const path = '/v1/statistics/research?from=2019&to=2020&group_by=level&source=register'
      const answer = await expect(200, 'GET', path, { as: 'anonymous' })
      t.match(answer.totals, [
        { year: 2019, topics: { value: 1 }, seminars: { value: null } },
        {
          year: 2020,
          topics: { value: 2, change: 1, change_percent: 100 },
          seminars: { value: 1 },
          papers: { value: null },
        },
      ])
      t.same(
        answer.rows.map(({ group, years }: Answer) => [group[0].label.vi, years[1].topics.value]),
        [
          ['Cấp Bộ', null],
          ['Cấp trường', 2],
          ['Cấp khoa', null],
        ],
      )
      await expect(201, 'PUT', '/v1/register-coverage/research-outputs/2020', { body: { complete: true } })
      const complete = await expect(200, 'GET', path, { as: 'anonymous' })
      t.match(complete.totals, [{ papers: { value: null } }, { papers: { value: 0, source: 'register' } }])
      const byStage = await expect(200, 'GET', '/v1/statistics/research?year=2020&group_by=stage')
      t.match(byStage.rows, [
        { group: [{ value: 'accepted', label: { en: 'Accepted' } }], years: [{ topics: { value: 1 } }] },
        { group: [{ value: null, label: { vi: 'Không nêu' } }], years: [{ topics: { value: 1 } }] },
      ])
    },
  )

  await t.test('staff by how many were sent: as reported, else as named', async (t) => {
    const send = (more: Record<string, unknown>) =>
      expect(201, 'POST', '/v1/staff-developments', { body: { title: 'Cử đi học', year: 2020, ...more } })
    const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Đỗ Xuân Mẫu' } })
    await send({ kind: 'study', count: 2 })
    await send({ kind: 'study', person_ids: [person.id] })
    await send({ kind: 'in_service_training', count: 9, person_ids: [person.id] })
    await send({ kind: 'teaching_contest' })
    await send({ count: 4 })
    const path = '/v1/statistics/staff?year=2020'
    await createConfirmedFigure(app, {
      indicator: { code: 'staff.field_research' },
      period: year2020,
      value: 17,
      source: { number: '12-BC/TCT' },
    })
    const answer = await expect(200, 'GET', `${path}&source=register`, { as: 'anonymous' })
    t.match(answer.totals[0], {
      sent_for_study: { value: 12 },
      field_research: { value: null },
      teaching_contests: { value: null },
      other: { value: 4 },
    })
    const bySubject = await expect(200, 'GET', `${path}&source=register&group_by=subject`, {
      as: 'anonymous',
    })
    t.same(valuesOf(bySubject, 'sent_for_study'), { study: 3, training: 9, null: null })
    t.match((await expect(200, 'GET', path, { as: 'anonymous' })).totals[0], {
      sent_for_study: { value: null },
      field_research: { value: 17, source: 'figures' },
    })
    t.match((await expect(200, 'GET', path, { as: 'registrar' })).totals[0], {
      sent_for_study: { value: 12, source: 'register_incomplete' },
      field_research: { value: 17, source: 'figures' },
      teaching_contests: { value: null, source: null },
      citizen_receptions: { value: null },
    })
    await expect(201, 'PUT', '/v1/register-coverage/staff-developments/2020', { body: { complete: true } })
    t.match((await expect(200, 'GET', path)).totals[0], {
      sent_for_study: { value: 12, source: 'register' },
      field_research: { value: 0, source: 'register' },
      teaching_contests: { value: null },
    })
  })
})

test('figures that have no place are told of', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const sent = (value: number, dimensions: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    createConfirmedFigure(app, {
      indicator: { code: 'staff.sent_for_study' },
      period: year2020,
      value,
      dimensions,
      source: { number: '12-BC/TCT' },
      ...more,
    })
  await sent(2, { subject: 'study', detail: 'cao cấp lý luận chính trị' })
  await sent(1, { subject: 'study', detail: 'cao học' })
  await sent(9, { subject: 'training' })
  await sent(50, { scenario: 'plan', subject: 'training', detail: 'chuyên viên' })
  await sent(15, { subject: 'field_research' }, { indicator: { code: 'staff.field_research' } })
  const get = (query: string) => expect(200, 'GET', `/v1/statistics/staff?${query}`, { as: 'anonymous' })

  const total = await get('')
  t.same(total.years, [2020])
  t.same(total.left_out, [
    {
      year: 2020,
      measure: 'sent_for_study',
      dimensions: ['detail', 'subject'],
      facts: 2,
      sum: 3,
      reason: {
        vi: 'Mỗi số liệu chỉ nói về một phần (chia theo chi tiết, nội dung hoạt động); không nguồn nào nêu tổng của các phần này.',
        en: 'Each is about a part only (by detail, subject), and no source states the total of these parts.',
      },
    },
    {
      year: 2020,
      measure: 'sent_for_study',
      dimensions: ['subject'],
      facts: 1,
      sum: 9,
      reason: {
        vi: 'Mỗi số liệu chỉ nói về một phần (chia theo nội dung hoạt động); không nguồn nào nêu tổng của các phần này.',
        en: 'Each is about a part only (by subject), and no source states the total of these parts.',
      },
    },
  ])
  t.match(total.totals, [{ sent_for_study: { value: null }, field_research: { value: 15 } }])
  const bySubject = await get('group_by=subject&year=2020')
  t.same(valuesOf(bySubject, 'sent_for_study'), { training: 9 })
  t.match(bySubject.left_out, [
    { year: 2020, measure: 'sent_for_study', dimensions: ['detail', 'subject'], facts: 2, sum: 3 },
  ])
  t.equal(bySubject.left_out.length, 1)
  t.same((await get('year=2020&source=register')).left_out, [])
})

test('one statement an answer, whatever the statistic and the format', async (t) => {
  const app = await startApp(t)
  const paths = [
    '/v1/statistics/party-grades?from=2018&to=2020&group_by=grade',
    '/v1/statistics/research.csv?group_by=level,stage',
    '/v1/statistics/staff.jsonstat?year=2020&group_by=subject',
    '/v1/charts/learners-by-program.svg?year=2020',
  ]
  for (const path of paths) {
    const { count } = await countStatements(app, () => app.send('GET', path, { as: 'anonymous' }))
    t.equal(count, 1, path)
  }
})
