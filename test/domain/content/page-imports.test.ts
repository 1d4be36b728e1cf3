import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const page = `Trường tổ chức hội nghị viên chức năm 2019

Ngày đăng: 15/01/2020

Các đại biểu dự hội nghị tại hội trường lớn
Ngày 14/01/2020, nhà trường tổ chức hội nghị viên chức. Hội nghị nghe báo cáo kết quả của năm và bàn kế hoạch.

Trong năm, nhà trường mở 40 lớp với 3.000 học viên; kết quả được hội nghị nhất trí cao.

ThS. Trần Văn Mẫu - GV khoa Lý luận cơ sở

Tin tức - Hoạt động

Video

Xem tất cả »

Liên kết website
`

test('page imports', async (t) => {
  const { expect, database } = await startApp(t)
  const rows = async () => (await database.pool.query('select count(*) as n from posts')).rows[0].n

  await t.test(
    'a page of the old website becomes a draft, and the second time changes nothing',
    async (t) => {
      const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin tức - Hoạt động' } })
      const made = await expect(201, 'POST', '/v1/page-imports', { as: 'editor', body: { text: page } })
      t.match(made.post, {
        title: 'Trường tổ chức hội nghị viên chức năm 2019',
        status: 'draft',
        published_at: '2020-01-14T17:00:00Z',
        event_date: '2020-01-14',
        section_id: section.id,
        cover: { caption: 'Các đại biểu dự hội nghị tại hội trường lớn', media_id: null },
        byline: [{ name: 'Trần Văn Mẫu', degree: 'ThS.', position: 'GV', unit: 'khoa Lý luận cơ sở' }],
      })
      t.match(made.post.body_text, /3\.000 học viên; kết quả được hội nghị nhất trí cao\.$/)
      t.match(made.dropped, ['Tin tức - Hoạt động', 'Video', 'Xem tất cả »', 'Liên kết website'])
      const again = await expect(200, 'POST', '/v1/page-imports', { as: 'editor', body: { text: page } })
      t.same(again, made)
      t.equal(await rows(), 1)
    },
  )

  await t.test('the draft takes the posting date when it is published', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/posts?status=draft')
    const post = await expect(200, 'POST', `/v1/posts/${items[0].id}/publish`, {
      headers: { 'if-match': '*' },
    })
    t.equal(post.published_at, '2020-01-14T17:00:00Z')
  })

  await t.test('another page of the same title gets an address of its own', async (t) => {
    const { post } = await expect(201, 'POST', '/v1/page-imports', {
      body: { text: page.replace('40 lớp', '41 lớp') },
    })
    t.equal(post.slug, 'truong-to-chuc-hoi-nghi-vien-chuc-nam-2019-2020-01-15')
  })

  await t.test('a page without a date of the calendar is a draft without one, and a warning', async (t) => {
    for (const [text, code, line] of [
      [page.replace('Ngày đăng: 15/01/2020', ''), 'no_posting_date', null],
      [page.replace('15/01/2020', '31/02/2020'), 'impossible_posting_date', 'Ngày đăng: 31/02/2020'],
    ] as const) {
      const made = await expect(201, 'POST', '/v1/page-imports', { body: { text } })
      t.match(made, {
        post: { status: 'draft', published_at: null },
        warnings: [{ code, line, message_en: /published_at/, message_vi: /bản nháp/ }],
      })
      const again = await expect(200, 'POST', '/v1/page-imports', { body: { text } })
      t.same(again, made)
      if (line !== null) t.ok(made.dropped.includes(line))
    }
  })

  await t.test('a page in a font code becomes a draft in Unicode, with a warning', async (t) => {
    const text = [
      'Leã toång keát naêm hoïc cuûa tröôøng',
      'Ngaøy ñaêng: 15/01/2020',
      'Ngaøy 14/01/2020, tröôøng toå chöùc leã toång keát naêm hoïc vaø trao thöôûng cho 12 hoïc vieân.',
    ].join('\n')
    const made = await expect(201, 'POST', '/v1/page-imports', { body: { text } })
    t.equal(made.post.title, 'Lễ tổng kết năm học của trường')
    t.equal(
      made.post.body_text,
      'Ngày 14/01/2020, trường tổ chức lễ tổng kết năm học và trao thưởng cho 12 học viên.',
    )
    t.match(made.warnings, [{ code: 'vni_text', message_vi: /VNI/ }])
  })

  await t.test('pictures and files of a page are listed with their addresses', async (t) => {
    const html = `<base href="https://a.example.vn/tin/">
      <h1>Lễ trao học bổng cho học viên nghèo</h1><p>Ngày đăng: 15/01/2020</p>
      <p>Nhà trường trao học bổng cho 12 học viên nghèo vượt khó của ba lớp trung cấp khóa này.</p>
      <p><img src="le-trao.jpg" alt=""></p><p>Xem <a href="/files/danh-sach.pdf">danh sách</a> kèm theo.</p>`
    const made = await expect(201, 'POST', '/v1/page-imports', { body: { html } })
    t.same(made.images, [{ url: 'https://a.example.vn/tin/le-trao.jpg', name: null }])
    t.same(made.attachments, [{ url: 'https://a.example.vn/files/danh-sach.pdf', name: 'danh sách' }])
    t.same(made.warnings, [])
  })

  await t.test('a page is published with its posting date, and its old address leads to it', async (t) => {
    const html = (title: string, head = '') => `<head>${head}</head>
      <h1>${title}</h1><p>Ngày đăng: 15/01/2018</p>
      <p>Nhà trường bế giảng 2 lớp trung cấp lý luận chính trị với 120 học viên tốt nghiệp.</p>`
    const take = (body: object, as: 'publisher' | 'editor' = 'publisher', status = 201) =>
      expect(status, 'POST', '/v1/page-imports', { as, body })
    const leadsTo = async (from: string) =>
      (
        await expect(200, 'GET', `/v1/redirects?from=${encodeURIComponent(from)}`, { as: 'anonymous' })
      ).items.map(({ to }: { to: string }) => to)

    const canonical = '<link rel="canonical" href="https://cu.example/be-giang">'
    const one = html('Lễ bế giảng lớp trung cấp khóa một', canonical)
    t.match(await take({ html: one, publish: true }, 'editor', 403), { detail: /content:publish/ })
    const { post } = await take({ html: one, publish: true })
    t.match(post, { status: 'published', published_at: '2018-01-14T17:00:00Z' })
    t.same(await leadsTo('http://cu.example/be-giang/'), [post.slug])

    const given = html('Lễ bế giảng lớp trung cấp khóa hai')
    const taken = await take({ html: given, address: '/be-giang' }, 'publisher', 409)
    t.match(taken, { errors: [{ pointer: '/redirects_from/0', code: 'taken' }] })
    const second = await take({ html: given, address: '/be-giang-2' }, 'editor')
    t.equal(second.post.status, 'draft')
    t.same(await leadsTo('/be-giang-2'), [], 'a draft is no answer')

    const same = await take({ html: html('Lễ bế giảng lớp trung cấp khóa ba', canonical), publish: true })
    t.match(same, {
      post: { status: 'published' },
      warnings: [{ code: 'address_taken', line: 'https://cu.example/be-giang', message_vi: /địa chỉ cũ/ }],
    })
    t.same(await leadsTo('https://cu.example/be-giang'), [post.slug], 'the first one keeps it')

    const home = '<meta property="og:url" content="https://cu.example/">'
    t.same((await take({ html: html('Lễ bế giảng lớp trung cấp khóa bốn', home) })).warnings, [])
    t.same(await leadsTo('https://cu.example/'), [], 'the home page is no address of a page')

    const undated = await take({
      text: page.replace('Ngày đăng: 15/01/2020', 'Năm học mới').replace('40 lớp', '42 lớp'),
      publish: true,
    })
    t.match(undated, {
      post: { status: 'draft', published_at: null },
      warnings: [{ code: 'no_posting_date' }],
    })
    await expect(400, 'POST', '/v1/page-imports', { body: { html: one, address: 'be-giang' } })
  })

  await t.test(
    'a page that cannot be read is a 422 that says what is missing, and nothing is stored',
    async (t) => {
      const before = await rows()
      const cases = [
        [{ text: 'Ngày đăng: 15/01/2020\n\nVideo' }, 'no_title'],
        [{ text: ' \n\n' }, 'empty_page'],
        [{ html: '<html><body></body></html>' }, 'empty_page'],
      ] as const
      for (const [body, code] of cases) {
        const problem = await expect(422, 'POST', '/v1/page-imports', { body })
        t.equal(problem.code, 'unreadable_page')
        t.match(problem.errors, [{ code }])
      }
      await expect(400, 'POST', '/v1/page-imports', { body: {} })
      await expect(400, 'POST', '/v1/page-imports', { body: { text: page, html: '<p>x</p>' } })
      await expect(401, 'POST', '/v1/page-imports', { as: 'anonymous', body: { text: page } })
      t.equal(await rows(), before)
    },
  )
})
