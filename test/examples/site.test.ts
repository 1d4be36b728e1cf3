import vm from 'node:vm'
import type { Test } from 'tap'
import { form, pdf, picture } from '../domain/content/files/sample-files.ts'
import { readDocument } from '../platform/http/api-document.ts'
import { scratchDirectory } from '../process/server-process.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'
import { openSite, readSite as read, siteScripts as scripts } from './browser.ts'
import { contrast, contrastProblems } from './contrast.ts'

/** A request as a script writes it: `get('/v1/posts', { limit: 5, cursor })`, and addresses of pictures. */
const call = /\b(?:get|address)\(\s*'(\/[^']*)'(?:,\s*\{([^{}]*)\})?/g

const requests = scripts.flatMap((name) =>
  [...read(name).matchAll(call)].map(([, url = '', parameters = '']) => ({
    url,
    names: parameters
      .replace(/'[^']*'/g, '')
      .split(',')
      .flatMap((part) => /^\w+/.exec(part.trim())?.[0] ?? []),
  })),
)

test('the site asks for nothing but operations of the OpenAPI document', (t) => {
  const { operations } = readDocument()
  t.ok(requests.length >= 20, 'requests are found')
  for (const { url, names } of requests) {
    // a chart is an image in one of several formats
    const paths = [url, url.replace(/\.svg$/, '.{format}')]
    const operation = operations.find((each) => each.method === 'GET' && paths.includes(each.path))
    t.ok(operation, `${url} is in the document`)
    const known = (operation?.parameters ?? []).map(({ name }) => name)
    for (const name of names) t.ok(known.includes(name), `${url} has the parameter ${name}`)
  }
  t.end()
})

/** The API address that a page at an address uses. */
function apiOf(address: string, written = ''): string {
  const location = new URL(address)
  const document = { querySelector: () => ({ content: written }) }
  return vm.runInNewContext(`${read('api.js')}; apiUrl`, { location, document, URLSearchParams })
}

test('a link cannot make a real site show texts of another server', (t) => {
  const local = 'http://127.0.0.1:3000'
  const own = 'https://school.example/api'
  const other = 'https://other.example'
  for (const page of [
    'file:///home/editor/site/index.html',
    'http://localhost:8080/',
    'http://127.0.0.1:8080/index.html',
    'http://[::1]:8080/',
  ]) {
    t.equal(apiOf(`${page}?api=${other}/`), other, page)
    t.equal(apiOf(`${page}?api=javascript:alert(1)`), local, page)
    t.equal(apiOf(page, own), own, page)
    t.equal(apiOf(page), local, page)
  }
  for (const page of [
    'https://school.example/',
    'http://school.example/index.html',
    'https://localhost.other.example/',
    'https://127.0.0.1.other.example/',
    'http://192.168.1.20/',
  ]) {
    t.equal(apiOf(`${page}?api=${other}`), local, page)
    t.equal(apiOf(`${page}?api=${other}`, own), own, page)
  }
  t.match(read('index.html'), /<meta name="api" content="" \/>/)
  t.end()
})

test('the page brings all that it needs', (t) => {
  const page = read('index.html')
  const named = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1]!)
  t.same(named.toSorted(), [...scripts, 'site.css'].toSorted())
  for (const name of scripts) t.notMatch(read(name), /https?:\/\/(?!127\.0\.0\.1:3000|school\.example)/, name)
  const inserted = scripts.flatMap((name) => [...read(name).matchAll(/innerHTML|outerHTML|insertAdjacent/g)])
  t.equal(inserted.length, 1, 'HTML goes in at one place: the sanitised text of a post')
  t.end()
})

test('texts and controls can be told from what is behind them', (t) => {
  // examples of WCAG 2.1 and of its techniques
  t.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00')
  t.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  t.same(
    contrastProblems(':root { --wash: #ffffff; --paper: #ffffff; --soft: #777777 } p { color: var(--soft) }'),
    ['p: --soft on --paper is 4.48', 'p: --soft on --wash is 4.48'],
  )
  t.same(contrastProblems(read('site.css')), [])
  t.end()
})

const headers = { 'if-match': '*' }

