import { today } from '../../../src/domain/school-day.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { test } from '../../support/shared-test.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { form, picture } from '../../domain/content/files/sample-files.ts'

const headers = { 'if-match': '*' }

const create = (app: TestApp, path: string, body: object) => app.expect(201, 'POST', path, { body })

/** A post that readers see from the day on. */
async function publish(app: TestApp, day: string, body: object) {
  const { id } = await create(app, '/v1/posts', body)
  const published_at = `${day}T00:00:00Z`
  return await app.expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: { published_at } })
}

interface Titled {
  title: string
}

const titles = (posts: Titled[]) => posts.map(({ title }) => title)

test('a home page in one request', async (t) => {
  const app = await startApp(t, { FILES_DIR: scratchDirectory(t), RESPONSE_CACHE_MB: '0' })
  const { expect, send } = app
  const read = (address: string) => expect(200, 'GET', address, { as: 'anonymous' })

  await t.test('of a school that has nothing yet', async (t) => {
    t.same(await read('/v1/home'), {
      pinned: [],
      newest: [],
      sections: [],
      videos: [],
      events: [],
      links: [],
      banners: [],
      statistics: null,
    })
  })

  const news = await create(app, '/v1/sections', { name: 'Tin tức', slug: 'tin-tuc' })
  const notices = await create(app, '/v1/sections', { name: 'Thông báo', slug: 'thong-bao' })
  const file = await picture(700, 400).png().toBuffer()
  const cover = await expect(201, 'POST', '/v1/media', form(file, 'a.png', { alt: 'Hội trường' }))
  for (let day = 1; day <= 7; day++) {
    await publish(app, `2024-03-0${day}`, {
      title: `Tin ${day}`,
      section_id: news.id,
      cover: { media_id: cover.id, caption: 'Quang cảnh' },
    })
  }
  await publish(app, '2024-02-01', { title: 'Nghỉ lễ', section_id: notices.id })
  const below = await create(app, '/v1/sections', { name: 'Nội bộ', parent_id: notices.id })
  const pinned = { section_id: below.id, pinned_until: '2190-01-01T00:00:00Z' }
  await publish(app, '2024-01-02', { ...pinned, title: 'Ghim sau', position: 2 })
  await publish(app, '2024-01-01', { ...pinned, title: 'Ghim trước', position: 1 })
  await publish(app, '2024-01-03', { ...pinned, title: 'Hết ghim', pinned_until: '2024-02-01T00:00:00Z' })
  await publish(app, '2024-02-02', { title: 'Phim', kind: 'video', video_url: 'https://v.example/1' })
  await create(app, '/v1/links', { name: 'Cổng tỉnh', url: 'https://t.example', position: 2 })
  await create(app, '/v1/links', { name: 'Học viện', url: 'https://h.example', position: 1 })
  await create(app, '/v1/links', { name: 'Cũ', url: 'https://c.example', active: false })
  const banner = { kind: 'banner', url: 'https://b.example', media_id: cover.id }
  await create(app, '/v1/links', { ...banner, name: 'Tuyển sinh' })
  for (const [title, starts_at] of [
    ['Hội nghị xa', '2190-03-02T01:00:00Z'],
    ['Hội nghị gần', '2190-03-01T01:00:00Z'],
    ['Hội nghị cũ', '2020-03-01T01:00:00Z'],
  ])
    await create(app, '/v1/events', { title, starts_at })
  const program = await create(app, '/v1/programs', { code: 'TC', name: 'Trung cấp' })
  for (const [code, year] of Object.entries({ K1: 2022, K2: 2023, K3: 2023 })) {
    const body = { code, name: 'Lớp', program_id: program.id, year, status: 'open', headcount: 30 }
    await create(app, '/v1/classes', body)
  }

  await t.test('each part is what the list shows readers', async (t) => {
    const home = await read('/v1/home?sections=thong-bao,tin-tuc&per_section=3')
    const list = async (query: string) => (await read(`/v1/${query}`)).items
    t.same(titles(home.newest), ['Tin 7', 'Tin 6', 'Tin 5'])
    t.same(home.newest, await list('posts?limit=3&include=section'))
    t.same(titles(home.pinned), ['Ghim trước', 'Ghim sau'])
    t.same(home.pinned, await list('posts?pinned=true&limit=10&include=section'))
    t.same(home.videos, await list('posts?kind=video&limit=3&include=section'))
    t.same(titles(home.videos), ['Phim'])
    t.same(
      home.sections.map(({ asked, section, posts }: { asked: string; section: object; posts: Titled[] }) => [
        asked,
        section,
        titles(posts),
      ]),
      [
        ['thong-bao', await read(`/v1/sections/${notices.id}`), ['Nghỉ lễ', 'Hết ghim', 'Ghim sau']],
        ['tin-tuc', await read(`/v1/sections/${news.id}`), ['Tin 7', 'Tin 6', 'Tin 5']],
      ],
    )
    t.same(home.sections[0].posts, await list('posts?section=thong-bao&limit=3&include=section'))
    t.same(home.sections[1].posts, await list('posts?section=tin-tuc&limit=3&include=section'))
    t.same(home.events, await list(`events?from=${today()}&limit=10`))
    t.same(titles(home.events), ['Hội nghị gần', 'Hội nghị xa'])
    t.same(home.links, await list('links?kind=link&active=true&limit=100'))
    t.same(home.banners, await list('links?kind=banner&active=true&sort=position,name&limit=20'))
    t.match(home.banners, [
      { name: 'Tuyển sinh', picture: { alt: 'Tuyển sinh', sources: cover.file.sources } },
    ])
    t.match(home.links, [{ name: 'Học viện' }, { name: 'Cổng tỉnh' }])
    t.equal((await read('/v1/home')).newest.length, 5)
  })

  await t.test('a picture needs no further request', async (t) => {
    const { newest } = await read('/v1/home?per_section=1')
    t.match(newest[0].cover, {
      url: cover.file.url,
      alt: 'Hội trường',
      caption: 'Quang cảnh',
      width: 700,
      height: 400,
      sources: cover.file.sources,
    })
    t.equal(newest[0].cover.sources.length, 6)
  })

  await t.test('sections are named by id or slug, and an unknown one is empty', async (t) => {
    const { sections } = await read(
      `/v1/home?sections=${news.id.toUpperCase()},khong-co,${news.id.replace(/^./, 'f')},tin-tuc&per_section=1`,
    )
    t.match(
      sections.map(({ section, posts }: { section: { id: string } | null; posts: Titled[] }) => [
        section?.id ?? null,
        titles(posts),
      ]),
      [
        [news.id, ['Tin 7']],
        [null, []],
        [null, []],
        [news.id, ['Tin 7']],
      ],
    )
  })

  await t.test('a wrong request is told', async (t) => {
    for (const [query, parameter] of [
      ['per_section=0', 'per_section'],
      ['per_section=21', 'per_section'],
      ['sections=', 'sections'],
      [`sections=${'a,'.repeat(12)}a`, 'sections'],
      ['year=20', 'year'],
      ['section=tin-tuc', 'section'],
    ] as const) {
      const { errors } = await expect(400, 'GET', `/v1/home?${query}`, { as: 'anonymous' })
      t.match(errors, [{ parameter }], query)
    }
  })

  await t.test('the numbers of a year are those of the statistics', async (t) => {
    for (const register of ['classes', 'enrollments'])
      for (const year of [2022, 2023])
        await expect(201, 'PUT', `/v1/register-coverage/${register}/${year}`, { body: { complete: true } })
    const { year, numbers } = (await read('/v1/home')).statistics
    t.equal(year, 2023, 'the last one with numbers')
    const { totals } = await read('/v1/statistics/training?from=2022&to=2023')
    t.same(
      numbers.map(({ measure, value }: { measure: string; value: number }) => [measure, value]),
      [
        ['classes', 2],
        ['learners', 60],
        ['average_class_size', 30],
      ],
    )
    for (const { measure, statistic, label, ...number } of numbers) {
      const { sum_of_rows: _, ...total } = totals[1][measure]
      t.same(number, total, measure)
      t.equal(statistic, 'training')
      t.equal(typeof label.vi, 'string')
    }
    t.match(numbers[0], { label: { vi: 'Số lớp' }, change: 1, change_percent: 100, source: 'register' })
    t.match((await read('/v1/home?year=2022')).statistics, { year: 2022, numbers: [{ value: 1 }, {}, {}] })
    t.equal((await read('/v1/home?year=1999')).statistics, null)
  })

  await t.test('what is hidden is in no part, whoever asks', async (t) => {
    const hidden = (title: string) => ({
      title: `CANARY ${title}`,
      section_id: news.id,
      cover: { media_id: cover.id },
    })
    await create(app, '/v1/posts', hidden('nháp'))
    // pages are no news
    await publish(app, '2024-03-08', { ...hidden('trang'), kind: 'page' })
    await create(app, '/v1/posts', { ...hidden('nháp ghim'), pinned_until: '2190-01-01T00:00:00Z' })
    const film = { ...hidden('hẹn giờ'), kind: 'video', video_url: 'https://v.example/2' }
    await publish(app, '2190-01-01', film)
    const { id } = await publish(app, '2024-03-09', hidden('lưu trữ'))
    t.match((await send('GET', '/v1/home', { as: 'anonymous' })).body, 'CANARY lưu trữ')
    await expect(200, 'POST', `/v1/posts/${id}/archive`, { headers })
    const trashed = await publish(app, '2024-03-09', hidden('thùng rác'))
    await expect(204, 'DELETE', `/v1/posts/${trashed.id}`, { headers })
    const gone = await create(app, '/v1/sections', { name: 'CANARY', slug: 'cu' })
    await expect(204, 'DELETE', `/v1/sections/${gone.id}`, { headers })
    await create(app, '/v1/events', { title: 'CANARY', starts_at: '2190-03-01T01:00:00Z', internal: true })
    await create(app, '/v1/links', { ...banner, name: 'CANARY', shown_from: '2190-01-01T00:00:00Z' })
    const address = `/v1/home?sections=tin-tuc,cu,${gone.id}`
    const shown = await send('GET', address, { as: 'anonymous' })
    t.notMatch(shown.body, 'CANARY')
    t.equal((await send('GET', address)).body, shown.body)
  })

  await t.test('the number of statements does not grow with sections and posts', async (t) => {
    const more: string[] = []
    for (let i = 0; i < 11; i++) more.push((await create(app, '/v1/sections', { name: `Mục ${i}` })).slug)
    const count = async (query: string) => (await countStatements(app, () => read(`/v1/home?${query}`))).count
    const few = await count('sections=tin-tuc&per_section=1&year=2023')
    t.ok(few <= 10, `${few} statements`)
    t.equal(await count(`sections=tin-tuc,${more.join()}&per_section=20&year=2023`), few)
  })
})

