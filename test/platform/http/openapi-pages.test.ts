import { parse as parseYaml } from 'yaml'
import { guides } from '../../../src/platform/http/openapi/guides.ts'
import { responseName } from '../../../src/platform/http/openapi/response-names.ts'
import { startApp } from '../../support/app.ts'
import { readDocument } from './api-document.ts'
import { test } from '../../support/shared-test.ts'

/** The URLs that a page loads or links to, resolved as by a browser at `at`. */
const addressesOf = (page: string, at: string) =>
  [...page.matchAll(/(?:src|href|data-document)=["']([^"'#]+)/g)].map(
    ([, address]) => new URL(address ?? '', at).pathname,
  )

test('the pages of the documentation', async (t) => {
  const { app, send, expect } = await startApp(t, { PUBLIC_URL: 'https://truong.example/api' })
  const get = (address: string) => send('GET', address, { as: 'anonymous' })
  const pages = [
    '/docs',
    '/docs/reference/party-cells',
    '/docs/try/party-cells',
    '/docs/problems',
    '/docs/guides/editing',
    '/docs/guides/huong-dan',
  ]

  await t.test('a browser loads nothing from elsewhere, and finds all it loads', async (t) => {
    for (const at of pages) {
      const page = await get(at)
      t.match(page.headers, {
        'content-type': /^text\/html/,
        'content-security-policy': /default-src 'none'/,
      })
      t.notMatch(page.body, /(src|href)="(https?:)?\/\//)
      // the test of the built package opens the pages of all tags
      const addresses = addressesOf(page.body, `https://truong.example/api${at}`).filter(
        (address) => !/reference\/(?!party)/.test(address),
      )
      for (const address of new Set(addresses)) {
        const answer = await get(address.replace(/^\/api/, ''))
        t.equal(answer.statusCode, 200, address)
        if (address.endsWith('.js')) t.match(answer.headers['content-type'], 'text/javascript')
        if (address.endsWith('.css')) t.match(answer.headers['content-type'], 'text/css')
      }
    }
  })

  await t.test(
    'whoever opens it reads the name and address of each operation, without a script',
    async (t) => {
      const { body } = await get('/docs')
      t.match(body, 'Party cells · <span lang="vi">Tổ chức đảng, tập thể</span>')
      t.match(body, 'Close a class · <span lang="vi">Bế giảng lớp</span>')
      const names = readDocument().operations.map(({ operationId }) => operationId)
      t.same(
        names.filter((name) => !body.includes(`#${name}"`)),
        [],
      )
    },
  )

  await t.test('each operation has a place with its parameters, fields and examples', async (t) => {
    const { body } = await get('/docs/reference/party-cells')
    t.match(body, 'id="listPartyCells"')
    t.match(body, '<code>If-None-Match</code>')
    t.match(body, '/v1/party-cells/{id}')
    t.equal((await get('/docs/reference/nothing')).statusCode, 404)
    t.equal((await get('/docs/try/nothing/openapi.json')).statusCode, 404)
  })

  await t.test('fields within fields are shown too', async (t) => {
    const { body } = await get('/docs/reference/figures')
    t.match(body, '<p>Each of <code>items</code>:</p>')
    const source = /<summary>Fields of <code>source<\/code>.*?<\/details>/s.exec(body)?.[0] ?? ''
    t.match(source, '<code>quote</code>')
  })

  await t.test('guides are pages, with links that lead somewhere', async (t) => {
    const bodies = new Map<string, string>()
    for (const { name, title, language } of guides) {
      const { statusCode, body } = await get(`/docs/guides/${name}`)
      t.equal(statusCode, 200, name)
      t.match(body, new RegExp(`<html lang="${language}">`))
      t.equal(/<h1 id="[^"]+">([^<]*)<\/h1>/.exec(body)?.[1], title, name)
      t.notMatch(body, /<[^>]* (?:href="[^"]*\.md|src=)/, name)
      bodies.set(name, body)
    }
    const operations = new Set(readDocument().operations.map(({ operationId }) => operationId))
    for (const [at, body] of bodies) {
      const main = /<main>.*<\/main>/s.exec(body)?.[0] ?? ''
      for (const [, page = '', id = ''] of main.matchAll(/href="([\w./-]*)#([^"]+)"/g)) {
        const isPresent = page.startsWith('../reference/')
          ? operations.has(id)
          : bodies.get(page === '' ? at : page)?.includes(`id="${id}"`)
        t.ok(isPresent || page === '', `${at} leads to ${page}#${id}`)
      }
      const plain = [...main.matchAll(/href="([\w-]+)"/g)].map(([, page = '']) => page)
      t.same(
        plain.filter((page) => !bodies.has(page)),
        [],
        at,
      )
    }
    t.match(
      bodies.get('editing'),
      '<a href="../reference/posts#getApprovalSlip"><code>GET /v1/posts/{id}/approval-slip</code></a>',
    )
    t.match(bodies.get('api-guide'), '<a href="operations#access-tokens">')
    t.match(
      bodies.get('huong-dan'),
      '<a href="../reference/party-member-gradings#correctPartyMemberGrading">',
    )
    for (const internal of ['architecture', '../README', 'decisions'])
      t.equal((await get(`/docs/guides/${internal}`)).statusCode, 404, internal)
  })

  await t.test('a new combination of problems is named for its operation', (t) => {
    t.equal(responseName(['not_found'], 404, 'getPost'), 'NotFound')
    t.equal(responseName(['wrong_state', 'write_conflict'], 409, 'closeClass'), 'StateConflict')
    t.equal(responseName(['stale_base', 'wrong_state'], 409, 'closeClass'), 'CloseClassConflict')
    t.end()
  })

  await t.test('the operations of a tag are tried with the document of that tag', async (t) => {
    const document = await expect(200, 'GET', '/docs/try/party-cells/openapi.json', { as: 'anonymous' })
    t.same(
      document.tags.map(({ name }: { name: string }) => name),
      ['PartyCells'],
    )
    t.ok(document.paths['/v1/party-cells'])
    t.notOk(document.paths['/v1/posts'])
  })

  await t.test('the root leads browsers to it, and tells others that nothing is there', async (t) => {
    const browser = await send('GET', '/', {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    })
    t.match(browser, { statusCode: 302, headers: { location: '/api/docs', vary: /Accept/ } })
    t.equal((await send('GET', '/', { headers: { accept: '*/*' } })).statusCode, 404)
  })

  await t.test('behind a proxy with a prefix all addresses keep the prefix', async (t) => {
    for (const at of pages) {
      const addresses = addressesOf((await get(at)).body, `https://truong.example/api${at}`)
      t.ok(addresses.length > 0)
      for (const address of addresses) t.match(address, /^\/api\//)
    }
    t.equal((await send('GET', '/docs/')).headers.location, '../docs')
    const { servers, info } = await expect(200, 'GET', '/openapi.json', {
      as: 'anonymous',
      headers: { host: 'elsewhere.example' },
    })
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
