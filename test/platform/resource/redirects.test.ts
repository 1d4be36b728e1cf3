import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../../src/package.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }

interface Path {
  get?: { responses: Record<string, unknown> }
}

const anonymous = { as: 'anonymous' } as const

test('former slugs of posts beside drafts', async (t) => {
  const { send, expect } = await startApp(t)
  const draft = (title: string, slug: string) => expect(201, 'POST', '/v1/posts', { body: { title, slug } })
  const rename = (id: string, slug: string) =>
    expect(200, 'PATCH', `/v1/posts/${id}`, { headers, body: { slug } })
  const publish = (id: string) => expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: {} })
  /** A public post whose former slug was `from`. */
  const renamed = async (from: string, to: string) => {
    const { id } = await draft(`Bài ${from}`, from)
    await publish(id)
    await rename(id, to)
  }
  const listed = async (from: string) => {
    const { items, page } = await expect(200, 'GET', '/v1/redirects?count=exact', anonymous)
    t.equal(page.count, items.length)
    return items.find((item: { from: string }) => item.from === from)?.to
  }
  const leadsTo = async (from: string) => {
    const { statusCode, headers } = await send('GET', `/v1/posts/${from}`, anonymous)
    return statusCode === 308 ? headers.location : statusCode
  }

  await t.test('a draft with an old slug does not take the redirect from the list', async (t) => {
    await renamed('cu', 'moi')
    const { id } = await draft('Nháp', 'cu')
    t.equal(await leadsTo('cu'), '/v1/posts/moi')
    t.equal(await listed('cu'), 'moi')
    await publish(id)
    t.equal(await leadsTo('cu'), 200, 'a public slug beats an old one')
    t.equal(await listed('cu'), undefined)
  })

  await t.test('a draft that gives up a slug leaves readers the redirect they have', async (t) => {
    await renamed('xua', 'nay')
    const { id } = await draft('Nháp khác', 'xua')
    await rename(id, 'nhap-khac')
    t.equal(await leadsTo('xua'), '/v1/posts/nay')
    t.equal(await listed('xua'), 'nay')
    await expect(204, 'DELETE', `/v1/posts/${id}?purge=true`, { headers })
    t.equal(await leadsTo('xua'), '/v1/posts/nay', 'also once the draft is gone')
  })

  await t.test('what readers saw last under a slug has it', async (t) => {
    await renamed('chung', 'mot')
    t.equal(await leadsTo('chung'), '/v1/posts/mot')
    await renamed('chung', 'ba')
    t.equal(await leadsTo('chung'), '/v1/posts/ba')
  })

  await t.test('a slug under which no reader saw the post is not remembered', async (t) => {
    const isForgotten = async (from: string, what: string) => {
      t.equal(await leadsTo(from), 404, what)
      t.equal(await listed(from), undefined, what)
      t.equal((await send('GET', `/v1/posts/${from}`)).statusCode, 404, `${what}, whoever asks`)
    }
    const working = await draft('Bài viết nháp', 'sap-xep-nhan-su')
    await rename(working.id, 'hop-co-quan')
    await publish(working.id)
    await isForgotten('sap-xep-nhan-su', 'a draft')

    const scheduled = await draft('Bài hẹn giờ', 'hen-gio-cu')
    const later = { headers, body: { published_at: '2199-01-01T00:00:00Z' } }
    await expect(200, 'POST', `/v1/posts/${scheduled.id}/publish`, later)
    await rename(scheduled.id, 'hen-gio-moi')
    const now = { headers, body: { published_at: '2020-01-01T00:00:00Z' } }
    await expect(200, 'POST', `/v1/posts/${scheduled.id}/publish`, now)
    await isForgotten('hen-gio-cu', 'a scheduled post')

    const put = (slug: string) =>
      expect(200, 'PUT', '/v1/posts/by-external-id/rac', { body: { title: 'Trong thùng rác', slug } })
    const body = { title: 'Trong thùng rác', slug: 'rac-cu', external_id: 'rac' }
    const trashed = await expect(201, 'POST', '/v1/posts', { body })
    await expect(204, 'DELETE', `/v1/posts/${trashed.id}`, { headers })
    await put('rac-moi')
    await publish(trashed.id)
    await isForgotten('rac-cu', 'a draft that came back from the trash')

    const imported = { external_id: 'nhap-tep', title: 'Nhập từ tệp' }
    await importFile({ expect }, 'posts', 'ndjson', lines({ ...imported, slug: 'tep-cu' }))
    await importFile({ expect }, 'posts', 'ndjson', lines({ ...imported, slug: 'tep-moi' }))
    await publish((await expect(200, 'GET', '/v1/posts/tep-moi')).id)
    await isForgotten('tep-cu', 'a draft that an import renamed')
  })

  await t.test(
    'one that was seen is remembered, also where it was hidden before it was renamed',
    async (t) => {
      const step = (id: string, name: string) =>
        expect(200, 'POST', `/v1/posts/${id}/${name}`, {
          headers,
          ...(name === 'publish' ? { body: {} } : {}),
        })
      const seen = async (slug: string) => {
        const { id } = await draft(`Bài ${slug}`, slug)
        await publish(id)
        return id
      }
      const back = await seen('rut-ve')
      await step(back, 'unpublish')
      await rename(back, 'dang-lai')
      t.equal(await leadsTo('rut-ve'), 404, 'while it is hidden it leads nowhere')
      t.equal(await listed('rut-ve'), undefined)
      await publish(back)
      t.equal(await leadsTo('rut-ve'), '/v1/posts/dang-lai')
      t.equal(await listed('rut-ve'), 'dang-lai')

      const archived = await seen('luu-tru')
      await step(archived, 'archive')
      await rename(archived, 'luu-tru-moi')
      await step(archived, 'unpublish')
      await publish(archived)
      t.equal(await leadsTo('luu-tru'), '/v1/posts/luu-tru-moi')

      const trashed = await seen('bo-di')
      await expect(204, 'DELETE', `/v1/posts/${trashed}`, { headers })
      await expect(200, 'POST', `/v1/posts/${trashed}/restore`, { headers })
      t.equal(await listed('bo-di'), undefined, 'what has its slug leads to itself')
      await rename(trashed, 'lay-lai')
      t.equal(await leadsTo('bo-di'), '/v1/posts/lay-lai')

      await importFile(
        { expect },
        'posts',
        'ndjson',
        lines({ external_id: 'tep', title: 'Tệp', slug: 'thay' }),
      )
      await publish((await expect(200, 'GET', '/v1/posts/thay')).id)
      await importFile({ expect }, 'posts', 'ndjson', lines({ external_id: 'tep', slug: 'thay-moi' }))
      t.equal(await leadsTo('thay'), '/v1/posts/thay-moi')
    },
  )
})

