import { countStatements } from '../../support/count-statements.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

interface Related {
  post: { id: string; title: string }
  reasons: { kind: string; values: string[] }[]
}

test('where readers of a post may go from there', async (t) => {
  const app = await startApp(t, { SITE_POST_URL: 'https://school.example/tin/{slug}' })
  const { expect, database } = app
  const make = (list: string, body: object) => expect(201, 'POST', `/v1/${list}`, { body })
  const draft = (title: string, body: object = {}) => make('posts', { title, ...body })
  const publish = async (title: string, at: string, body: object = {}) => {
    const { id } = await draft(title, body)
    return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: { published_at: at } })
  }
  const related = (key: string, query = '', as: 'anonymous' | 'editor' = 'anonymous') =>
    expect(200, 'GET', `/v1/posts/${key}/related${query}`, { as })
  const summaryOf = ({ items }: { items: Related[] }) =>
    items.map(({ post, reasons }) => [
      post.title,
      ...reasons.map(({ kind, values }) => `${kind}: ${values.join(', ')}`),
    ])

  const section = await make('sections', { name: 'Tin tức', slug: 'tin-tuc' })
  const other = await make('sections', { name: 'Thông báo' })
  const tag = await make('tags', { name: 'Chuyển đổi số' })
  const person = await make('people', { name: 'Nguyễn Thị Mẫu' })
  const program = await make('programs', {
    code: 'TCLLCT',
    name: 'Trung cấp lý luận chính trị',
    training_type: 'degree',
  })
  const ofProgram = async (post: { id: string }) => {
    const figure = await make('figures', {
      indicator: { code: 'training.classes' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      dimensions: { program: program.code },
      value: 3,
      source: { post_id: post.id, field: 'body_text', quote: '3 lớp' },
    })
    await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers: any })
  }
  const bridge = 'Đoàn thăm cầu treo Lướt Sương ở xã Púng Luông.'
  const post = await publish('Bế giảng 3 lớp', '2024-03-10T00:00:00Z', {
    body: `Nhà trường bế giảng 3 lớp. ${bridge}`,
    section_id: section.id,
    tag_ids: [tag.id],
    byline: [{ person_id: person.id }],
  })
  await ofProgram(post)

  await t.test('reasons are programme, authors, tags, rare words and the section', async (t) => {
    t.same(await related(post.id), { items: [], previous: null, next: null }, 'nothing else is there')
    const ofClasses = await publish('Khai giảng 3 lớp', '2024-01-01T00:00:00Z', { body: 'Mở 3 lớp.' })
    await ofProgram(ofClasses)
    await publish('Cùng người viết', '2024-01-02T00:00:00Z', { byline: [{ person_id: person.id }] })
    await publish('Cùng thẻ', '2024-01-03T00:00:00Z', { tag_ids: [tag.id] })
    await publish('Chuyến đi', '2024-01-04T00:00:00Z', { body: 'Học viên qua CẦU TREO lướt sương.' })
    await publish('Cùng chuyên mục', '2024-01-05T00:00:00Z', { section_id: section.id })
    await publish('Việc khác', '2024-01-06T00:00:00Z', { section_id: other.id })
    await publish('Giới thiệu', '2024-03-09T00:00:00Z', { section_id: section.id, kind: 'page' })
    const page = await related(post.id)
    t.same(summaryOf(page), [
      ['Khai giảng 3 lớp', 'program: Trung cấp lý luận chính trị'],
      ['Chuyến đi', 'words: cầu treo Lướt Sương'],
      ['Cùng người viết', 'people: Nguyễn Thị Mẫu'],
      ['Cùng thẻ', 'tags: Chuyển đổi số'],
      ['Cùng chuyên mục', 'section: Tin tức'],
    ])
    t.same(page.items[0].reasons[0].label, { vi: 'Cùng chương trình', en: 'Same programme' })
    t.equal(page.items[0].post.url, `https://school.example/tin/${ofClasses.slug}`)
    t.notOk('body_html' in page.items[0].post, 'as lists show it')
    t.equal((await related(post.slug, '?limit=2')).items.length, 2)
    await expect(400, 'GET', `/v1/posts/${post.id}/related?limit=21`)
    await expect(400, 'GET', `/v1/posts/${post.id}/related?kind=none`)
    t.same((await related(post.id, '?kind=video')).items, [])
    const asked = await related(post.id, '?kind=page')
    t.same(
      summaryOf(asked),
      [['Giới thiệu', 'section: Tin tức']],
      'a page is there only where it is asked for',
    )
    t.equal(asked.previous.title, 'Giới thiệu')
    t.equal(page.previous.title, 'Cùng chuyên mục')
  })

  await t.test('what readers do not see is never there, and takes no place', async (t) => {
    const before = await related(post.id)
    const hidden = {
      body: `CANARY. ${bridge} Mở 3 lớp.`,
      section_id: section.id,
      tag_ids: [tag.id],
      byline: [{ person_id: person.id }],
    }
    for (let i = 0; i < 31; i += 1) await draft(`CANARY ${i}`, hidden)
    await publish('CANARY later', '2199-01-01T00:00:00Z', hidden)
    const { id: trashed } = await publish('CANARY trashed', '2024-01-07T00:00:00Z', hidden)
    await expect(204, 'DELETE', `/v1/posts/${trashed}`, { headers: any })
    const proposed = await publish('Chưa xác nhận', '2020-01-01T00:00:00Z', { body: 'Mở 3 lớp.' })
    await make('figures', {
      indicator: { code: 'training.classes' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      dimensions: { program: program.code },
      value: 3,
      source: { post_id: proposed.id, field: 'body_text', quote: '3 lớp' },
    })
    t.same(await related(post.id), before)
    t.same(summaryOf(await related(post.id, '', 'editor')), summaryOf(before), 'the same for editors')
    const { id: own } = await draft('Bản nháp', { section_id: section.id })
    await expect(404, 'GET', `/v1/posts/${own}/related`, { as: 'anonymous' })
    const ofDraft = await related(own, '', 'editor')
    t.ok(ofDraft.items.length > 0)
    t.same([ofDraft.previous, ofDraft.next], [null, null], 'a draft without a time has no place in the list')
  })

  await t.test('it takes a few statements', async (t) => {
    const { count } = await countStatements(app, () => related(post.id, '?limit=19'))
    t.ok(count <= 7, `${count}`)
  })

  await t.test('previous and next follow the list, also at one moment', async (t) => {
    const at = '2024-05-01T00:00:00Z'
    const many = []
    for (let i = 0; i < 4; i += 1) many.push(await publish(`Cùng lúc ${i}`, at, { section_id: other.id }))
    await publish('In English', at, { section_id: other.id, language: 'en' })
    await publish('Mục khác', at, { section_id: section.id })
    const { items } = await expect(200, 'GET', `/v1/posts?section=${other.id}&language=vi`)
    const ids = items.map(({ id }: { id: string }) => id)
    t.equal(ids.length, 5, 'with the one before')
    for (const [place, id] of ids.entries()) {
      const { previous, next } = await related(id)
      t.equal(next?.id, ids[place - 1], `next of ${place}`)
      t.equal(previous?.id, ids[place + 1], `previous of ${place}`)
    }
    const { rows } = await database.pool.query('select count(*) from posts where section_id is null')
    t.ok(rows[0].count > 0)
    const outside = await expect(200, 'GET', '/v1/posts?section=null&language=vi', { as: 'anonymous' })
    t.equal((await related(outside.items[0].id)).previous.id, outside.items[1].id, 'without a section too')
  })

  await t.test('translations are in include, for those who see them', async (t) => {
    const at = '2024-06-01T00:00:00Z'
    const original = await publish('Bài gốc', at)
    const english = await publish('The English one', at, { language: 'en', translation_of: original.id })
    const other = await publish('Bài gốc khác', '2024-05-01T00:00:00Z')
    const { id: hidden } = await draft('Hidden one', { language: 'en', translation_of: other.id })
    const read = async (id: string, as: 'anonymous' | 'editor' = 'anonymous') =>
      (await expect(200, 'GET', `/v1/posts/${id}?include=translations&fields=title`, { as })).translations
    t.same(await read(original.id), [
      {
        id: english.id,
        slug: 'the-english-one',
        language: 'en',
        title: 'The English one',
        url: 'https://school.example/tin/the-english-one',
      },
    ])
    const idsOf = (list: { id: string }[]) => list.map(({ id }) => id)
    t.same(idsOf(await read(english.id)), [original.id])
    t.same(idsOf(await read(original.id, 'editor')), [english.id])
    t.same(await read(other.id), [])
    t.same(idsOf(await read(other.id, 'editor')), [hidden])
    t.same(idsOf(await read(hidden, 'editor')), [other.id])
    t.same(await read(post.id), [])
    const { items } = await expect(200, 'GET', `/v1/posts?include=translations&id=${original.id},${post.id}`)
    t.same(
      items.map(({ translations }: { translations: unknown[] }) => translations.length),
      [1, 0],
    )
    t.equal((await related(original.id)).next, null, 'a neighbour is of the same language')
  })
})
