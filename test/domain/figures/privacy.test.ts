import { startApp, type TestApp } from '../../support/app.ts'
import { registers } from '../training/registers.ts'
import { createPublishedPost, classesOf2020, createConfirmedFigure, headers, year2020 } from './school.ts'
import { test } from '../../support/shared-test.ts'

const everyone = [
  '/v1/figures?count=exact&limit=100',
  '/v1/figures?count=exact&sort=-value',
  '/v1/figures?count=exact&status=proposed,rejected,superseded',
  '/v1/figures?count=exact&source_stale=true',
  '/v1/figures?count=exact&year=2020&program=TC&planned=true',
  '/v1/figures?count=exact&grade=excellent&include=post,indicator',
  '/v1/figures?count=exact&document=9-BC',
  '/v1/reconciliations?limit=100',
  '/v1/reconciliations?year=2020&indicator=training.learners,party.members_graded',
  '/v1/statistics/training?group_by=program,planned',
  '/v1/statistics/training.csv?year=2020',
  '/v1/statistics/party-grades?subject=member&group_by=grade',
  '/v1/statistics/party-grades.jsonstat?subject=cell&year=2020',
  '/v1/statistics/staff?group_by=subject',
  '/v1/statistics/research?group_by=level',
  '/v1/charts/learners-by-program.svg?year=2020',
  '/v1/charts/classes-by-year.svg?year=2020',
  '/v1/charts/planned-share.svg?year=2020',
  '/v1/charts/party-grades.svg?year=2020&subject=member',
  '/v1/search?q=l%E1%BB%9Bp&type=figure',
]

/** All public responses with figures, byte for byte. */
async function readPublic({ send }: TestApp, paths: readonly string[]) {
  const seen: Record<string, string> = {}
  for (const path of paths) {
    const { statusCode, headers: answered, body } = await send('GET', path, { as: 'anonymous' })
    // a problem contains the request id
    const withoutRequestId = body.replace(/"request_id":"[^"]+"/, '')
    seen[path] = [statusCode, answered['etag'], withoutRequestId].join(' ')
  }
  return seen
}

test('nothing that is hidden changes what readers get', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const held = await createClass(program.id, { planned: true })
  const learner = await createLearner()
  await createEnrollment(held.id, learner.id)
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const member = await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Đảng Viên Mẫu', party_cell_id: cell.id },
  })
  for (const register of ['party-member-gradings', 'party-cell-gradings', 'commendations', 'enrollments']) {
    await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
  }
  const post = await createPublishedPost(app, 'Mở 62 lớp', 'Năm 2020 mở 62 lớp với 6.481 học viên.')
  const words = (post_id: string, quote: string) => ({ post_id, field: 'body_text', quote })
  const graded = { indicator: { code: 'party.members_graded' }, period: year2020 }
  await createConfirmedFigure(app, classesOf2020(62, { source: words(post.id, '62 lớp') }))
  await createConfirmedFigure(app, {
    ...graded,
    value: 9,
    dimensions: { grade: 'excellent' },
    source: { number: '9-BC' },
  })
  await createConfirmedFigure(app, {
    indicator: { code: 'training.learners' },
    period: year2020,
    value: 1,
    dimensions: { result: 'very_good' },
    source: { number: '9-BC' },
  })
  const draft = await createPublishedPost(app, 'Bản thảo', 'Năm 2020 mở 70 lớp, 66 lớp trong kế hoạch.', {
    publish: false,
  })
  const hidden = await createConfirmedFigure(
    app,
    classesOf2020(66, { dimensions: { planned: true }, source: words(draft.id, '66 lớp') }),
  )
  const paths = [
    ...everyone,
    `/v1/posts/${draft.id}/figures`,
    `/v1/posts/${draft.id}/reconciliations`,
    `/v1/posts/${post.id}/reconciliations`,
    `/v1/figures/${hidden.id}`,
    `/v1/facts/${hidden.fact_key}`,
    `/v1/figures?count=exact&fact_key=${hidden.fact_key}`,
    `/v1/figures?count=exact&post=${draft.slug}`,
  ]
  const before = await readPublic(app, paths)
  const unchanged = async (what: string) => t.same(await readPublic(app, paths), before, what)

  const { figures } = await expect(200, 'POST', `/v1/posts/${draft.id}/figure-proposals`)
  await expect(200, 'POST', `/v1/posts/${post.id}/figure-proposals`)
  await unchanged('proposals, of a draft and of what is published')

  for (const { id, status } of figures) {
    if (status === 'proposed') await expect(200, 'POST', `/v1/figures/${id}/confirm`, { headers })
  }
  await expect(201, 'POST', `/v1/figures/${hidden.id}/corrections`, {
    headers,
    body: { value: 67, reason: 'Đếm lại' },
  })
  await unchanged('confirmed figures of a draft')

  const later = await createPublishedPost(app, 'Sắp đăng', 'Năm 2020 mở 80 lớp.', { publish: false })
  await createConfirmedFigure(app, classesOf2020(80, { source: words(later.id, '80 lớp') }))
  await expect(200, 'POST', `/v1/posts/${later.id}/publish`, {
    headers,
    body: { published_at: '2199-01-01T00:00:00Z' },
  })
  await unchanged('figures of a post that is scheduled')

  const gone = await createPublishedPost(app, 'Sẽ xóa', 'Năm 2020 mở 90 lớp.', { publish: false })
  await createConfirmedFigure(app, classesOf2020(90, { source: words(gone.id, '90 lớp') }))
  await expect(204, 'DELETE', `/v1/posts/${gone.id}`, { headers })
  await unchanged('figures of a post in the trash')

  await expect(201, 'POST', '/v1/party-member-gradings', {
    body: { party_member_id: member.id, year: 2020, grade: 'excellent' },
  })
  await expect(201, 'POST', '/v1/party-cell-gradings', {
    body: { party_cell_id: cell.id, year: 2020, grade: 'good' },
  })
  await expect(201, 'POST', '/v1/commendations', {
    body: { title: 'Giấy khen', year: 2020, party_member_id: member.id },
  })
  await unchanged('gradings, and awards to members')

  const { items } = await expect(200, 'GET', `/v1/enrollments?class=${held.code}`)
  await expect(200, 'PATCH', `/v1/enrollments/${items[0].id}`, { headers, body: { result: 'very_good' } })
  await unchanged('what a learner got')
})
