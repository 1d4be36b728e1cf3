import { hash } from 'node:crypto'
import { markText } from '../../../src/features/print/mark-text.ts'
import { periodText, valueText } from '../../../src/features/print/figure-text.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

test('marks stand behind places of the text of HTML', async (t) => {
  const mark = (at: number, n: number) => ({ at, html: `<sup>${n}</sup>` })
  for (const [html, marks, expected] of [
    ['<p>Mở 62 lớp.</p>', [mark(9, 1)], '<p>Mở 62 lớp<sup>1</sup>.</p>'],
    ['<p>a</p>\n<p>b</p>', [mark(1, 1), mark(3, 2)], '<p>a<sup>1</sup></p>\n<p>b<sup>2</sup></p>'],
    ['<p>1 &lt; 2 &amp; 3</p>', [mark(5, 1), mark(7, 2)], '<p>1 &lt; 2<sup>1</sup> &amp;<sup>2</sup> 3</p>'],
    [
      '<p><strong>62</strong> lớp</p>',
      [mark(2, 1), mark(2, 2)],
      '<p><strong>62<sup>1</sup><sup>2</sup></strong> lớp</p>',
    ],
    ['abc', [mark(3, 2), mark(1, 1)], 'a<sup>1</sup>bc<sup>2</sup>'],
    ['abc', [mark(9, 1)], 'abc'],
  ] as const) {
    t.equal(markText(html, marks), expected)
  }
})

test('figures are in official words', async (t) => {
  const period = (period_kind: string, period_start: string | null, period_end: string) =>
    periodText({ period_kind, period_start, period_end } as Parameters<typeof periodText>[0])
  t.same(
    [
      period('year', '2020-01-01', '2020-12-31'),
      period('half', '2020-07-01', '2020-12-31'),
      period('quarter', '2020-10-01', '2020-12-31'),
      period('month', '2020-03-01', '2020-03-31'),
      period('school_year', '2020-09-01', '2021-08-31'),
      period('as_of', null, '2020-06-30'),
      period('range', '2020-01-02', '2020-03-04'),
    ].map(({ vi }) => vi),
    [
      'năm 2020',
      '6 tháng cuối năm 2020',
      'quý IV năm 2020',
      'tháng 3 năm 2020',
      'năm học 2020-2021',
      'tính đến ngày 30/06/2020',
      'từ ngày 02/01/2020 đến ngày 04/03/2020',
    ],
  )
  const value = { unit: 'member', qualifier: 'exact', relation: 'share', denominator_basis: null } as const
  t.same(valueText({ ...value, value: 9, denominator: 41, percent: 21.95 }), {
    vi: '9 đảng viên trong tổng số 41, 21,95%',
    en: '9 Party members out of 41, 21.95%',
  })
  const dong = { unit: 'dong', qualifier: 'over', relation: null, denominator_basis: null } as const
  t.equal(valueText({ ...dong, value: 1500000, denominator: null, percent: null }).vi, 'trên 1.500.000 đồng')
})

