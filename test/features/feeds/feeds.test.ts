import { SaxesParser } from 'saxes'
import { readFeed } from './read-feed.ts'
import { readSitemap } from '../../../src/features/feeds/sitemap.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

/** The texts of all elements of a name. @throws if the document is not well-formed XML with namespaces */
function textsOf(xml: string, name: string): string[] {
  const parser = new SaxesParser({ xmlns: true })
  const texts: string[] = []
  let isInside = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    if (tag.name === name) texts.push('')
    isInside = tag.name === name
  })
  parser.on('closetag', () => {
    isInside = false
  })
  const take = (text: string) => {
    if (isInside) texts.push(texts.pop()! + text)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(xml).close()
  return texts
}

test('feeds and the sitemap', async (t) => {
  const { send, expect, database } = await startApp(t, {
    PUBLIC_URL: 'https://api.school.example/noi-dung',
    SITE_POST_URL: 'https://school.example/tin?a=1&s={slug}',
    SCHOOL_NAME: 'Trường A & B',
  })
  const section = await expect(201, 'POST', '/v1/sections', {
    body: { name: 'Tin tức', slug: 'tin-tuc', description: 'Tin của trường' },
  })
  const tag = await expect(201, 'POST', '/v1/tags', {
    body: { name: 'Chuyển đổi số', slug: 'chuyen-doi-so' },
  })
  const picture = await expect(201, 'POST', '/v1/media', {
    body: {
      kind: 'image',
      title: 'Ảnh',
      alt: 'Ảnh',
      original_url: 'https://anh.example/a?x=1&y=2',
      mime_type: 'image/png',
    },
  })
  const publish = async (body: object, at: string) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body })
    return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: { published_at: at } })
  }
  const first = await publish(
    {
      title: 'Học & hành <em>x</em> ]]> hết',
      summary: '1 < 2',
      body: 'Mở **62 lớp**.\n\n`]]>`',
      section_id: section.id,
      cover: { media_id: picture.id },
      byline: [{ name: 'Người viết Mẫu', position: 'giảng viên' }, { name: 'Người chụp Mẫu' }],
    },
    '2024-03-01T00:00:00Z',
  )
  const second = await publish({ title: 'Bài hai', tag_ids: [tag.id] }, '2024-03-02T00:00:00Z')
  await expect(201, 'POST', '/v1/posts', { body: { title: 'Bản nháp kín', section_id: section.id } })
  await publish({ title: 'Hẹn giờ kín', section_id: section.id }, '2099-01-01T00:00:00Z')

  for (const format of ['rss', 'atom', 'json'] as const) {
    await t.test(format, async (t) => {
      const response = await send('GET', `/feed.${format}`, { as: 'anonymous' })
      t.equal(response.statusCode, 200)
      t.match(
        response.headers['content-type'],
        format === 'json' ? /^application\/feed\+json/ : `application/${format}+xml`,
      )
      const newest = [first, second].map(({ updated_at }) => Date.parse(updated_at))
      t.equal(response.headers['last-modified'], new Date(Math.max(...newest)).toUTCString())
      const feed = await readFeed(format, response.body)
      t.equal(feed.title, 'Trường A & B')
      t.equal(feed.self, `https://api.school.example/noi-dung/feed.${format}`)
      t.equal(feed.url, 'https://school.example/')

      t.match(feed.items, [
        {
          id: `urn:uuid:${second.id}`,
          title: 'Bài hai',
          url: 'https://school.example/tin?a=1&s=bai-hai',
        },
        {
          id: `urn:uuid:${first.id}`,
          title: first.title,
          url: `https://school.example/tin?a=1&s=${first.slug}`,
          summary: format === 'rss' ? '1 &lt; 2' : '1 < 2',
          content: first.body_html,
          author: 'Người viết Mẫu, giảng viên',
        },
      ])
      t.same(
        feed.items.map(({ published }) => Date.parse(published!)),
        [Date.UTC(2024, 2, 2), Date.UTC(2024, 2, 1)],
      )
      t.equal(feed.items.length, 2)
      t.notMatch(response.body, /kín/)
      // JSON Feed has no type of the picture
      const type = format === 'json' ? [] : ['image/png']
      for (const text of ['Chuyển đổi số', 'Người chụp Mẫu', picture.original_url, ...type])
        t.match(response.body.replaceAll('&amp;', '&'), text)
      if (format !== 'json') t.equal(textsOf(response.body, 'title').length, 3, 'it is well-formed')

      const etag = response.headers['etag'] as string
      const again = await send('GET', `/feed.${format}`, {
        as: 'anonymous',
        headers: { 'if-none-match': etag },
      })
      t.equal(again.statusCode, 304)
      t.equal((await send('GET', `/feed.${format}`)).body, response.body, 'the same for an editor')
      const ofSection = await readFeed(format, (await send('GET', `/feed.${format}?section=tin-tuc`)).body)
      t.equal(ofSection.title, 'Trường A & B – Tin tức')
      t.equal(ofSection.self, `https://api.school.example/noi-dung/feed.${format}?section=tin-tuc`)
      t.same(
        ofSection.items.map(({ id }) => id),
        [`urn:uuid:${first.id}`],
      )
      const ofTag = await readFeed(format, (await send('GET', `/feed.${format}?tag=${tag.id}`)).body)
      t.same(
        ofTag.items.map(({ id }) => id),
        [`urn:uuid:${second.id}`],
      )
      await expect(404, 'GET', `/feed.${format}?section=khong-co`)
      await expect(400, 'GET', `/feed.${format}?sections=tin-tuc`)
    })
  }

  await t.test('the sitemap has the public addresses, and an index of several', async (t) => {
    const address = '/sitemap.xml'
    const response = await send('GET', address, { as: 'anonymous' })
    t.equal(response.statusCode, 200, response.body)
    const one = response.body
    t.same(textsOf(one, 'loc'), [
      `https://school.example/tin?a=1&s=${first.slug}`,
      'https://school.example/tin?a=1&s=bai-hai',
    ])
    t.equal(textsOf(one, 'lastmod')[0], first.updated_at.replace(/\.\d+Z$/, 'Z'))
    const parts = [first, second].map(
      ({ published_at }) => `https://api.school.example/noi-dung/sitemap.xml?from=${published_at}`,
    )
    const index = await readSitemap(database.pool, {
      template: 'https://school.example/{slug}',
      address: 'https://api.school.example/noi-dung/sitemap.xml',
      length: 1,
    })
    t.same(textsOf(index, 'loc'), parts)
    const { search } = new URL(parts[1]!)
    const last = (await send('GET', `${address}${search}`)).body
    t.same(textsOf(last, 'loc'), ['https://school.example/tin?a=1&s=bai-hai'])
    await expect(400, 'GET', `${address}?from=yesterday`)
    await expect(400, 'GET', `${address}?from=2024-03-01T00:00:00Z&from_id=first`)
  })

  await t.test(
    'each post is in one of several sitemaps, also where many appeared at one moment',
    async (t) => {
      const at = '2024-04-01T00:00:00Z'
      const titles = ['Bốn một', 'Bốn hai', 'Bốn ba', 'Bốn bốn']
      const further = await Promise.all(titles.map((title) => publish({ title }, at)))
      const later = await publish({ title: 'Năm' }, '2024-05-01T00:00:00Z')
      const options = {
        template: 'https://school.example/{slug}',
        address: 'https://api.example/sitemap.xml',
      }
      const read = (from: object) => readSitemap(database.pool, { ...options, ...from, length: 3 })
      const starts = textsOf(await read({}), 'loc').map((loc) => new URL(loc).searchParams)
      const parts = await Promise.all(
        starts.map(async (start) => {
          const fromId = start.get('from_id') ?? undefined
          return textsOf(await read({ from: start.get('from')!, fromId }), 'loc')
        }),
      )
      t.same(
        parts.map((part) => part.length),
        [3, 3, 1],
      )
      const all = [first, second, ...further, later].map(({ slug }) => `https://school.example/${slug}`)
      t.same(parts.flat().toSorted(), all.toSorted())
    },
  )

  await t.test('robots read files and the sitemap', async (t) => {
    const response = await send('GET', '/robots.txt', { as: 'anonymous' })
    t.match(response.headers['content-type'], 'text/plain')
    t.equal(
      response.body,
      'User-agent: *\nAllow: /v1/files/\nDisallow: /v1/\n\nSitemap: https://api.school.example/noi-dung/sitemap.xml\n',
    )
  })
})

