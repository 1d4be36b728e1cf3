import { tokensOf } from '../../../src/libraries/vietnamese/tokens.ts'
import { fc } from '../../support/fast-check.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const path = '/v1/statistics/posts'
const any = { 'if-match': '*' }

/** What `post_counts` must contain, from the tables of posts. */
const recounted = `select p.id as post_id, p.published_at, p.kind, p.section_id,
  (select count(*)::int from unnest(regexp_split_to_array(p.body_text, '\\s+')) as run where run collate "vi-x-icu" ~ '[[:alnum:]]') as words,
  (select count(*)::int from media where kind = 'image' and id in (
    select p.cover_media_id union select media_id from post_media where post_id = p.id)) + regexp_count(p.body_html, '<img ') as pictures,
  array(select author from (select coalesce(person_id::text, name) as author, min(ordinal) as place from post_bylines
    where post_id = p.id group by 1) as one order by place) as authors
  from posts p where p.status = 'published' and p.deleted_at is null and p.kind <> 'page' order by p.id`

test('published posts, their words and pictures, counted by hand', async (t) => {
  const { expect, send, database } = await startApp(t)
  const create = async (where: string, body: object): Promise<string> =>
    (await expect(201, 'POST', `/v1/${where}`, { body })).id
  const section = await create('sections', { name: 'Tin tức', slug: 'tin-tuc' })
  const person = await create('people', { name: 'Nguyễn Văn Bình' })
  const picture = await create('media', { kind: 'image', title: 'Khai giảng', decorative: true })
  const file = await create('media', { kind: 'document', title: 'Kế hoạch' })
  const publish = async (published_at: string | null, post: object) => {
    const id = await create('posts', post)
    if (published_at !== null)
      await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: { published_at } })
    return id
  }
  const binh = { person_id: person }
  const change = (id: string, body: object) => expect(200, 'PATCH', `/v1/posts/${id}`, { headers: any, body })

  // 31 May in UTC is 1 June at the school; a dash is no word, and 2.157 and 12/5/2020 are one each
  const two = await publish('2020-05-31T17:30:00Z', {
    title: 'Khai giảng',
    section_id: section,
    body: 'Ngày 12/5/2020, nhà trường khai giảng – với 2.157\nhọc viên.',
    byline: [binh, { name: 'Trần Thị Hoa' }, { name: 'Trần Thị Hoa' }],
    cover: { media_id: picture },
    media: [{ media_id: picture }, { media_id: file }],
  })
  const video = await publish('2020-06-15T01:00:00Z', {
    title: 'Phóng sự',
    kind: 'video',
    body: 'Hai từ\n\n![Hội trường](https://example.org/a.jpg)',
    byline: [binh],
  })
  await publish('2020-06-30T16:59:59Z', { title: 'Thông báo', section_id: section, body: 'Thông báo 1' })
  await publish('2020-06-30T17:00:00Z', { title: 'Đã sang tháng 7', body: 'một', byline: [binh] })
  // what readers do not see
  await publish(null, { title: 'Bản nháp', body: 'một', byline: [binh] })
  await publish('2199-06-01T00:00:00Z', { title: 'Hẹn giờ', body: 'một', byline: [binh] })
  for (const method of ['archive', 'unpublish']) {
    const id = await publish('2020-06-02T00:00:00Z', { title: method, body: 'một', byline: [binh] })
    await expect(200, 'POST', `/v1/posts/${id}/${method}`, { headers: any })
  }
  const trashed = await publish('2020-06-02T00:00:00Z', { title: 'Bỏ', body: 'một' })
  await expect(204, 'DELETE', `/v1/posts/${trashed}`, { headers: any })

  const june = 'year=2020&period=month&number=6'
  const get = (query: string): Promise<Answer> => expect(200, 'GET', `${path}?${query}`, { as: 'editor' })
  const numbers = ({ posts, words, pictures, co_authored }: Answer) => [
    posts,
    words,
    pictures,
    co_authored.posts,
    co_authored.words,
    co_authored.pictures,
  ]
  const rows = async (query: string) =>
    (await get(query)).rows.map(({ group, ...row }: Answer) => [
      ...group.map(({ value, label }: Answer) => `${value} ${label.vi}`),
      ...numbers(row),
    ])

  await t.test('by author, section, kind and month; the total has each post once', async (t) => {
    const byAuthor = await get(`${june}&group_by=author`)
    t.same(byAuthor.period, { from: '2020-06-01', to: '2020-06-30', as_of: '2020-06-30' })
    t.same(numbers(byAuthor.total), [3, 15, 2, 1, 10, 1])
    t.same(await rows(`${june}&group_by=author`), [
      [`${person} Nguyễn Văn Bình`, 2, 12, 2, 1, 10, 1],
      ['Trần Thị Hoa Trần Thị Hoa', 1, 10, 1, 1, 10, 1],
      ['null Chưa ghi tác giả', 1, 3, 0, 0, 0, 0],
    ])
    t.same(await rows(`${june}&group_by=section`), [
      ['tin-tuc Tin tức', 2, 13, 1, 1, 10, 1],
      ['null Chưa xếp chuyên mục', 1, 2, 1, 0, 0, 0],
    ])
    t.same(await rows('from=2020-06-01&to=2020-07-31&group_by=kind,month'), [
      ['article Bài viết', '2020-06 Tháng 06/2020', 2, 13, 1, 1, 10, 1],
      ['article Bài viết', '2020-07 Tháng 07/2020', 1, 1, 0, 0, 0, 0],
      ['video Video', '2020-06 Tháng 06/2020', 1, 2, 1, 0, 0, 0],
    ])
    t.same(numbers((await get('year=2020&period=month&number=5')).total), [0, 0, 0, 0, 0, 0])
    t.same((await get('from=1900-01-01&to=2199-12-31')).total.posts, 4, 'what is scheduled counts nowhere')
  })

  await t.test('files have Vietnamese heads, and what is unknown is refused by name', async (t) => {
    const csv = await send('GET', `${path}.csv?${june}&group_by=author`, { as: 'editor' })
    t.match(csv.body, /Tác giả,Số bài,Số chữ,Số ảnh,Trong đó nhiều tác giả: số bài/)
    t.match(
      csv.body,
      /\r\nChưa ghi tác giả,1,3,0,0,0,0\r\nTổng số \(mỗi bài tính một lần\),3,15,2,1,10,1\r\n$/,
    )
    t.match(csv.headers['content-disposition'], /posts-2020-06-01-2020-06-30\.csv/)
    await send('GET', `${path}.xlsx?${june}`, { as: 'editor' })
    for (const [query, parameter, code] of [
      ['group_by=author,author', 'group_by', 'repeated'],
      ['group_by=author,kind,month', 'group_by', 'too_large'],
      ['group_by=owner', 'group_by', 'not_in_list'],
      ['from=2020-06-01', 'to', 'required'],
      ['from=2020-06-02&to=2020-06-01', 'to', 'before_start'],
      ['from=2020-06-31&to=2020-07-01', 'from', 'wrong_format'],
      ['from=2198-01-01&to=2198-12-31', 'from', 'before_start'],
      ['year=99', 'year', 'out_of_range'],
      ['year=abc', 'year', 'out_of_range'],
    ] as const) {
      const refused = await expect(400, 'GET', `${path}?${query}`, { as: 'editor' })
      t.match(refused.errors, [{ parameter, code }], query)
      t.equal(refused.errors.length, 1, query)
    }
    await expect(401, 'GET', path, { as: 'anonymous' })
    await expect(403, 'GET', path, { as: 'party_officer' })
  })

  await t.test('the counts follow every change', async (t) => {
    const isRight = async (message: string) => {
      const { rows: counts } = await database.pool.query('select * from post_counts order by post_id')
      t.same(counts, (await database.pool.query(recounted)).rows, message)
    }
    await isRight('as created')
    await change(two, { byline: [{ name: 'Trần Thị Hoa' }], media: [{ media_id: file }] })
    await change(video, { body: 'Một hai ba', section_id: section, kind: 'article' })
    await isRight('other authors, pictures, words, section and kind')
    await expect(200, 'PATCH', `/v1/media/${file}`, { headers: any, body: { kind: 'image' } })
    await expect(200, 'PATCH', `/v1/media/${picture}`, { headers: any, body: { kind: 'video' } })
    await isRight('files that become pictures, or no longer are')
    t.same((await get(`${june}&group_by=author`)).total.pictures, 1)
    await expect(204, 'DELETE', `/v1/people/${person}`, { headers: any })
    t.match(await rows(`${june}&group_by=author`), [[`${person} Nguyễn Văn Bình`], [], []])
    await expect(204, 'DELETE', `/v1/people/${person}?purge=true`, { headers: any })
    await isRight('a person is purged')
    t.match(await rows(`${june}&group_by=author`), [['Nguyễn Văn Bình Nguyễn Văn Bình'], [], []])
    await expect(200, 'POST', `/v1/posts/${two}/unpublish`, { headers: any })
    await expect(204, 'DELETE', `/v1/posts/${video}`, { headers: any })
    await expect(204, 'DELETE', `/v1/posts/${video}?purge=true`, { headers: any })
    await isRight('fewer posts')
  })

  await t.test('a word is what the language library reads as one or more', async () => {
    const part = fc.constantFrom(
      'Đảng',
      'ủy',
      '2.157',
      '12/5/2020',
      '91-KH/TU',
      '–',
      '...',
      '“',
      '(50%)',
      'A1,',
      '*',
      'ở',
    )
    const space = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\u00a0')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(part, space), { maxLength: 12 }), async (parts) => {
        const text = parts.flat().join('')
        const words = text.split(/\s+/).filter((run) => tokensOf(run).length > 0).length
        const { rows } = await database.pool.query('select count_words($1) as words', [text])
        if (rows[0].words !== words) throw new Error(`${rows[0].words} instead of ${words}`)
      }),
      { numRuns: volume(200) },
    )
  })
})
