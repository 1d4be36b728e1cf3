import { parse as parseYaml } from 'yaml'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

/** The URLs that a page loads or links to, resolved as by a browser at `at`. */
const addressesOf = (page: string, at: string) =>
  [...page.matchAll(/(?:src|href|url)(?:=|: )["']([^"'#]+)/g)].map(
    ([, address]) => new URL(address ?? '', at).pathname,
  )

test('the pages of the documentation', async (t) => {
  const { app, send, expect } = await startApp(t, { PUBLIC_URL: 'https://truong.example/api' })
  const page = await send('GET', '/docs', { as: 'anonymous' })

  await t.test('a browser loads nothing from elsewhere, and finds all it loads', async (t) => {
    t.match(page.headers, { 'content-type': /^text\/html/, 'content-security-policy': /default-src 'none'/ })
    const script = await send('GET', '/docs/assets/start.js', { as: 'anonymous' })
    const base = 'https://truong.example/docs'
    const addresses = addressesOf(page.body + script.body, base)
    t.ok(addresses.includes('/openapi.json'))
    t.ok(addresses.includes('/docs/assets/swagger-ui-bundle.js'))
    t.notMatch(page.body, /https?:\/\//)
    for (const address of addresses) {
      const answer = await send('GET', address, { as: 'anonymous' })
      t.equal(answer.statusCode, 200, address)
      if (address.endsWith('.js')) t.match(answer.headers['content-type'], 'text/javascript')
      if (address.endsWith('.css')) t.match(answer.headers['content-type'], 'text/css')
    }
  })

  await t.test('behind a proxy with a prefix all addresses keep the prefix', async (t) => {
    const addresses = addressesOf(page.body, 'https://truong.example/api/docs')
    t.ok(addresses.length > 0)
    for (const address of addresses) t.match(address, /^\/api\//)
    t.equal((await send('GET', '/docs/')).headers.location, '../docs')
    const { servers, info } = await expect(200, 'GET', '/openapi.json', { as: 'anonymous' })
    t.equal(servers[0].url, 'https://truong.example/api')
    t.match(info.description, '(/api/docs/problems)')
  })

  await t.test('the page of problems has a place for each type that a problem names', async (t) => {
    const problems = await send('GET', '/docs/problems', { as: 'anonymous' })
    const { type } = await expect(404, 'GET', '/v1/programs/none', { as: 'anonymous' })
    t.match(problems.body, `id="${type.split('#')[1]}"`)
  })

  await t.test('the document as YAML says what it says as JSON, without aliases', async (t) => {
    const yaml = await send('GET', '/openapi.yaml', { as: 'anonymous' })
    t.match(yaml.headers['content-type'], 'application/yaml')
    t.notMatch(yaml.body, /: [*&]\w+$/m)
    t.same(parseYaml(yaml.body), await expect(200, 'GET', '/openapi.json', { as: 'anonymous' }))
  })

  await t.test('whoever only starts a server does not wait for the document', async (t) => {
    t.ok(app.hasRoute({ method: 'GET', url: '/openapi.json' }))
  })
})
