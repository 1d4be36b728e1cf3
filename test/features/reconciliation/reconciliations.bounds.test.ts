import { startApp } from '../../support/app.ts'
import {
  createPublishedPost,
  classesOf2020,
  createConfirmedFigure,
  headers,
} from '../../domain/figures/school.ts'
import { test } from '../../support/shared-test.ts'

/** Inserts statements of the fact of another figure, each with a different value of five digits, by documents. */
const MANY = `insert into figures (id, indicator_id, period_kind, period_start, period_end, dimensions, value, unit,
    status, document_number, created_by, decided_by, decided_at, fact_key)
  select gen_random_uuid(), indicator_id, period_kind, period_start, period_end, dimensions, n, unit,
    'confirmed', 'BC ' || n, created_by, decided_by, decided_at - interval '1 day', fact_key
  from figures, generate_series(10001, 30001) as n where id = $1`

test('more figures than are compared at once', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const post = await createPublishedPost(app, 'Năm 2020 mở 62 lớp', '', { publish: false })
  const source = { post_id: post.id, field: 'title', quote: '62 lớp' }
  const figure = await createConfirmedFigure(app, classesOf2020(62, { source }))
  await app.database.pool.query(MANY, [figure.id])

  await t.test('are refused with what to name', async (t) => {
    const answer = await app.send('GET', '/v1/reconciliations', { as: 'anonymous' })
    t.equal(answer.statusCode, 422)
    t.match(answer.json().detail, /More than 20000 figures.*year=.*indicator=/)
    t.same((await expect(200, 'GET', '/v1/reconciliations?year=2019')).items, [])
  })

  await t.test('keep no post from its own rows, nor from being published', async (t) => {
    const { items } = await expect(200, 'GET', `/v1/posts/${post.id}/reconciliations`)
    t.match(items, [{ breakdown: 'repeated', status: 'mismatch', stated: { figure_id: figure.id } }])
    t.match(items[0].explanation, { en: /, \d+ more: up to/, vi: /, [\d.]+ số nữa; chênh lệch đến/ })
    t.ok(items[0].explanation.en.length < 450, `${items[0].explanation.en} quotes some and counts the others`)
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    const events = await expect(200, 'GET', `/v1/audit-events?operation=publishPost`)
    t.ok(events.items[0].fields.includes('reconciliation_mismatch'))
  })
})
