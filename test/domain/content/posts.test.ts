import type { PoolClient } from 'pg'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

test('posts', async (t) => {
  const { send, expect, database } = await startApp(t, { SITE_POST_URL: 'https://school.example/tin/{slug}' })

  await t.test(
    'an editor writes Markdown, and readers of the answer get sanitised HTML and its exact text',
    async (t) => {
      const post = await expect(201, 'POST', '/v1/posts', {
        as: 'editor',
        body: {
          title: 'Tổng kết năm 2020',
          body: 'Mở **62 lớp**.\n\n<script>alert(1)</script>\n\n[x](javascript:alert)',
        },
      })
      t.equal(post.slug, 'tong-ket-nam-2020')
      t.equal(post.status, 'draft')
      t.equal(post.published_at, null)
      t.equal(post.url, 'https://school.example/tin/tong-ket-nam-2020')
      t.notMatch(post.body_html, /<script|href="javascript/)
      t.match(post.body_html, /<strong>62 lớp<\/strong>/)
      t.match(post.body_text, /^Mở 62 lớp\./)
      t.match(post.internal.created_by, /^key:/)
    },
  )

  await t.test('a draft is nowhere for readers, and there once it is published', async (t) => {
    const draft = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bản nháp' } })
    for (const url of [`/v1/posts/${draft.id}`, '/v1/posts/ban-nhap'])
      await expect(404, 'GET', url, { as: 'anonymous' })
    const hidden = await expect(200, 'GET', '/v1/posts?count=exact&slug=ban-nhap', { as: 'anonymous' })
    t.same(hidden, {
      items: [],
      page: { next_cursor: null, prev_cursor: null, count: 0, count_kind: 'exact' },
    })
    await expect(403, 'POST', '/v1/posts/ban-nhap/publish', { as: 'editor', headers: any })
    const published = await expect(200, 'POST', '/v1/posts/ban-nhap/publish', {
      as: 'publisher',
      headers: any,
    })
    t.equal(published.status, 'published')
    const seen = await expect(200, 'GET', '/v1/posts/ban-nhap', { as: 'anonymous' })
    t.equal(seen.id, draft.id)
    t.notOk('internal' in seen)
    t.same(
      await expect(200, 'POST', '/v1/posts/ban-nhap/publish', { headers: any }),
      published,
      'once is enough',
    )
  })

  await t.test('a scheduled post appears by itself when its time has come', async (t) => {
    const { id, status } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Hẹn giờ' } })
    t.equal(status, 'draft')
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: any,
      body: { published_at: '2199-01-01T00:00:00Z' },
    })
    await expect(404, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    await database.pool.query(`update posts set published_at = now() - interval '1 s' where id = $1`, [id])
    await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
  })

  await t.test(
    'every step that the life of a post does not have is a 409 that says which it has',
    async (t) => {
      const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Vòng đời' } })
      const step = (name: string, status: number) =>
        expect(status, 'POST', `/v1/posts/${id}/${name}`, { headers: any })
      await step('archive', 409)
      await step('unpublish', 200)
      await step('publish', 200)
      await step('archive', 200)
      await step('publish', 409)
      t.equal((await step('archive', 200)).status, 'archived')
      await expect(404, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
      t.equal((await step('unpublish', 200)).status, 'draft')
    },
  )

  await t.test('a renamed post answers 308 from its old address, for GET and HEAD', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Tên cũ' } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any })
    await expect(200, 'PATCH', `/v1/posts/${id}`, { headers: any, body: { slug: 'ten-moi' } })
    for (const method of ['GET', 'HEAD']) {
      const moved = await send(method, '/v1/posts/ten-cu?include=tags', { as: 'anonymous' })
      t.equal(moved.statusCode, 308)
      t.equal(moved.headers.location, '/v1/posts/ten-moi?include=tags')
      t.equal(moved.headers['cache-control'], 'no-cache')
      t.equal((await send(method, '/v1/posts/ten-cu')).headers['cache-control'], 'private, no-store')
    }
    const { items } = await expect(200, 'GET', '/v1/redirects', { as: 'anonymous' })
    t.match(items, [{ resource: 'posts', from: 'ten-cu', to: 'ten-moi' }])
    await expect(200, 'POST', `/v1/posts/${id}/unpublish`, { headers: any })
    await expect(404, 'GET', '/v1/posts/ten-cu', { as: 'anonymous' })
    t.same(
      (await expect(200, 'GET', '/v1/redirects', { as: 'anonymous' })).items,
      [],
      'nothing tells of a hidden post',
    )
    await expect(201, 'POST', '/v1/posts', { body: { title: 'Khác', slug: 'ten-cu' } })
    t.equal((await expect(200, 'GET', '/v1/posts/ten-cu')).title, 'Khác', 'a live slug beats an old one')
  })

  await t.test('revisions keep every state, and an equal write makes none', async (t) => {
    const first = await expect(201, 'POST', '/v1/posts', { body: { title: 'Sửa nhiều lần', body: 'một' } })
    await expect(200, 'PATCH', `/v1/posts/${first.id}`, {
      headers: { 'if-match': '"1"' },
      body: { body: 'hai' },
    })
    const same = await expect(200, 'PATCH', `/v1/posts/${first.id}`, {
      headers: { 'if-match': '"2"' },
      body: { body: 'hai' },
    })
    t.equal(same.revision, 2)
    const { items } = await expect(200, 'GET', `/v1/posts/${first.id}/revisions`)
    t.same(
      items.map((item: { revision: number }) => item.revision),
      [2, 1],
    )
    const kept = await expect(200, 'GET', `/v1/posts/sua-nhieu-lan/revisions/1`)
    t.equal(kept.content.body, 'một')
    t.equal(kept.content.body_text, 'một')
    await expect(404, 'GET', `/v1/posts/${first.id}/revisions/3`)
    await expect(401, 'GET', `/v1/posts/${first.id}/revisions`, { as: 'anonymous' })
    await expect(403, 'GET', `/v1/posts/${first.id}/revisions/1`, { as: 'registrar' })
  })

  await t.test('a kept state is the post as it was answered, to the letter', async (t) => {
    const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Lưu giữ' } })
    const file = await expect(201, 'POST', '/v1/media', { body: { kind: 'image', title: 'Ảnh' } })
    const body = {
      title: 'Đủ "mọi" phần \\ của bài',
      summary: 'Tóm tắt\nhai dòng',
      body: '# Một\n\n| a | b |\n|---|---|\n| 1 | <2> |',
      external_id: 'kept',
      tag_ids: [tag.id],
      byline: [{ name: 'Nguyễn Văn A', degree: 'ThS.' }],
      cover: { media_id: file.id, caption: 'Chú thích', alt: 'Một ảnh' },
      media: [{ media_id: file.id, alt: 'Ảnh "hai"' }],
      event_date: '2020-02-29',
    }
    const { internal: _internal, ...post } = await expect(201, 'POST', '/v1/posts', { body })
    const { content } = await expect(200, 'GET', `/v1/posts/${post.id}/revisions/1`)
    t.same(content, { ...post, url: null })
    const answer = await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers: any })
    const published = await expect(200, 'GET', `/v1/posts/${post.id}/revisions/2`)
    t.same({ ...published.content, internal: answer.internal, url: answer.url }, answer)
    // timestamps are in UTC, independent of the time zone of the session
    const elsewhere = (client: PoolClient) => void client.query(`set timezone to 'Asia/Ho_Chi_Minh'`)
    database.pool.on('acquire', elsewhere)
    const moved = await expect(200, 'PATCH', `/v1/posts/${post.id}`, {
      headers: any,
      body: { summary: null },
    })
    database.pool.off('acquire', elsewhere)
    const third = await expect(200, 'GET', `/v1/posts/${post.id}/revisions/3`)
    t.match(third.content.updated_at, /Z$/)
    t.equal(Date.parse(third.content.updated_at), Date.parse(moved.updated_at))
  })
})

