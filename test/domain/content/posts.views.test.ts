import { ViewCounter } from '../../../src/domain/content/posts/views/view-counter.ts'
import { startApp, startAppOn, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

const publish = async ({ expect }: TestApp, title: string) => {
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title } })
  return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any })
}

const viewsOf = async ({ expect }: TestApp, id: string) =>
  (await expect(200, 'GET', `/v1/posts?id=${id}&include=views`)).items[0].views

test('views are counted if the school wants it', async (t) => {
  const counting = await startApp(t, { COUNT_VIEWS: 'on' })
  const { send, app, databaseUrl, database } = counting
  const post = await publish(counting, 'Bài được đọc')
  const other = await publish(counting, 'Bài khác')
  const read = (url: string, headers = {}, method = 'GET', as: 'anonymous' | 'reader' = 'anonymous') =>
    send(method, url, { as, headers })
  const at = `/v1/posts/${post.id}`
  const first = await read(at)
  // the first answers are made, the others come from the cache
  for (let i = 0; i < 4; i += 1) await read(at)
  await read(at, { 'if-none-match': String(first.headers['etag']) })
  await read(`/v1/posts/${post.slug}`)
  await read(`${at}/print`)
  const counted = 8
  await read(at, {}, 'HEAD')
  for (const header of ['sec-purpose', 'purpose', 'x-moz']) await read(at, { [header]: 'prefetch;prerender' })
  await read(at, {}, 'GET', 'reader')
  await read('/v1/posts')
  await read(`/v1/posts?include=body_html`)
  await read('/feed.rss')
  await read(`${at}/related`)
  await read('/v1/posts/khong-co')
  t.equal((await read(at)).headers['etag'], first.headers['etag'], 'a view does not change what caches have')
  t.notOk('views' in first.json())
  await app.close()

  const again = await startAppOn(t, databaseUrl, { COUNT_VIEWS: 'on' })
  t.equal(await viewsOf(again, post.id), counted + 1, 'the end stores what was counted')
  t.equal(await viewsOf(again, other.id), 0)
  const { headers, body } = await again.send('GET', at, { as: 'anonymous' })
  t.same([headers['etag'], body], [first.headers['etag'], first.body])
  t.equal((await again.expect(200, 'GET', `${at}?include=views&fields=title`)).views, counted + 1)

  await t.test('counts that cannot be stored wait', async (t) => {
    const counter = new ViewCounter(database.pool)
    counter.count(other.id)
    counter.count(other.slug)
    await database.pool.query('alter table post_views rename to away')
    await t.rejects(counter.store())
    await database.pool.query('alter table away rename to post_views')
    counter.count('khong-co')
    await Promise.all([counter.store(), counter.store()])
    t.equal(await viewsOf(again, other.id), 2)
  })

  await t.test('a server that counts nothing tells nothing', async (t) => {
    const silent = await startAppOn(t, databaseUrl)
    const { id } = await publish(silent, 'Bài không đếm')
    await silent.expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    t.equal(await viewsOf(silent, id), undefined)
    await silent.app.close()
    t.equal(await viewsOf(again, id), 0)
  })
})