test('posts are printed with what proves them', async (t) => {
  const app = await startApp(t, {
    SITE_POST_URL: 'https://school.example/{slug}',
    SCHOOL_NAME: 'Trường Chính trị <A>',
  })
  const { send, expect } = app
  const make = (list: string, body: object) => expect(201, 'POST', `/v1/${list}`, { body })
  const publish = async (body: object) => {
    const { id } = await make('posts', body)
    const at = { published_at: '2024-03-02T08:04:00Z' }
    return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: at })
  }
  const print = (id: string, as: 'anonymous' | 'editor' = 'anonymous') =>
    send('GET', `/v1/posts/${id}/print`, { as })
  const section = await make('sections', { name: 'Tin tức' })
  const picture = await make('media', {
    kind: 'image',
    title: 'Ảnh',
    alt: 'Hội "trường"',
    original_url: 'https://anh.example/a.png?x=1&y=2',
    mime_type: 'image/png',
  })
  const post = await publish({
    title: 'Học & hành <script>alert(1)</script>',
    summary: 'Mở 62 lớp.',
    body: 'Nhà trường mở **62 lớp** trong năm 2020.\n\n<script>x</script>',
    section_id: section.id,
    cover: { media_id: picture.id, caption: 'Khai giảng <b>', credit: 'A' },
    byline: [{ name: 'Nguyễn Thị Mẫu', degree: 'ThS' }],
    event_date: '2020-03-01',
    correction_note: 'Sửa <i>',
    corrected_on: '2024-03-05',
  })
  const state = async (field: string, quote: string, status: 'confirm' | undefined) => {
    const figure = await make('figures', {
      indicator: { code: 'training.classes' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      value: 62,
      source: { post_id: post.id, field, quote },
    })
    if (status !== undefined)
      await expect(200, 'POST', `/v1/figures/${figure.id}/${status}`, { headers: any })
  }
  await state('body_text', '62 lớp', 'confirm')
  await state('summary', 'Mở 62 lớp', 'confirm')
  await state('body_text', 'mở 62 lớp', undefined)

  await t.test('the page has all of the post, escaped, and no script', async (t) => {
    const { statusCode, headers, body } = await print(post.id)
    t.equal(statusCode, 200)
    t.match(headers['content-type'], 'text/html')
    t.match(
      headers['content-security-policy'],
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src http: https:;/,
    )
    t.notMatch(headers['content-security-policy'], 'script-src')
    t.notMatch(body, /<script|<b>|<i>|onerror/)
    const title = 'Học &amp; hành &lt;script&gt;alert(1)&lt;/script&gt;'
    for (const text of [
      '<html lang="vi">',
      `<title>${title}</title>`,
      `<h1>${title}</h1>`,
      '<link rel="canonical" href="https://school.example/',
      'Trường Chính trị &lt;A&gt;',
      'Tin tức · Đăng 02/03/2024 15:04 · Sự kiện ngày 01/03/2020',
      '<p class="summary">Mở 62 lớp<sup>[1]</sup>.</p>',
      'mở <strong>62 lớp<sup>[2]</sup></strong> trong năm 2020.',
      '<img src="https://anh.example/a.png?x=1&amp;y=2" alt="Hội &quot;trường&quot;">',
      'Khai giảng &lt;b&gt; – Ảnh: A',
      'ThS Nguyễn Thị Mẫu',
      'Đính chính (ngày 05/03/2024):</strong> Sửa &lt;i&gt;',
      'năm 2020: 62 lớp. Trích: “Mở 62 lớp”.',
      'Số liệu trong bài',
    ])
      t.ok(body.includes(text), text)
    t.equal(body.match(/<sup>/g)?.length, 2, 'a proposal is no note')
    t.equal((await print(post.slug)).body, body)
    t.equal((await print(post.id, 'editor')).body, body, 'the same for editors')
    const etag = String(headers['etag'])
    const again = await send('GET', `/v1/posts/${post.id}/print`, {
      as: 'anonymous',
      headers: { 'if-none-match': etag },
    })
    t.equal(again.statusCode, 304)
  })

  await t.test('the hash can be computed from the answer of the API', async (t) => {
    const hashOf = async () => {
      const p = await expect(200, 'GET', `/v1/posts/${post.id}`, { as: 'anonymous' })
      const use = (one: { media_id: string; caption: string; credit: string }) => [
        one.media_id,
        one.caption,
        one.credit,
      ]
      const authors = p.byline.map((a: Record<string, string>) => [
        a['name'],
        a['degree'],
        a['position'],
        a['unit'],
      ])
      const list = [
        p.id,
        p.language,
        p.title,
        p.summary,
        p.body,
        authors,
        p.cover && use(p.cover),
        p.media.map(use),
        p.video_url,
        p.event_date,
        p.published_at,
        p.correction_note,
        p.corrected_on,
      ]
      return hash('sha256', JSON.stringify(list).replaceAll('\x7f', ''), 'hex')
    }
    const before = await hashOf()
    const { headers, body } = await print(post.id)
    t.equal(headers['x-content-sha256'], before)
    t.ok(body.includes(before))
    const change = { headers: { ...any, 'content-type': 'application/merge-patch+json' } }
    await expect(200, 'PATCH', `/v1/posts/${post.id}`, { ...change, body: { summary: 'Mở 62 lớp!' } })
    const after = (await print(post.id)).headers['x-content-sha256']
    t.not(after, before)
    t.equal(after, await hashOf())

    // `jq` writes these as escapes, and JSON.stringify does not
    const odd = 'Mở 62\u007f lớp \\u007f, \u2028\u0001😀 "hết".'
    await expect(200, 'PATCH', `/v1/posts/${post.id}`, { ...change, body: { body: odd } })
    t.match((await expect(200, 'GET', `/v1/posts/${post.id}`)).body, '\u007f')
    t.equal((await print(post.id)).headers['x-content-sha256'], await hashOf())
  })

  await t.test('an English post has an English page', async (t) => {
    const english = await publish({ title: 'Opening', body: 'We opened 62 classes.', language: 'en' })
    const { body } = await print(english.id)
    for (const text of [
      '<html lang="en">',
      'Published 2 March 2024',
      '15:04',
      'Address',
      'Content hash (SHA-256)',
    ])
      t.ok(body.includes(text), text)
    t.notMatch(body, /Đăng|Phiên bản/)
  })

  await t.test('what a caller does not see is not printed', async (t) => {
    const { id } = await make('posts', { title: 'CANARY' })
    t.equal((await print(id)).statusCode, 404)
    t.match((await print(id, 'editor')).body, 'Bài chưa đăng')
    const { id: later } = await make('posts', { title: 'CANARY later' })
    const at = { published_at: '2199-01-01T00:00:00Z' }
    await expect(200, 'POST', `/v1/posts/${later}/publish`, { headers: any, body: at })
    t.equal((await print(later)).statusCode, 404)
    t.match((await print(later, 'editor')).body, 'Dự kiến đăng 01/01/2199')
  })
})
