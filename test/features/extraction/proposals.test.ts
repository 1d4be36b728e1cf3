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
})