/** A school with something of everything, and of everything something that readers must not see. */
async function fillSchool({ expect }: TestApp) {
  const create = (path: string, body: object) => expect(201, 'POST', path, { body })
  const publish = async (body: object, published_at: string) => {
    const { id } = await create('/v1/posts', body)
    return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: { published_at } })
  }
  const news = await create('/v1/sections', { name: 'Tin tức - Hoạt động', position: 1 })
  const training = await create('/v1/sections', { name: 'Đào tạo', parent_id: news.id })
  await create('/v1/sections', { name: 'Mục trống', position: 2 })
  const upload = async (file: Buffer, name: string, fields: Record<string, string>) =>
    await expect(201, 'POST', '/v1/media', form(file, name, fields))
  const photo = await picture(900, 600).jpeg().toBuffer()
  const cover = await upload(photo, 'hoi-truong.jpg', { alt: 'Hội trường', focal_point: '0.5,0.2' })
  const plan = await upload(pdf('kế hoạch'), 'ke-hoach.pdf', { title: 'Kế hoạch đào tạo' })
  const person = await create('/v1/people', {
    name: 'Trần Văn Mẫu',
    degree: 'ThS.',
    unit: 'Khoa Luật',
    office_phone: '(0204) 3123 456, máy lẻ 101',
    office_phone_public: true,
    email: 'canary@truong.example',
    photo_id: cover.id,
    photo_public: true,
    contact_order: 1,
  })
  await create('/v1/links', {
    kind: 'banner',
    name: 'Tuyển sinh',
    url: 'https://b.example',
    media_id: cover.id,
  })
  const post = await publish(
    {
      title: 'Khai giảng lớp mẫu',
      summary: 'Sáng nay, nhà trường khai giảng.',
      body: '## Mở đầu\n\nNhà trường mở **62 lớp**.\n\n| Lớp | Số |\n| --- | --- |\n| A | 1 |',
      section_id: training.id,
      byline: [{ person_id: person.id }],
      cover: { media_id: cover.id, caption: 'Quang cảnh', credit: 'Ban biên tập' },
      media: [{ media_id: cover.id, caption: 'Học viên' }, { media_id: plan.id }],
      correction_note: 'Bản đầu ghi 61 lớp.',
      corrected_on: '2024-03-05',
      seo: { title: 'Khai giảng lớp mẫu năm 2024', noindex: true },
    },
    '2024-03-01T00:00:00Z',
  )
  const byline = [{ person_id: person.id }]
  await publish({ title: 'Bế giảng lớp mẫu', section_id: training.id, byline }, '2024-01-15T00:00:00Z')
  await publish({ title: 'Hội nghị tổng kết', section_id: news.id }, '2024-02-01T00:00:00Z')
  await publish(
    { title: 'Phim mẫu', kind: 'video', video_url: 'https://video.example/1' },
    '2024-01-01T00:00:00Z',
  )
  const page = { title: 'Giới thiệu', kind: 'page', body: 'Trường thành lập năm 1945.' }
  const about = await publish(page, '2024-01-01T00:00:00Z')
  const pinned = { title: 'Thông báo tuyển sinh', pinned_until: '2190-01-01T00:00:00Z', section_id: news.id }
  await publish(pinned, '2023-01-01T00:00:00Z')
  const secret = await create('/v1/posts', { title: 'CANARY trang', kind: 'page' })
  const menu = await create('/v1/menus', { name: 'Menu chính', slug: 'main' })
  const item = async (position: number, body: object) =>
    await create('/v1/menu-items', { menu_id: menu.id, position, ...body })
  const heading = await item(1, { label: 'Nhà trường' })
  await item(1, { label: 'Giới thiệu trường', parent_id: heading.id, post_id: about.id })
  await item(2, { label: 'CANARY mục', parent_id: heading.id, post_id: secret.id })
  await item(2, { label: 'Tin tức', section_id: news.id })
  await item(3, { label: 'Cổng tỉnh', url: 'https://tinh.example' })
  const meeting = { starts_at: '2190-03-02T00:30:00Z', ends_at: '2190-03-02T04:00:00Z', session: 'morning' }
  const event = await create('/v1/events', {
    ...meeting,
    title: 'Hội nghị mẫu',
    place: 'Hội trường A',
    chair: 'Hiệu trưởng',
    participants: 'Toàn thể cán bộ',
    status: 'postponed',
    post_id: post.id,
  })
  await create('/v1/events', { ...meeting, title: 'CANARY họp kín', internal: true })
  await create('/v1/posts', { title: 'CANARY nháp', section_id: news.id })
  await publish({ title: 'CANARY hẹn giờ', section_id: news.id }, '2199-01-01T00:00:00Z')
  await create('/v1/links', { name: 'Học viện', url: 'https://hocvien.example', group: 'Liên kết website' })
  const file = await upload(pdf('quyết định'), 'qd.pdf', { title: 'Bản ký' })
  const document = { kind: 'decision', number: '12-QĐ/TCT', issuer: 'Trường', media_ids: [file.id] }
  await create('/v1/documents', {
    ...document,
    title: 'Về việc mở lớp',
    issued_on: '2024-02-29',
    published: true,
  })
  await create('/v1/documents', { ...document, number: '13-QĐ/TCT', title: 'CANARY văn bản' })
  const program = await create('/v1/programs', { code: 'TC', name: 'Trung cấp mẫu' })
  const body = { name: 'Lớp khóa 1', program_id: program.id, year: 2023, status: 'open', headcount: 30 }
  await create('/v1/classes', { code: 'K1', ...body })
  for (const register of ['classes', 'enrollments'])
    await expect(201, 'PUT', `/v1/register-coverage/${register}/2023`, { body: { complete: true } })
  await create('/v1/party-cells', { name: 'Chi bộ mẫu' })
  return { post, cover, plan, person, event }
}

