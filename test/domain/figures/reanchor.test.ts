import { reanchor } from '../../../src/domain/figures/quotes/reanchor.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { classesOf2020, createConfirmedFigure, headers, createPublishedPost } from './school.ts'

const words = fc
  .array(fc.constantFrom('mở', '62 lớp', '6 lớp', 'với', '62', 'học viên', 'năm', '1.204', ',', '(', '.'), {
    maxLength: 30,
  })
  .map((list) => list.join(' '))

/** A text, some of its words, and their positions. */
const quoted = fc
  .tuple(words, fc.constantFrom('62 lớp', '6 lớp', '204 học viên', '1.204'), words)
  .map(([left, quote, right]) => {
    const start = left.length + 1
    return { text: `${left} ${quote} ${right}`, quote, span: { start, end: start + quote.length } }
  })

test('quotes find their place again', (t) => {
  t.test('whatever the change, a quote that is placed stands there', (t) => {
    fc.assert(
      fc.property(quoted, words, ({ text, quote, span }, other) => {
        const [place] = reanchor(text, other, [span])
        return !place || other.slice(place.start, place.end) === quote
      }),
    )
    t.end()
  })

  t.test('a change beside a quote moves it exactly as far as the text moved', (t) => {
    const change = fc.record({ at: fc.nat(), cut: fc.nat(20), put: words })
    fc.assert(
      fc.property(quoted, change, fc.boolean(), ({ text, quote, span }, { at, cut, put }, isBefore) => {
        // a space stays on both sides, so that no number grows
        const from = isBefore ? at % span.start : span.end + 1 + (at % (text.length - span.end))
        const to = Math.min(from + cut, isBefore ? span.start - 1 : text.length)
        const changed = `${text.slice(0, from)}${put}${text.slice(Math.max(from, to))}`
        const shift = isBefore ? changed.length - text.length : 0
        const [place] = reanchor(text, changed, [span])
        return place?.start === span.start + shift && changed.slice(place.start, place.end) === quote
      }),
    )
    t.end()
  })

  t.test('two quotes never become one', (t) => {
    fc.assert(
      fc.property(words, words, (text, other) => {
        const spans = [...text.matchAll(/62 lớp/g)].map(({ index }) => ({ start: index, end: index + 6 }))
        const places = reanchor(text, other, spans).filter((place) => place !== null)
        return new Set(places.map(({ start }) => start)).size === places.length
      }),
    )
    t.end()
  })

  const cases: [before: string, after: string, quote: string, start: number | null][] = [
    ['Mở 62 lớp.', 'Mở 63 lớp.', '62 lớp', null],
    ['Mở 6 lớp.', 'Mở 16 lớp.', '6 lớp', null],
    ['Có 204 học viên.', 'Có 1.204 học viên.', '204 học viên', null],
    ['Mở 62 lớp.', 'Mở 62 lớp học.', '62 lớp', 3],
    ['Mở 62 lớp.', 'Năm qua mở được 62 lớp, đông hơn.', '62 lớp', 16],
    // the second one was removed, and the first is another statement
    ['Khai giảng 5 lớp; bế giảng 5 lớp.', 'Khai giảng 5 lớp.', '5 lớp', 11],
  ]
  for (const [before, after, quote, start] of cases) {
    const at = before.indexOf(quote)
    const [place] = reanchor(before, after, [{ start: at, end: at + quote.length }])
    t.equal(place?.start ?? null, start, `${before} -> ${after}`)
  }
  const [first, second] = reanchor('Khai giảng 5 lớp; bế giảng 5 lớp.', 'Cả năm bế giảng 5 lớp.', [
    { start: 11, end: 16 },
    { start: 27, end: 32 },
  ])
  t.same([first, second], [null, { start: 16, end: 21 }], 'of equal words the ones with their context stay')
  t.end()
})

