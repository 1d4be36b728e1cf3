import { languageOf } from '../../../src/platform/http/language.ts'
import { problems } from '../../../src/platform/http/problems.ts'
import { startApp, type SendOptions } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { problemViolations } from './problem-violations.ts'

const refusals: [status: number, method: string, url: string, options: SendOptions][] = [
  [400, 'GET', '/v1/programs?sektion=1', {}],
  [400, 'GET', '/v1/programs?cursor=x', {}],
  [400, 'GET', '/v1/programs?code=%', {}],
  [400, 'GET', '/v1/programs/%ff', {}],
  [400, 'POST', '/v1/programs', { body: '{', headers: { 'content-type': 'application/json' } }],
  [400, 'POST', '/v1/programs', { body: { code: '', name: 1 } }],
  [400, 'POST', '/v1/programs', { body: { code: 'A', name: 'A' }, headers: { 'idempotency-key': 'ü' } }],
  [401, 'POST', '/v1/programs', { as: 'anonymous', body: { code: 'A', name: 'A' } }],
  [401, 'GET', '/v1/programs', { as: 'anonymous', headers: { authorization: 'Basic abc' } }],
  [403, 'POST', '/v1/programs', { as: 'reader', body: { code: 'A', name: 'A' } }],
  [404, 'GET', '/v1/programs/NO-SUCH', {}],
  [404, 'GET', '/nowhere', {}],
  [405, 'PUT', '/v1/programs', {}],
  [409, 'POST', '/v1/programs', { body: { code: 'TAKEN', name: 'A' } }],
  [412, 'PATCH', '/v1/programs/TAKEN', { body: {}, headers: { 'if-match': '"99"' } }],
  [413, 'POST', '/v1/programs', { body: { code: 'A', name: 'a'.repeat(1_100_000) } }],
  [414, 'GET', `/v1/programs/${'a'.repeat(3_000)}`, {}],
  [415, 'POST', '/v1/programs', { body: 'a=1', headers: { 'content-type': 'text/plain' } }],
  [428, 'PATCH', '/v1/programs/TAKEN', { body: {} }],
]

test('problems speak the language that was asked for', async (t) => {
  const { send, expect } = await startApp(t)
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TAKEN', name: 'A' } })

  for (const [language, title] of [
    ['vi', (code: keyof typeof problems) => problems[code].title.vi],
    ['en', (code: keyof typeof problems) => problems[code].title.en],
  ] as const) {
    await t.test(`every refusal is a whole problem in ${language}`, async (t) => {
      for (const [status, method, url, options] of refusals) {
        const headers = { ...options.headers, 'accept-language': `${language}, fr;q=0.9` }
        const answer = await send(method, url, { ...options, headers })
        const what = `${method} ${url.slice(0, 40)}`
        t.equal(answer.statusCode, status, what)
        const contentType = String(answer.headers['content-type'])
        t.same(problemViolations({ status, contentType, body: answer.body }), [], what)
        t.equal(answer.headers['content-language'], language, what)
        t.equal(answer.headers['cache-control'], 'no-store', what)
        const body = answer.json()
        t.equal(body.title, title(body.code), what)
        t.equal(body.request_id, answer.headers['x-request-id'], what)
        t.equal(body.instance, url, what)
      }
    })
  }

  await t.test('the details of the two languages differ, and their codes and pointers do not', async (t) => {
    const body = { code: 'A B', name: ' ', nmae: 'x', active: 'yes', valid_from: '2020-02-30' }
    const [en, vi] = await Promise.all(
      ['en', 'vi'].map((language) =>
        expect(400, 'POST', '/v1/programs', { body, headers: { 'accept-language': language } }),
      ),
    )
    const parts = (errors: { pointer: string; code: string }[]) => errors.map((e) => `${e.pointer} ${e.code}`)
    t.same(parts(en.errors), parts(vi.errors))
    for (const [i, error] of en.errors.entries()) t.not(error.message, vi.errors[i].message, error.pointer)
  })
})

test('the language with the higher quality wins, English where neither is named', async (t) => {
  const cases: [string | undefined, string][] = [
    [undefined, 'en'],
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['VI', 'vi'],
    ['fr, vi;q=0.5', 'vi'],
    ['en;q=0.4, vi;q=0.5', 'vi'],
    ['vi;q=0.4, en;q=0.5', 'en'],
    ['vi;q=0, en;q=0.1', 'en'],
    ['vi;q=0', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['vie', 'en'],
  ]
  for (const [header, language] of cases) {
    const headers = header === undefined ? {} : { 'accept-language': header }
    t.equal(languageOf({ headers }), language, String(header))
  }
})

test('any Accept-Language at all gets one of the two', async () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (header) =>
      ['en', 'vi'].includes(languageOf({ headers: { 'accept-language': header } })),
    ),
  )
})
