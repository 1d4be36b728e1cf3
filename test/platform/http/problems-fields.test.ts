import { startApp } from '../../support/app.ts'
import { findLeaks } from './problem-violations.ts'
import { rowCounts } from './row-counts.ts'
import { test } from '../../support/shared-test.ts'

test('a field that cannot stand is named, with its remedy, and nothing is stored', async (t) => {
  const { database, send } = await startApp(t)
  await send('GET', '/livez')
  const before = await rowCounts(database)

  /** Sends a program with one error, as JSON text, so that no library corrects it. */
  const errorsOf = async (text: string) => {
    const answer = await send('POST', '/v1/programs', {
      body: text,
      headers: { 'content-type': 'application/json' },
    })
    t.equal(answer.statusCode, 400, text)
    t.same(findLeaks(answer.body), [], text)
    return answer.json().errors as { pointer: string; code: string; message: string }[]
  }
  const withField = (name: string, value: string) => `{"code":"A","name":"A","${name}":${value}}`

  await t.test('each wrong value gets its pointer and code', async (t) => {
    const cases: [field: string, value: string, code: string][] = [
      ['name', 'null', 'wrong_type'],
      ['name', '1', 'wrong_type'],
      ['name', '["A"]', 'wrong_type'],
      ['name', '""', 'blank'],
      ['name', '" \\u00a0"', 'blank'],
      ['name', '"a\\u0000b"', 'nul_character'],
      ['name', '"\\ud800"', 'lone_surrogate'],
      ['name', '"a\\udc00b"', 'lone_surrogate'],
      ['name', '"\\udc00\\ud800"', 'lone_surrogate'],
      ['name', `"a${'\\u0301\\u0323'.repeat(16)}"`, 'too_many_marks'],
      ['external_id', `"a${'\\u0301'.repeat(31)}"`, 'too_many_marks'],
      ['name', '"a\\nb"', 'line_break'],
      ['name', '"a\\u2028b"', 'line_break'],
      ['name', `"${'a'.repeat(301)}"`, 'too_large'],
      ['code', '"A B"', 'wrong_format'],
      ['code', '".."', 'wrong_format'],
      ['code', '"-"', 'wrong_format'],
      ['code', '"0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e"', 'wrong_format'],
      ['external_id', `"${'x'.repeat(201)}"`, 'too_large'],
      ['external_id', '"\\u0000"', 'nul_character'],
      ['active', '"true"', 'wrong_type'],
      ['active', '1', 'wrong_type'],
      ['active', 'null', 'wrong_type'],
      ['family', '"cooking"', 'not_in_list'],
      ['training_type', '"Degree"', 'not_in_list'],
      ['valid_from', '"2020-02-30"', 'wrong_format'],
      ['valid_from', '"2021-02-29"', 'wrong_format'],
      ['valid_from', '"2020-13-01"', 'wrong_format'],
      ['valid_from', '"0000-01-01"', 'out_of_range'],
      ['valid_from', '"99999-01-01"', 'wrong_format'],
      ['valid_from', '"-2020-01-01"', 'wrong_format'],
      ['valid_from', '"2020-1-1"', 'wrong_format'],
      ['valid_from', '"01/02/2020"', 'wrong_format'],
      ['valid_from', '"2020-02-01T00:00:00Z"', 'wrong_format'],
      ['valid_from', '"infinity"', 'wrong_format'],
      ['valid_from', '"now"', 'wrong_format'],
      ['valid_from', '20200201', 'wrong_type'],
      ['valid_from', '1e999', 'wrong_type'],
      ['name', '1152921504606846976', 'wrong_type'],
    ]
    for (const [field, value, code] of cases) {
      const errors = await errorsOf(withField(field, value))
      t.match(errors, [{ pointer: `/${field}`, code, message: /\w+/ }], `${field} ${value.slice(0, 40)}`)
    }
  })

  await t.test('every fault is told at once', async (t) => {
    const errors = await errorsOf('{"code":"","name":"","active":0,"valid_to":"x","extra":1}')
    t.same([...new Set(errors.map(({ pointer }) => pointer))].sort(), [
      '/active',
      '/code',
      '/extra',
      '/name',
      '/valid_to',
    ])
  })

  await t.test('what is missing is told as such', async (t) => {
    t.match(await errorsOf('{}'), [
      { pointer: '/code', code: 'required' },
      { pointer: '/name', code: 'required' },
    ])
  })

  await t.test('an unknown field gets the nearest name, one like nothing gets none', async (t) => {
    const [near] = await errorsOf(withField('traning_type', '1'))
    t.match(near, {
      pointer: '/traning_type',
      code: 'unknown_field',
      message: /Did you mean "training_type"\?/,
    })
    const [far] = await errorsOf(withField('zzzzzzzz', '1'))
    t.notMatch(far?.message, /Did you mean/)
    const [odd] = await errorsOf(withField('a/b~c', '1'))
    t.equal(odd?.pointer, '/a~1b~0c', 'RFC 6901')
    for (const name of ['id', 'revision', 'created_at', 'deleted_at']) {
      t.match(
        await errorsOf(withField(name, 'null')),
        [{ code: 'unknown_field' }],
        `${name} is not for callers`,
      )
    }
  })

  await t.test('a value of the wrong type is told once', async (t) => {
    const { errors } = (
      await send('POST', '/v1/posts', { body: { title: 'A', tags: 'ế'.repeat(60), byline: 7 } })
    ).json()
    t.match(errors, [
      { pointer: '/tags', code: 'wrong_type' },
      { pointer: '/byline', code: 'wrong_type' },
    ])
    t.equal(errors.length, 2)
  })

  await t.test('names inside of objects and lists are looked up as well', async (t) => {
    const { errors } = (
      await send('POST', '/v1/posts', { body: { title: 'A', byline: [{ nmae: 'B', name: 'B' }] } })
    ).json()
    t.match(errors, [{ pointer: '/byline/0/nmae', code: 'unknown_field', message: /"name"/ }])
  })

  await t.test('a thousand unknown fields get an answer of a bounded size', async (t) => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`x${i}`, i]))
    const errors = await errorsOf(JSON.stringify({ ...many, code: 'A', name: 'A' }))
    t.ok(errors.length <= 50, String(errors.length))
  })

  t.same(await rowCounts(database), before, 'nothing was stored by any of it')
})

test('what the database refuses is a problem in words of the API', async (t) => {
  const { send, expect } = await startApp(t)
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TAKEN', name: 'A', external_id: 'ext' } })

  await t.test('a taken value gets 409 that names the field', async (t) => {
    const code = await send('POST', '/v1/programs', { body: { code: 'TAKEN', name: 'B' } })
    t.equal(code.statusCode, 409)
    t.match(code.json(), { code: 'already_exists', errors: [{ pointer: '/code', code: 'taken' }] })
    t.same(findLeaks(code.body), [])
    const external = await send('POST', '/v1/programs', {
      body: { code: 'B', name: 'B', external_id: 'ext' },
    })
    t.match(external.json(), { code: 'already_exists', errors: [{ pointer: '/external_id' }] })
    t.same(findLeaks(external.body), [])
  })

  await t.test('20 equal creates at once make one row and 19 clean 409s', async (t) => {
    const body = { code: 'RACE', name: 'Race' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/v1/programs', { body })),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array<number>(19).fill(409)])
    for (const { body } of answers) t.same(findLeaks(body), [])
    const { page } = await expect(200, 'GET', '/v1/programs?code=RACE&count=exact')
    t.equal(page.count, 1)
  })
})
