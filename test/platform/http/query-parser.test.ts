import { queryParser } from '../../../src/platform/http/query-parser.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('a query that comes again is the same object, which nobody can change', (t) => {
  const parse = queryParser()
  const first = parse('a=1&a=2&b=x%20y&c=')
  t.same({ ...first }, { a: ['1', '2'], b: 'x y', c: '' })
  t.equal(parse('a=1&a=2&b=x%20y&c='), first)
  t.throws(() => Object.assign(first, { a: '3' }))

  const long = `a=${'x'.repeat(1_000)}`
  t.not(parse(long), parse(long), 'a long one is not kept')

  for (let n = 0; n < 1_000; n++) parse(`n=${n}`)
  t.not(parse('a=1&a=2&b=x%20y&c='), first, 'the oldest makes room')
  t.equal(parse('n=999'), parse('n=999'))
  t.end()
})

test('what is kept by a query is the answer of nobody else', async (t) => {
  const { send } = await startApp(t)
  const body = { title: 'Bản nháp', body: 'Chưa đăng.' }
  const created = await send('POST', '/v1/posts', { body, as: 'editor' })
  t.equal(created.statusCode, 201)

  const path = '/v1/posts?sort=-created_at&limit=5'
  for (const round of [1, 2]) {
    const anonymous = await send('GET', path, { as: 'anonymous' })
    t.same(anonymous.json().items, [], `a stranger sees no draft, round ${round}`)
    const editor = await send('GET', path, { as: 'editor' })
    t.equal(editor.json().items.length, 1, `an editor does, round ${round}`)
    // the same query string for another list
    const tags = await send('GET', '/v1/tags?sort=-created_at&limit=5', { as: 'editor' })
    t.ok(tags.statusCode === 200 || tags.statusCode === 400)
  }
})
