import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { packageRoot } from '../../src/package.ts'
import { readDocument } from '../platform/http/api-document.ts'
import { startApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'

const site = path.join(packageRoot, 'examples/site')
const read = (name: string) => fs.readFileSync(path.join(site, name), 'utf8')
const scripts = fs.readdirSync(site).filter((name) => name.endsWith('.js'))

interface Request {
  url: string
  /** The values that the script writes out; undefined for those that it computes. */
  parameters: Map<string, string | undefined>
}

/** `get('/v1/posts', { limit: 5, cursor })`, and addresses of pictures. */
const call = /\b(?:get|address)\(\s*'(\/[^']*)'(?:,\s*\{([^{}]*)\})?/g

const parameterOf = (text: string): [string, string | undefined] => {
  const [, name = '', value] = /^(\w+)(?::\s*(.+))?$/.exec(text) ?? []
  const literal = /^(?:'(.*)'|(\d+))$/.exec(value ?? '')
  return [name, literal?.[1] ?? literal?.[2]]
}

const requests = scripts.flatMap((name) =>
  [...read(name).matchAll(call)].map(([, url = '', parameters = '']): Request => {
    const parts = parameters.split(',').map((part) => part.trim())
    return { url, parameters: new Map(parts.filter(Boolean).map(parameterOf)) }
  }),
)

test('the page asks for nothing but operations of the OpenAPI document', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Khai giảng' } })
  await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers: { 'if-match': '*' } })
  const { operations } = readDocument()
  const samples: Record<string, string> = { year: '2020', id: post.slug, q: 'khai giang' }
  t.ok(requests.length >= 8, 'requests are found')

  for (const { url, parameters } of requests) {
    // a chart is an image in one of several formats
    const paths = [url, url.replace(/\.svg$/, '.{format}')]
    const operation = operations.find((each) => each.method === 'GET' && paths.includes(each.path))
    t.ok(operation, `${url} is in the document`)
    const known = (operation?.parameters ?? []).map(({ name }) => name)
    for (const name of parameters.keys()) t.ok(known.includes(name), `${url} has the parameter ${name}`)

    const query = new URLSearchParams()
    let address = url
    for (const [name, literal] of parameters) {
      const value = literal ?? samples[name]
      if (value === undefined) continue
      if (address.includes(`{${name}}`)) address = address.replace(`{${name}}`, encodeURIComponent(value))
      else query.set(name, value)
    }
    const answer = await send('GET', `${address}?${query}`, { as: 'anonymous' })
    t.equal(answer.statusCode, 200, `${address}?${query}`)
  }
})

/** The API address that a page at an address uses. */
function apiOf(address: string, written = ''): string {
  const location = new URL(address)
  const document = { querySelector: () => ({ content: written }) }
  return vm.runInNewContext(`${read('api.js')}; apiUrl`, { location, document, URLSearchParams })
}

test('a link cannot make a real site show texts of another server', (t) => {
  const local = 'http://127.0.0.1:3000'
  const own = 'https://school.example/api'
  const other = 'https://other.example'
  for (const page of [
    'file:///home/editor/site/index.html',
    'http://localhost:8080/',
    'http://127.0.0.1:8080/index.html',
    'http://[::1]:8080/',
  ]) {
    t.equal(apiOf(`${page}?api=${other}/`), other, page)
    t.equal(apiOf(`${page}?api=javascript:alert(1)`), local, page)
    t.equal(apiOf(page, own), own, page)
    t.equal(apiOf(page), local, page)
  }
  for (const page of [
    'https://school.example/',
    'http://school.example/index.html',
    'https://localhost.other.example/',
    'https://127.0.0.1.other.example/',
    'http://192.168.1.20/',
  ]) {
    t.equal(apiOf(`${page}?api=${other}`), local, page)
    t.equal(apiOf(`${page}?api=${other}`, own), own, page)
  }
  t.match(read('index.html'), /<meta name="api" content="" \/>/)
  t.end()
})

test('the page brings all that it needs', (t) => {
  const page = read('index.html')
  const named = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1]!)
  t.same(named.toSorted(), [...scripts, 'site.css'].toSorted())
  for (const name of scripts) t.notMatch(read(name), /https?:\/\/(?!127\.0\.0\.1:3000|school\.example)/, name)
  const inserted = scripts.flatMap((name) => [...read(name).matchAll(/innerHTML|outerHTML|insertAdjacent/g)])
  t.equal(inserted.length, 1, 'HTML goes in at one place: the sanitised text of a post')
  t.end()
})
