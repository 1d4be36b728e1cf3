import { seedDemo } from '../../../src/fixtures/demo/seed.ts'
import { effects } from '../../../src/modules.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

test('every number of the demo year is counted, or listed with the reason', async (t) => {
  const app = await startApp(t)
  await seedDemo(app.database, effects)
  const get = (statistic: string, query = '', as: 'anonymous' | 'party_officer' = 'anonymous') =>
    app.expect(200, 'GET', `/v1/statistics/${statistic}?year=2020${query}`, { as })

  await t.test('31 sent for study in six parts, and the work for the province', async (t) => {
    const answer = await get('staff')
    t.match(answer.totals[0], {
      sent_for_study: { value: null },
      field_research: { value: 17, source: 'figures' },
      citizen_receptions: { value: 18, source: 'figures' },
      voter_meetings: { value: 32, source: 'figures' },
      rapporteur_meetings: { value: 14, source: 'figures' },
    })
    // 2 + 3 + 1 to study, 9 to train, 9 to courses of officials, 7 to train in the province
    t.same(answer.left_out, [
      {
        year: 2020,
        measure: 'sent_for_study',
        dimensions: ['detail', 'subject'],
        facts: 6,
        sum: 31,
        reason: {
          vi: 'Mỗi số liệu chỉ nói về một phần (chia theo chi tiết, nội dung hoạt động); không nguồn nào nêu tổng của các phần này.',
          en: 'Each is about a part only (by detail, subject), and no source states the total of these parts.',
        },
      },
    ])
  })

  await t.test('research: 4 sessions of outreach, and topics by level without a stated total', async (t) => {
    const answer = await get('research')
    t.match(answer.totals[0], {
      topics: { value: null },
      seminars: { value: 8 },
      broadcasts: { value: 4 },
      bulletins: { value: 4 },
      outreach: { value: 4, source: 'figures' },
    })
    t.match(answer.left_out, [{ measure: 'topics', dimensions: ['level'], facts: 2, sum: 11 }])
    const byLevel = await get('research', '&group_by=level')
    t.match(byLevel.totals[0].topics, { value: null, sum_of_rows: 11 })
    t.same(byLevel.left_out, [])
    const byStage = await get('research', '&group_by=stage')
    t.match(byStage.left_out, [
      {
        reason: {
          en: 'Each is about a part only (by level), and no source states the total of these parts. They are not divided by stage.',
        },
      },
    ])
  })

  await t.test('ten awards of one form: one to a cell, nine to a group', async (t) => {
    const values = (answer: Answer) =>
      Object.fromEntries(
        answer.rows.map(({ group, years }: Answer) => [group[0].label.vi, years[0].awards.value]),
      )
    const query = '&source=register&group_by='
    t.same(values(await get('commendations', `${query}form`)), { 'Giấy khen': 10 })
    t.same(values(await get('commendations', `${query}recipient`)), { 'Chi bộ': 1, 'Đơn vị, tập thể': 9 })
    t.same(values(await get('commendations', `${query}awarded_by`)), {
      'Đảng ủy Trường Chính trị tỉnh Vĩnh Phúc': 10,
    })
    const answer = await get('commendations')
    t.match(answer.totals[0], { awards: { value: null }, members_commended: { value: null } })
    t.match(answer.left_out, [{ measure: 'members_commended', dimensions: ['grade'], facts: 1, sum: 9 }])
    t.match((await get('commendations', '', 'party_officer')).totals[0], {
      awards: { value: 10, source: 'register_incomplete' },
    })
  })
})