/** The addresses of the API that are no raw data: pages, files and feeds. */
const readable = /^\/(docs|(feed\.rss|feed\.atom|events\.ics)(\?.*)?|v1\/files\/.*|v1\/posts\/[^/]*\/print)$/

test('readers walk through the site', async (t) => {
  const app = await startApp(t, { FILES_DIR: scratchDirectory(t) })
  const { post, cover, plan, person, event } = await fillSchool(app)
  const site = await openSite(app)
  t.teardown(site.close)
  const { document, main } = site
  const api = 'http://127.0.0.1:3000'

  /** What holds on every page. */
  const isSound = async (t: Test, title: string) => {
    t.match(document.title, title)
    t.equal([...document.querySelectorAll('h1')].length, 1)
    t.match(main.textContent, /Cập nhật lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/)
    t.notMatch(document.body.textContent, /CANARY|canary@|undefined|null|NaN|Invalid/)
    for (const { href } of document.querySelectorAll('a[href]')) {
      if (href.startsWith(api)) t.match(href.slice(api.length), readable)
    }
    for (const image of document.querySelectorAll('img')) t.ok(image.hasAttribute('alt'), image.outerHTML)
    t.same(await site.violations(), [])
  }
  const visit = (hash: string, title: string, ...texts: string[]) =>
    t.test(`${hash}: ${title}`, async (t) => {
      await site.open(hash)
      t.equal(document.activeElement, main)
      for (const text of texts) t.match(main.textContent, text)
      await isSound(t, title)
    })

  await t.test('the home page takes one request, and the menu one', async (t) => {
    await isSound(t, 'Trường Chính trị tỉnh')
    t.same(site.requests.map((address) => address.replace(/\?.*/, '')).toSorted(), ['/v1/home', '/v1/menus'])
    for (const text of [
      'Thông báo tuyển sinh',
      'Khai giảng lớp mẫu',
      'Phim mẫu',
      'Hội nghị mẫu',
      'Học viện',
      'Số liệu năm 2023',
      '30',
    ])
      t.match(main.textContent, text)
    const [webp] = main.querySelectorAll('source')
    t.match(webp?.srcset, `${api}${cover.file.sources[0].url} 320w`)
    const [image] = main.querySelectorAll('img')
    t.match(image?.srcset, /\.jpg 900w$/)
    t.match(image?.outerHTML, /width="900" height="600" alt="Hội trường"/)
    t.equal(image?.style.objectPosition, '50% 20%')
    const footer = document.querySelector('footer')!.textContent
    for (const text of ['Trường Chính trị', 'Địa chỉ: ', 'Chịu trách nhiệm nội dung: ']) t.match(footer, text)
  })

  await visit(
    `#bai/${post.slug}`,
    'Khai giảng lớp mẫu năm 2024',
    'Đính chính ngày 05/03/2024: Bản đầu ghi 61 lớp.',
    'Nhà trường mở 62 lớp',
    'ThS. Trần Văn Mẫu',
    'Quang cảnh',
  )
  await t.test('a post has its pictures and files', async (t) => {
    const files = [...main.querySelectorAll('.files a')]
    t.same(
      files.map(({ href, textContent }) => [href, textContent]),
      [[api + plan.file.url, 'Kế hoạch đào tạo']],
    )
    t.match(main.querySelector('.files')?.textContent, /\(PDF, \d+ byte\)/)
    t.equal((await app.send('GET', plan.file.url, { as: 'anonymous' })).statusCode, 200)
    t.equal([...main.querySelectorAll('.gallery img')].length, 1)
    t.equal(document.querySelector('meta[name="robots"]')?.getAttribute('content'), 'noindex')
    t.match(document.querySelector('meta[name="description"]')?.outerHTML, 'Sáng nay, nhà trường khai giảng')
    const beside = main.querySelector('nav[aria-label="Bài trước và bài sau"]')
    t.equal(beside?.textContent, 'Bài trước: Bế giảng lớp mẫu')
    t.match(main.querySelector('.aside')?.textContent, 'Cùng tác giả: Trần Văn Mẫu')
  })
  await visit(
    '#lich/2190-W09',
    'Lịch công tác tuần 09 (01/03/2190 – 07/03/2190)',
    'Thứ Ba, 02/03/2190',
    'Sáng, 07:30 – 11:00',
    'Hoãn: Hội nghị mẫu',
    'Hội trường A',
  )
  await visit('#lich/2190-W10', 'Lịch công tác tuần 10', 'Tuần này chưa có lịch công tác')
  await visit(`#su-kien/${event.id}`, 'Hội nghị mẫu', '02/03/2190', 'Toàn thể cán bộ', post.title)
  await visit('#bai/gioi-thieu', 'Giới thiệu', 'Trường thành lập năm 1945')
  await t.test('a page is no news of a day', async (t) => {
    t.equal(document.querySelector('meta[name="robots"]'), null)
    t.notMatch(main.textContent, /01\/01\/2024|Bài trước|Bài liên quan/)
  })
  await visit('#muc/tin-tuc-hoat-dong', 'Tin tức - Hoạt động', 'Hội nghị tổng kết', 'Khai giảng lớp mẫu')
  await visit('#muc/muc-trong', 'Mục trống', 'chưa có bài nào')
  await visit('#muc/khong-co', 'Không tìm thấy chuyên mục')
  await visit('#bai/khong-co', 'Không tìm thấy bài viết', 'đã được gỡ')
  await visit('#khong-co', 'Không tìm thấy trang', 'Xem sơ đồ trang')
  await visit('#van-ban', 'Văn bản', 'Quyết định số 12-QĐ/TCT: Về việc mở lớp', 'ngày 29/02/2024')
  const [decision] = main.querySelectorAll('.posts a')
  await visit(decision!.hash, 'Quyết định số 12-QĐ/TCT', 'Bản ký (PDF')
  await visit('#chuong-trinh/TC', 'Trung cấp mẫu', 'Lớp khóa 1')
  await visit('#lop/K1', 'Lớp khóa 1', 'Đang học')
  await visit('#chi-bo/chi-bo-mau', 'Chi bộ mẫu')
  await visit(`#nguoi/${person.id}`, 'ThS. Trần Văn Mẫu', 'Khoa Luật', 'Khai giảng lớp mẫu')
  await visit('#danh-ba', 'Danh bạ', 'Khoa Luật', 'ThS. Trần Văn Mẫu')
  await t.test('the contact list has what is public', async (t) => {
    const calls = [...main.querySelectorAll('.contacts a')].map(({ href }) => href)
    t.ok(calls.includes('tel:02043123456'))
    t.equal([...main.querySelectorAll('.contacts img')].length, 1)
  })
  await visit('#so-lieu/2023', 'Số liệu từng năm', 'Trung cấp mẫu', 'Chưa có kết quả xếp loại')
  await visit('#tim/khai giang', 'Tìm “khai giang”', 'Khai giảng lớp mẫu')
  await visit('#tim/zzzz', 'Tìm “zzzz”', 'Không tìm thấy nội dung nào', 'Kiểm tra lại chính tả')
  await visit('#so-do', 'Sơ đồ trang', 'Giới thiệu', 'Tin tức - Hoạt động', 'Đào tạo', 'RSS')

  await t.test('a place of the menu opens those below it, by keyboard too', async (t) => {
    t.same(
      [...document.querySelectorAll('#menu a')].map((link) => [link.textContent, link.getAttribute('href')]),
      [
        ['Trang chủ', '#'],
        ['Giới thiệu trường', '#bai/gioi-thieu'],
        ['Tin tức', '#muc/tin-tuc-hoat-dong'],
        ['Cổng tỉnh', 'https://tinh.example'],
        ['Lịch công tác', '#lich'],
        ['Văn bản', '#van-ban'],
        ['Danh bạ', '#danh-ba'],
        ['Số liệu', '#so-lieu'],
      ],
    )
    const button = document.querySelector('#menu .further')!
    const list = document.getElementById(button.getAttribute('aria-controls')!)!
    t.equal(list.hidden, true)
    button.click()
    t.equal(list.hidden, false)
    t.equal(button.getAttribute('aria-expanded'), 'true')
    list.querySelector('a')!.focus()
    list.dispatchEvent(new site.window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    t.equal(list.hidden, true)
    t.equal(document.activeElement, button)
  })

  await t.test('feeds that the site names can be read', async (t) => {
    const calendar = await app.send('GET', `/events.ics?id=${event.id}`, { as: 'anonymous' })
    t.match(calendar.body, 'Hội nghị mẫu')
    for (const id of ['rss', 'atom']) {
      const { pathname } = new URL(document.getElementById(id)!.href)
      t.match((await app.send('GET', pathname, { as: 'anonymous' })).body, 'Khai giảng lớp mẫu')
    }
  })
})