test('what a post refers to', async (t) => {
  const { send, expect, database } = await startApp(t)
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin tức' } })
  const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Đào tạo' } })
  const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Lê Thị Mẫu', degree: 'ThS.' } })
  const picture = await expect(201, 'POST', '/v1/media', { body: { kind: 'image', title: 'Ảnh' } })

  const made = await expect(201, 'POST', '/v1/posts', {
    body: {
      title: 'Đủ cả',
      section: { slug: 'tin-tuc' },
      tags: [{ slug: 'dao-tao' }],
      byline: [{ person_id: person.id }, { name: 'Khách mời', unit: 'Báo' }],
      cover: { media_id: picture.id, caption: 'Chú thích' },
    },
  })

  await t.test('references by slug become ids, and a byline takes the person as of today', async (t) => {
    t.equal(made.section_id, section.id)
    t.same(made.tag_ids, [tag.id])
    t.match(made.byline, [
      { person_id: person.id, name: 'Lê Thị Mẫu', degree: 'ThS.' },
      { person_id: null, name: 'Khách mời', unit: 'Báo' },
    ])
    await expect(200, 'PATCH', `/v1/people/${person.id}`, { headers: any, body: { degree: 'TS.' } })
    const later = await expect(200, 'GET', `/v1/posts/${made.id}?include=byline.person,section,tags`)
    t.equal(later.byline[0].degree, 'ThS.')
    t.equal(later.byline[0].person.degree, 'TS.')
    t.equal(later.section.slug, 'tin-tuc')
    t.equal(later.tags[0].name, 'Đào tạo')
  })

  await t.test('a picture needs an alt text before the post can be published', async (t) => {
    const problem = await expect(422, 'POST', `/v1/posts/${made.id}/publish`, { headers: any })
    t.match(problem.errors, [{ pointer: '/cover/alt', code: 'alt_required' }])
    await expect(200, 'PATCH', `/v1/posts/${made.id}`, {
      headers: any,
      body: { cover: { alt: 'Hội trường' } },
    })
    const { cover } = await expect(200, 'POST', `/v1/posts/${made.id}/publish`, { headers: any })
    t.match(cover, { media_id: picture.id, caption: 'Chú thích', alt: 'Hội trường' })
  })

  await t.test('readers filter by section, tag, person and the school’s year', async (t) => {
    await database.pool.query(`update posts set published_at = '2020-12-31T18:30:00Z' where id = $1`, [
      made.id,
    ])
    for (const query of [
      'section=tin-tuc',
      'tag=dao-tao',
      `tag=${tag.id},nothing`,
      `person=${person.id}`,
      'year=2021',
      'year=2019,2021',
    ]) {
      const { items } = await expect(200, 'GET', `/v1/posts?${query}`, { as: 'anonymous' })
      t.equal(items.length, 1, query)
    }
    for (const query of [
      'section=khac',
      'tag=khac',
      'year=2020',
      'year=999999999',
      'kind=video',
      'published_at[gt]=2021-01-01T01:30:00%2B07:00',
    ]) {
      const { items } = await expect(200, 'GET', `/v1/posts?${query}`, { as: 'anonymous' })
      t.equal(items.length, 0, query)
    }
  })

  await t.test('what does not exist is refused by name, and nothing is stored', async (t) => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    const { count } = (await database.pool.query('select count(*) as count from posts')).rows[0]
    const cases = [
      [{ section_id: nobody }, '/section_id'],
      [{ section: { slug: 'khong-co' } }, '/section/slug'],
      [{ tag_ids: [nobody] }, '/tag_ids/0'],
      [{ tags: [{ slug: 'khong-co' }] }, '/tags/0'],
      [{ byline: [{ person_id: nobody }] }, '/byline/0/person_id'],
      [{ cover: { media_id: nobody } }, '/cover/media_id'],
      [{ media: [{ media_id: nobody }] }, '/media/0/media_id'],
      [{ translation_of: nobody }, '/translation_of'],
    ] as const
    for (const [fields, pointer] of cases) {
      const { errors } = await expect(422, 'POST', '/v1/posts', { body: { title: 'X', ...fields } })
      t.match(errors, [{ pointer, code: 'unknown_reference' }])
    }
    t.equal((await database.pool.query('select count(*) as count from posts')).rows[0].count, count)
  })

  await t.test(
    'a text has one translation into each language, and no translation of a translation',
    async (t) => {
      const create = async (title: string, more: object = {}) =>
        String((await expect(201, 'POST', '/v1/posts', { body: { title, ...more } })).id)
      const into = (id: string, more: object = {}) => ({ language: 'en', translation_of: id, ...more })
      const refused = async (path: string, body: object, pointer: string, code: string, method = 'PATCH') => {
        const headers = method === 'PUT' ? {} : any
        const { errors } = await expect(422, method, `/v1/posts${path}`, { headers, body })
        t.match(
          errors,
          [{ pointer, code, message: /(: give|or give|delete that one first)/ }],
          `${path} ${code}`,
        )
        t.equal(errors.length, 1)
      }
      const original = await create('Khai giảng lớp A1')
      const other = await create('Khai giảng lớp A2')
      const english = await create('Class A1 opens', into(original))
      const taken = ['/translation_of', 'taken'] as const
      await refused('', { title: 'Again', ...into(original) }, ...taken, 'POST')
      await refused(
        '',
        { title: 'Lần nữa', translation_of: original },
        '/translation_of',
        'same_language',
        'POST',
      )
      await refused('', { title: 'Of English', translation_of: english }, '/translation_of', 'chain', 'POST')
      await refused(`/${other}`, into(other), '/translation_of', 'self')
      await refused(`/${original}`, into(other), '/translation_of', 'has_translations')
      await refused(`/${original}`, { language: 'en' }, '/language', 'same_language')
      await refused(`/${english}`, { language: 'vi' }, '/language', 'same_language')
      await refused(`/${other}`, into(original), ...taken)
      await refused('/by-external-id/a1-en', { title: 'By key', ...into(original) }, ...taken, 'PUT')
      await refused(`/${other}/draft`, into(original), ...taken)

      // both are well as drafts, until one of them is published
      const third = await create('Khai giảng lớp A3')
      const [first, second] = [await create('Class A3'), await create('Opening of class A3')]
      for (const id of [first, second])
        await expect(200, 'PATCH', `/v1/posts/${id}/draft`, { headers: any, body: into(third) })
      await expect(200, 'POST', `/v1/posts/${first}/publish`, { headers: any, body: {} })
      await refused(`/${second}/publish`, {}, ...taken, 'POST')

      // from the trash comes nothing whose place is taken
      await expect(204, 'DELETE', `/v1/posts/${english}`, { headers: any })
      const later = await create('Class A1 has opened', into(original))
      await refused(`/${english}/restore`, {}, ...taken, 'POST')
      await expect(204, 'DELETE', `/v1/posts/${later}`, { headers: any })
      // nor what its original no longer fits, which must change: in the trash nothing does
      for (const [change, code] of [
        [{ language: 'en' }, 'same_language'],
        [into(other, { language: 'vi' }), 'chain'],
      ] as const) {
        await expect(200, 'PATCH', `/v1/posts/${other}`, { headers: any, body: { language: 'en' } })
        await expect(200, 'PATCH', `/v1/posts/${original}`, { headers: any, body: change })
        const { errors } = await expect(422, 'POST', `/v1/posts/${english}/restore`, { headers: any })
        t.match(errors, [{ code, message: new RegExp(`${original}.* first`) }])
        const undone = { language: 'vi', translation_of: null }
        await expect(200, 'PATCH', `/v1/posts/${original}`, { headers: any, body: undone })
      }
      await expect(200, 'POST', `/v1/posts/${english}/restore`, { headers: any })

      const shown = await expect(200, 'GET', `/v1/posts/${original}?include=translations`)
      t.match(shown.translations, [{ id: english, language: 'en' }])
      t.equal(shown.translations.length, 1)
    },
  )

  await t.test('of two writers at once one translates, and none makes a chain', async (t) => {
    let count = 0
    const create = (body: object) =>
      send('POST', '/v1/posts', { body: { title: `Bài song ngữ ${++count}`, ...body } })
    for (let round = 0; round < 3; round++) {
      const original = String((await create({})).json().id)
      const other = String((await create({})).json().id)
      const translate = () => create({ language: 'en', translation_of: original })
      const answers = await Promise.all([translate(), translate(), translate()])
      t.same(answers.map(({ statusCode }) => statusCode).toSorted(), [201, 422, 422], answers[0]?.body)
      const third = String((await create({ language: 'en' })).json().id)
      const [below, above] = await Promise.all([
        send('PATCH', `/v1/posts/${other}`, { headers: any, body: { translation_of: third } }),
        send('PATCH', `/v1/posts/${third}`, {
          headers: any,
          body: { translation_of: String((await create({})).json().id) },
        }),
      ])
      t.same([below.statusCode, above.statusCode].toSorted(), [200, 422], below.body)
    }
  })

  await t.test('a section with posts stays, a tag goes and comes back with them', async (t) => {
    await expect(409, 'DELETE', `/v1/sections/${section.id}`, { headers: any })
    await expect(204, 'DELETE', `/v1/tags/${tag.id}`, { headers: any })
    t.same((await expect(200, 'GET', `/v1/posts/${made.id}`)).tag_ids, [])
    await expect(200, 'POST', `/v1/tags/${tag.id}/restore`, { headers: any })
    t.same((await expect(200, 'GET', `/v1/posts/${made.id}`)).tag_ids, [tag.id])
  })

  await t.test('a script puts the same post twice, and the second time changes nothing', async (t) => {
    const body = {
      title: 'Từ kịch bản',
      tags: [{ slug: 'dao-tao' }],
      section: { slug: 'tin-tuc' },
      byline: [{ name: 'A' }],
    }
    const first = await expect(201, 'PUT', '/v1/posts/by-external-id/s-1', { body })
    const second = await expect(200, 'PUT', '/v1/posts/by-external-id/s-1', { body })
    t.same(second, first)
  })
})
