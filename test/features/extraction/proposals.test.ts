import { startApp } from '../../support/app.ts'
import { createPublishedPost, headers } from '../../domain/figures/school.ts'
import { test } from '../../support/shared-test.ts'

const body = [
  'Trong năm, nhà trường mở 62 lớp với 6.481 học viên (58 lớp trong kế hoạch, 4 lớp ngoài kế hoạch).',
  'Đã cử 02 giảng viên đi học cao cấp lý luận chính trị; 03 giảng viên đi học cao học; 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ.',
].join('\n\n')

test('proposals of a post', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const post = await createPublishedPost(app, 'Kết quả năm 2020: 62 lớp', body, {
    publish: false,
    summary: 'Hơn 60 lớp.',
  })
  const url = `/v1/posts/${post.id}/figure-proposals`
  const propose = (more = {}) => expect(200, 'POST', url, { as: 'editor', ...more })

  await t.test('the text is read as it is, in reading order, and every quote is its slice', async (t) => {
    const { figures, created, year } = await propose()
    t.equal(created, figures.length)
    t.equal(year, 2020, 'the title says it')
    t.same(
      figures.map(({ value }: { value: number }) => value),
      [62, 60, 62, 6481, 58, 4, 2, 3, 9],
    )
    for (const { source, period, status } of figures) {
      t.equal(post[source.field].slice(source.start, source.end), source.quote)
      t.match(period, { kind: /^year$/, start: '2020-01-01' })
      t.equal(status, 'proposed')
    }
    t.equal(figures[0].fact_key, figures[2].fact_key, 'title and body state one fact')
    const [study, master] = figures.slice(6)
    t.not(study.fact_key, master.fact_key, 'a clause does not contradict the next one')
    t.equal(master.dimensions.detail, 'đi học cao học')
    const { items } = await expect(200, 'GET', `/v1/posts/${post.id}/figures`, { as: 'editor' })
    t.same(items, figures, 'the list has them in the same order')
  })

  await t.test('asked again, nothing is proposed twice, whatever became of it', async (t) => {
    const before = await expect(200, 'GET', '/v1/audit-events?count=exact')
    const { figures, created } = await propose()
    t.equal(created, 0)
    const [first, second] = figures
    await expect(200, 'POST', `/v1/figures/${first.id}/confirm`, { headers })
    await expect(200, 'POST', `/v1/figures/${second.id}/reject`, { headers })
    const corrected = { value: 63, reason: 'Đếm lại.' }
    await expect(201, 'POST', `/v1/figures/${first.id}/corrections`, { headers, body: corrected })
    t.match(await propose({ body: { year: 2020 } }), { created: 0 })
    t.equal((await expect(200, 'GET', '/v1/figures?count=exact')).page.count, figures.length + 1)
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource=posts&sort=-at`)
    t.equal(
      items.filter((event: { operation: string }) => event.operation === 'proposePostFigures').length,
      1,
    )
    t.ok(before.page.count > 0)
  })

  await t.test('requests at once add nothing twice', async (t) => {
    const other = await createPublishedPost(app, 'Mở 5 lớp', '', { publish: false })
    const answers = await Promise.all(
      [1, 2, 3].map(() => expect(200, 'POST', `/v1/posts/${other.slug}/figure-proposals`)),
    )
    t.equal(
      answers.reduce((sum, { created }) => sum + created, 0),
      1,
    )
  })

  await t.test(
    'a year that the text does not decide is offered by the days of the post, and then given',
    async (t) => {
      const report = await createPublishedPost(
        app,
        'Hội nghị tổng kết',
        'Nhà trường mở 12 lớp với 800 học viên.',
        {
          publish: false,
          event_date: '2017-01-10',
        },
      )
      const reports = `/v1/posts/${report.id}/figure-proposals`
      const first = await expect(200, 'POST', reports)
      t.match(first, { created: 2, year: null, year_source: null })
      t.same(first.offered_years, [
        { year: 2016, from: 'event_date' },
        { year: 2017, from: 'event_date' },
      ])
      const [classes] = first.figures
      t.match(classes, { period: null, fact_key: null })
      await expect(422, 'POST', `/v1/figures/${classes.id}/confirm`, { headers })
      const second = await expect(200, 'POST', reports, { body: { year: 2016 } })
      t.match(second, { created: 0, year: 2016, year_source: 'request' })
      t.match(second.figures, [
        { id: classes.id, period: { start: '2016-01-01' }, revision: 2 },
        { period: { start: '2016-01-01' } },
      ])
      await expect(200, 'POST', `/v1/figures/${classes.id}/confirm`, { headers })
      const third = await expect(200, 'POST', reports, { body: { year: 2017 } })
      t.same(third.figures[1], second.figures[1], 'a period that is known stays')
    },
  )

  await t.test('a post is about the year of its lead, whenever it was published', async (t) => {
    const lead = 'Năm 2016, Trường bế giảng lớp B60.\n\nLớp có 45 học viên.'
    const report = await createPublishedPost(app, 'Bế giảng', lead, {
      publish: false,
    })
    const { figures, year, year_source } = await expect(
      200,
      'POST',
      `/v1/posts/${report.id}/figure-proposals`,
    )
    t.same([year, year_source], [2016, 'body'])
    t.match(figures, [{ value: 45, period: { start: '2016-01-01' }, dimensions: { detail: 'lớp B60' } }])
    await expect(200, 'POST', `/v1/figures/${figures[0].id}/confirm`, { headers })
  })

  await t.test('programmes are those of the register, by code or by name', async (t) => {
    await expect(201, 'POST', '/v1/programs', {
      body: { code: 'BD-91', name: 'Bồi dưỡng theo Kế hoạch số 91-KH/TU' },
    })
    const text =
      'Năm 2020: Bồi dưỡng theo Kế hoạch số 91-KH/TU, ngày 29/7/2014 của Tỉnh ủy 25 lớp; Bồi dưỡng giảng viên 01 lớp; Bồi dưỡng kỹ năng mềm 02 lớp.'
    const { id } = await createPublishedPost(app, 'Các lớp', text, { publish: false })
    const { figures } = await expect(200, 'POST', `/v1/posts/${id}/figure-proposals`)
    t.same(
      figures.map(({ dimensions }: { dimensions: { program: string } }) => dimensions.program),
      ['BD-91', 'BD-GV', 'Bồi dưỡng kỹ năng mềm'],
    )
    await expect(200, 'POST', `/v1/figures/${figures[2].id}/confirm`, { headers })
    await expect(201, 'POST', `/v1/figures/${figures[2].id}/corrections`, {
      headers,
      body: { value: 3, reason: 'x' },
    })
  })

  await t.test('a post that is not there, or that the caller does not see, is 404', async () => {
    await expect(404, 'POST', '/v1/posts/khong-co/figure-proposals')
    await expect(404, 'POST', url, { as: { scopes: ['figures:write'] } })
    await expect(401, 'POST', url, { as: 'anonymous' })
    await expect(403, 'POST', url, { as: 'registrar' })
    await expect(400, 'POST', url, { body: { year: 20 } })
  })

  await t.test('a percentage is held by its share, and a whole list by its whole', async (t) => {
    const text =
      'Năm 2018, có 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ (25,95%). Trường mở 25 lớp, gồm: 8 lớp trung cấp lý luận chính trị và 16 lớp bồi dưỡng ngạch chuyên viên.'
    const other = await createPublishedPost(app, 'Kết quả xếp loại và mở lớp', text, { publish: false })
    const { figures } = await expect(200, 'POST', `/v1/posts/${other.id}/figure-proposals`, { as: 'editor' })
    const [share, percent, whole] = figures
    t.same([share.value, share.percent], [9, 25.95])
    t.same([percent.unit, percent.percent], ['percent', null])
    t.same([whole.value, whole.exhaustive_over], [25, ['program']])
    const list = `/v1/posts/${other.id}/reconciliations?status=mismatch`
    const breakdowns = async () =>
      (await expect(200, 'GET', list, { as: 'editor' })).items.map(
        ({ breakdown, difference }: { breakdown: string; difference: number }) => [breakdown, difference],
      )
    t.same((await breakdowns()).toSorted(), [
      ['percent', -4],
      ['program', -1],
    ])
    const { items } = await expect(200, 'GET', list, { as: 'editor' })
    const row = items.find(({ breakdown }: { breakdown: string }) => breakdown === 'percent')
    t.match(row.explanation.vi, /9\/41 .* là 21,95%, trong khi nguồn nêu 25,95%/)
    // the share alone: its percentage is not compared any more
    const parted = { figure_ids: row.comparable.figure_ids, reason: 'Tỷ lệ tính trên số đã xếp loại.' }
    await expect(201, 'POST', '/v1/reconciliation-exceptions', { body: parted })
    t.same(await breakdowns(), [['program', -1]])
    const patched = { headers, body: { exhaustive_over: [] } }
    await expect(200, 'PATCH', `/v1/figures/${whole.id}`, patched)
    t.same(await breakdowns(), [])
  })
})
