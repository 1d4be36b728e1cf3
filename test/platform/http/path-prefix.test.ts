import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('behind a proxy that puts a path prefix before ours, every address we give holds', async (t) => {
  const { send } = await startApp(t, { PUBLIC_URL: 'https://school.example/api/' })
  const problem = await send('GET', '/v1/nothing')
  t.equal(problem.json().type, '/api/docs/problems#not_found')
  const first = await send('POST', '/v1/tags', { body: { name: 'Một' } })
  t.equal(first.headers.location, `/api/v1/tags/${first.json().id}`)
  await send('POST', '/v1/tags', { body: { name: 'Hai' } })
  const list = await send('GET', '/v1/tags?limit=1')
  t.match(list.headers.link, /^<\/api\/v1\/tags\?limit=1&cursor=[\w-]+>; rel="next"$/)
  await send('PATCH', '/v1/tags/mot', { body: { slug: 'mot-moi' }, headers: { 'if-match': '*' } })
  t.equal((await send('GET', '/v1/tags/mot')).headers.location, '/api/v1/tags/mot-moi')
})
