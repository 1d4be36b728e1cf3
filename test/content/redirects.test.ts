import { startApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'

const headers = { 'if-match': '*' }
const anonymous = { as: 'anonymous' } as const

test('former slugs of posts beside drafts', async (t) => {
  const { send, expect } = await startApp(t)
  const draft = (title: string, slug: string) => expect(201, 'POST', '/v1/posts', { body: { title, slug } })
  const rename = (id: string, slug: string) =>
    expect(200, 'PATCH', `/v1/posts/${id}`, { headers, body: { slug } })
  const publish = (id: string) => expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: {} })
  /** A public post that was once called `from`. */
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

  await t.test('a draft takes over from none, what readers see from all', async (t) => {
    const first = await draft('Một', 'chung')
    await rename(first.id, 'mot')
    const second = await draft('Hai', 'chung')
    await rename(second.id, 'hai')
    t.equal((await send('GET', '/v1/posts/chung')).headers.location, '/v1/posts/mot')
    await renamed('chung', 'ba')
    t.equal(await leadsTo('chung'), '/v1/posts/ba')
  })
})