test('without addresses, feeds lead to this server, and there is no sitemap', async (t) => {
  const { send, expect } = await startApp(t, { PORT: '3999' })
  const empty = await readFeed('atom', (await send('GET', '/feed.atom')).body)
  t.equal(empty.title, 'Bantin')
  t.same(empty.items, [])
  const { id, slug } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bài một' } })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any })
  const feed = await readFeed('atom', (await send('GET', '/feed.atom')).body)
  t.equal(feed.items[0]?.url, `http://localhost:3999/v1/posts/${slug}`)
  const word = {
    title: 'Bài hai',
    summary: 'một\u000bhai',
    body: 'ba\u000bbốn \u001b\ufffe\uffff\u0001 **năm**',
  }
  const written = await expect(201, 'POST', '/v1/posts', { body: word })
  await expect(200, 'POST', `/v1/posts/${written.id}/publish`, { headers: any })
  for (const format of ['rss', 'atom']) {
    const { body } = await send('GET', `/feed.${format}`)
    t.equal(textsOf(body, 'title').length, 3, `${format} is well-formed with characters that XML forbids`)
    t.match(body, 'một hai')
    t.match(body, 'ba bốn')
  }
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin cũ', slug: 'tin-cu' } })
  await expect(200, 'PATCH', `/v1/sections/${section.id}`, { headers: any, body: { slug: 'tin-moi' } })
  const renamed = await readFeed('atom', (await send('GET', '/feed.atom?section=tin-cu')).body)
  t.equal(
    renamed.self,
    'http://localhost:3999/feed.atom?section=tin-moi',
    'subscribers of a former slug go on',
  )
  const { detail } = await expect(404, 'GET', '/sitemap.xml')
  t.match(detail, 'SITE_POST_URL')
  t.notMatch((await send('GET', '/robots.txt')).body, 'Sitemap')
})