test('what lies below a former slug moves with it', async (t) => {
  const { send, expect } = await startApp(t)
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Mở 62 lớp', slug: 'cu' } })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: {} })
  await expect(200, 'PATCH', `/v1/posts/${id}`, { headers, body: { slug: 'moi' } })

  await t.test('for readers and editors, GET and HEAD, with the query', async (t) => {
    const cases: [path: string, as: 'anonymous' | 'editor'][] = [
      ['', 'anonymous'],
      ['?include=section', 'anonymous'],
      ['/figures', 'anonymous'],
      ['/figures?limit=5&year=2020', 'editor'],
      ['/reconciliations', 'anonymous'],
      ['/reconciliations?status=mismatch', 'editor'],
      ['/revisions', 'editor'],
      ['/revisions?limit=1', 'editor'],
      ['/revisions/1', 'editor'],
      ['/draft/revisions?limit=1', 'editor'],
    ]
    for (const [rest, as] of cases) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await send(method, `/v1/posts/cu${rest}`, { as })
        t.equal(answer.statusCode, 308, `${method} ${rest}`)
        t.equal(answer.headers.location, `/v1/posts/moi${rest}`)
        t.equal(answer.headers['cache-control'], as === 'anonymous' ? 'no-cache' : 'private, no-store')
        t.equal((await send(method, String(answer.headers.location), { as })).statusCode, 200, rest)
      }
    }
  })

  await t.test('every read below what has a slug does', async (t) => {
    const slugged = ['posts', 'sections', 'tags', 'party-cells']
    const { paths } = await expect(200, 'GET', '/openapi.json')
    const below = Object.entries(paths as Record<string, Path>).filter(
      ([path, { get }]) => get && slugged.some((name) => path.startsWith(`/v1/${name}/{id}`)),
    )
    t.equal(below.length, slugged.length + 13)
    for (const [path, { get }] of below) t.ok(get?.responses['308'], path)
  })

  await t.test('what never was is a 404, and so is what is hidden', async (t) => {
    for (const rest of ['/figures', '/reconciliations']) {
      t.equal((await send('GET', `/v1/posts/nie${rest}`, anonymous)).statusCode, 404)
    }
    t.equal((await send('GET', '/v1/posts/nie/revisions/1')).statusCode, 404)
    await expect(200, 'POST', `/v1/posts/${id}/unpublish`, { headers })
    t.equal((await send('GET', '/v1/posts/cu/figures', anonymous)).statusCode, 404)
  })
})

test('an upgrade forgets the former slugs of posts that no one had published', async (t) => {
  const { database, expect } = await startApp(t)
  const { pool } = database
  const publish = (id: string) => expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: {} })
  const createPost = async (slug: string): Promise<string> =>
    (await expect(201, 'POST', '/v1/posts', { body: { title: 'Bài', slug } })).id
  /** Like earlier versions, which stored each former slug of a post. */
  const gaveUp = (id: string, slug: string) =>
    pool.query(
      `insert into slug_redirects (id, resource, slug, resource_id) values (gen_random_uuid(), 'posts', $2, $1)`,
      [id, slug],
    )
  const [renamed, draft, stored] = [await createPost('a'), await createPost('b'), await createPost('c')]
  await gaveUp(renamed, 'before')
  await publish(renamed)
  await gaveUp(renamed, 'after')
  await gaveUp(draft, 'of-a-draft')
  await pool.query(`update posts set status = 'published', published_at = now() where id = $1`, [stored])
  await gaveUp(stored, 'stored-without-the-api')
  const [name] = fs
    .readdirSync(path.join(packageRoot, 'migrations'))
    .filter((each) => each.includes('forget_slugs'))
  await pool.query(fs.readFileSync(path.join(packageRoot, 'migrations', name!), 'utf8'))
  const { rows } = await pool.query('select slug from slug_redirects order by slug')
  t.same(
    rows.map(({ slug }) => slug),
    ['after', 'stored-without-the-api'],
  )
})
