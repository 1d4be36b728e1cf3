import {
  assertMatch,
  etagOf,
  requiredPrecondition,
  parseEntityTags,
} from '../../../src/platform/http/etag.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

test('a registrar changes only what they have read', async (t) => {
  const { send, expect } = await startApp(t)
  const { id } = await expect(201, 'POST', '/v1/programs', { body: { code: 'TC', name: 'Trung cấp' } })
  const url = `/v1/programs/${id}`
  const read = () => expect(200, 'GET', url)
  const rename = (ifMatch: string | undefined, name: string, method = 'PATCH', to = url) =>
    send(method, to, {
      ...(method === 'PATCH' ? { body: { name } } : {}),
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    })

  await t.test('without If-Match they get 428 that tells what to send, and nothing changes', async (t) => {
    const before = await read()
    for (const [method, to] of [
      ['PATCH', url],
      ['DELETE', url],
      ['DELETE', `${url}?purge=true`],
      ['POST', `${url}/restore`],
    ] as const) {
      for (const header of [undefined, '', ' ']) {
        const answer = await rename(header, 'x', method, to)
        t.equal(answer.statusCode, 428, `${method} ${header}`)
        t.match(answer.json(), { code: 'precondition_required', detail: /If-Match/ })
      }
    }
    t.same(await read(), before)
  })

  await t.test('every spelling of the present revision is taken', async (t) => {
    const spellings: ((etag: string, revision: number) => string)[] = [
      (etag) => etag,
      (etag) => `W/${etag}`,
      (_, revision) => `"${revision}"`,
      (_, revision) => `W/"${revision}"`,
      (_, revision) => String(revision),
      () => '*',
      (etag) => `"77-other", ${etag}`,
      (_, revision) => `"1000","${revision}"`,
      (etag) => etag.replace(/"$/, '-gzip"'),
      (etag) => etag.replace(/"$/, '--gzip"'),
      (etag) => etag.replace(/"$/, ';gzip"'),
      (etag) => etag.replace(/"$/, '-br"'),
      (etag) => `W/${etag.replace(/"$/, '-gzip"')}`,
    ]
    for (const [i, spell] of spellings.entries()) {
      const now = await send('GET', url)
      const ifMatch = spell(String(now.headers.etag), now.json().revision)
      const answer = await rename(ifMatch, `Name ${i}`)
      t.equal(answer.statusCode, 200, ifMatch)
      t.equal(answer.json().revision, now.json().revision + 1, ifMatch)
    }
  })

  await t.test('an older revision gets 412 with the present ETag, and nothing changes', async (t) => {
    const before = await read()
    const stale = [
      '"1"',
      'W/"1-abc"',
      '1',
      '"1","2"',
      '"999999999"',
      '"abc"',
      'abc',
      '""',
      'W/',
      '"-1"',
      '"1.0"',
      '"٣"',
    ]
    for (const ifMatch of stale) {
      if (/[^\x20-\x7e]/.test(ifMatch)) continue // no header can carry it
      for (const [method, to] of [
        ['PATCH', url],
        ['DELETE', url],
        ['DELETE', `${url}?purge=true`],
      ] as const) {
        const answer = await rename(ifMatch, 'x', method, to)
        t.equal(answer.statusCode, 412, `${method} ${ifMatch}`)
        t.equal(answer.headers.etag, `"${before.revision}"`, 'the present one')
      }
    }
    t.same(await read(), before)
  })

  await t.test('the ETag of a 412 is enough to try again', async (t) => {
    const refused = await rename('"1"', 'x')
    const answer = await rename(String(refused.headers.etag), 'Again')
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers.etag, (await send('GET', url)).headers.etag, 'a write answers with the new one')
  })

  await t.test('of two who save at once, one wins and the other is told', async (t) => {
    const { revision } = await read()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => rename(`"${revision}"`, `At once ${i}`)),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array<number>(9).fill(412)])
    t.equal((await read()).revision, revision + 1)
  })

  await t.test('what does not exist is 404, whatever revision is meant', async (t) => {
    const nowhere = '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
    for (const ifMatch of ['*', '"1"']) {
      t.equal((await rename(ifMatch, 'x', 'PATCH', nowhere)).statusCode, 404)
      t.equal((await rename(ifMatch, 'x', 'DELETE', nowhere)).statusCode, 404)
      t.equal((await rename(ifMatch, 'x', 'POST', `${nowhere}/restore`)).statusCode, 404)
    }
  })
})

test('If-Match, whatever it holds, matches by the revision alone', async () => {
  const revision = fc.integer({ min: 1, max: 999_999_999 })
  fc.assert(
    fc.property(revision, fc.string(), fc.boolean(), (n, payload, weak) => {
      const header = `${weak ? 'W/' : ''}${etagOf(payload, n)}`
      assertMatch(requiredPrecondition(header, undefined), n)
    }),
  )
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (header) => {
      fc.pre(header.trim() !== '')
      const tags = parseEntityTags(header)
      return tags === '*' || tags?.every((tag) => tag === tag.trim()) === true
    }),
  )
})