test('figures follow the words of their post', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const post = await createPublishedPost(
    app,
    'Năm 2020: 62 lớp',
    'Mở 62 lớp, trong đó 58 lớp trong kế hoạch.',
    {
      cover: { caption: 'Khai giảng 4 lớp' },
    },
  )
  const state = (field: string, quote: string, value: number, dimensions = {}) =>
    createConfirmedFigure(
      app,
      classesOf2020(value, { dimensions, source: { post_id: post.id, field, quote } }),
    )
  const title = await state('title', '62 lớp', 62)
  const body = await state('body_text', '58 lớp', 58, { planned: true })
  const caption = await state('cover.caption', '4 lớp', 4, { planned: false })
  const read = (id: string) => expect(200, 'GET', `/v1/figures/${id}`)
  const patch = (change: object) => expect(200, 'PATCH', `/v1/posts/${post.id}`, { headers, body: change })

  await t.test('a quote that still stands moves to where it stands, and stays public', async (t) => {
    const changed = await patch({
      body: '**Tin vui.** Nhà trường mở 62 lớp, trong đó 58 lớp trong kế hoạch.',
    })
    const figure = await expect(200, 'GET', `/v1/figures/${body.id}`, { as: 'anonymous' })
    t.equal(changed.body_text.slice(figure.source.start, figure.source.end), '58 lớp')
    t.match(figure, {
      source_stale: false,
      source: { revision: changed.revision },
      revision: body.revision + 1,
    })
    t.equal((await read(title.id)).revision, title.revision, 'what did not change is left alone')
  })

  await t.test('one that is gone is marked, hidden from readers, and told to editors', async (t) => {
    await patch({
      body: 'Mở 62 lớp, trong đó 57 lớp trong kế hoạch.',
      cover: { caption: 'Khai giảng 14 lớp' },
    })
    t.match(await read(body.id), { source_stale: true, value: 58, status: 'confirmed' })
    t.match(await read(caption.id), { source_stale: true })
    await expect(404, 'GET', `/v1/figures/${body.id}`, { as: 'anonymous' })
    const { items } = await expect(200, 'GET', '/v1/figures?source_stale=true&count=exact', { as: 'editor' })
    t.equal(items.length, 2)
    await expect(200, 'PATCH', `/v1/figures/${body.id}`, { headers, body: { note: 'Xem lại.' } })
  })

  await t.test('it is quoted anew by a correction, and found again when the words come back', async (t) => {
    const source = { quote: '57 lớp', start: null, end: null, revision: null }
    const correction = { value: 57, source, reason: 'Bài đã sửa.' }
    const made = await expect(201, 'POST', `/v1/figures/${body.id}/corrections`, {
      headers,
      body: correction,
    })
    t.match(made, { source_stale: false, value: 57 })
    await patch({ cover: { caption: 'Mở 14 lớp' } })
    t.match(await read(caption.id), { source_stale: true }, '4 lớp is not what 14 lớp says')
    await patch({ cover: { caption: 'Cả năm khai giảng 4 lớp' } })
    t.match(await read(caption.id), { source_stale: false, source: { quote: '4 lớp', start: 18 } })
  })

  await t.test('one in the trash follows too, also where its post has no other', async (t) => {
    const alone = await createPublishedPost(app, 'Tổng kết', 'Nhà trường mở 62 lớp.')
    const source = { post_id: alone.id, field: 'body_text', quote: '62 lớp' }
    const figure = await expect(201, 'POST', '/v1/figures', { body: classesOf2020(62, { source }) })
    const url = `/v1/figures/${figure.id}`
    await expect(204, 'DELETE', url, { headers })
    await expect(200, 'PATCH', `/v1/posts/${alone.id}`, { headers, body: { body: 'Trường mở 62 lớp.' } })
    t.match(await expect(200, 'POST', `${url}/restore`, { headers }), {
      source: { start: 10, end: 16, revision: 3 },
      source_stale: false,
    })
  })

  await t.test('a change that is refused moves nothing', async (t) => {
    await expect(422, 'PATCH', `/v1/posts/${post.id}`, {
      headers,
      body: { title: 'Năm 2020 mở 62 lớp', section: { slug: 'khong-co' } },
    })
    t.match(await read(title.id), { source: { start: 10 }, source_stale: false })
  })
})