test('a home page that is asked for again is always the present one', async (t) => {
  const app = await startApp(t)
  const section = await create(app, '/v1/sections', { name: 'Tin tức', slug: 'tin-tuc' })
  const address = '/v1/home?sections=tin-tuc'
  const read = () => app.send('GET', address, { as: 'anonymous' })
  /** Sends enough requests for the response to be cached. */
  const settled = async () => {
    for (let i = 0; i < 3; i++) await read()
    return await read()
  }
  let { headers: before } = await settled()
  const link = await create(app, '/v1/links', { name: 'Học viện', url: 'https://h.example' })
  const changes: [string, () => Promise<unknown>][] = [
    ['a post', () => publish(app, '2024-03-01', { title: 'Bài một', section_id: section.id })],
    [
      'a section',
      () => app.expect(200, 'PATCH', `/v1/sections/${section.id}`, { headers, body: { name: 'Tin' } }),
    ],
    ['an event', () => create(app, '/v1/events', { title: 'Họp', starts_at: '2190-03-01T01:00:00Z' })],
    ['a link', () => app.expect(200, 'PATCH', `/v1/links/${link.id}`, { headers, body: { name: 'HV' } })],
  ]
  for (const [what, change] of changes) {
    before = (await settled()).headers
    await change()
    const changed = await read()
    t.not(changed.headers.etag, before.etag, what)
    const known = { 'if-none-match': String(changed.headers.etag) }
    t.equal((await app.send('GET', address, { as: 'anonymous', headers: known })).statusCode, 304)
  }
  t.match(before['cache-control'], /^public/)
})
