import { startApp } from '../../support/app.ts'
import { problemViolations } from './problem-violations.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'
import { rowCounts } from './row-counts.ts'
import { test } from '../../support/shared-test.ts'

const json = { 'content-type': 'application/json' }

test('a body that cannot be read is refused and stores nothing', async (t) => {
  const { app, database, send, authorization } = await startApp(t)
  await Promise.all([authorization('admin'), authorization('registrar')])
  const before = await rowCounts(database)

  const expectRejected = async (body: unknown, headers: Record<string, string> = json) => {
    const answer = await send('POST', '/v1/programs', { body, headers })
    const contentType = String(answer.headers['content-type'])
    const violations = problemViolations({ status: answer.statusCode, contentType, body: answer.body })
    if (violations.length > 0) throw new Error(violations.join())
    return { status: answer.statusCode, ...(answer.json() as { code: string; detail: string }) }
  }

  await t.test('a truncated or broken body gets 400 and the place', async (t) => {
    const cases: [string, RegExp][] = [
      ['{"code": "A", "name": ', /character 22/],
      ['{"code": "A', /character 11/],
      ['{"code": "A"', /character 12/],
      ['{', /character 1/],
      ['{"code": A}', /character 9/],
      ["{'code': 'A'}", /character 1/],
      ['{"code": "A",}', /character 13/],
      ['{} {}', /character 3/],
      ['{"code": "\\u12"}', /character 14/],
      ['NaN', /JSON/],
      ['nul', /character/],
    ]
    for (const [body, place] of cases) {
      const problem = await expectRejected(body)
      t.match(problem, { status: 400, code: 'malformed_body', detail: place }, body)
    }
    const answer = await send('POST', '/v1/programs', {
      body: '{"code": A}',
      headers: { ...json, 'accept-language': 'vi' },
    })
    t.match(answer.json().detail, /9/, 'the Vietnamese detail tells the place as well')
  })

  await t.test('an empty body gets 400', async (t) => {
    t.match(await expectRejected('', { ...json, 'content-length': '0' }), {
      status: 400,
      code: 'malformed_body',
    })
    t.match(await expectRejected('   '), { status: 400, code: 'malformed_body' })
    t.equal((await send('POST', '/v1/programs')).statusCode, 400, 'no body and no type')
  })

  await t.test('what is no object gets 400', async (t) => {
    for (const body of ['null', '[]', '"text"', '1', 'true', '[{"code":"A","name":"A"}]']) {
      t.match(await expectRejected(body), { status: 400, code: 'invalid_request' }, body)
    }
  })

  await t.test('bytes that are no UTF-8 get 400', async (t) => {
    for (const bytes of [
      [0xff, 0xfe],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      const body = Buffer.concat([Buffer.from('{"code":"A","name":"'), Buffer.from(bytes), Buffer.from('"}')])
      t.match(await expectRejected(body), { status: 400, code: 'malformed_body', detail: /UTF-8/ })
    }
  })

  await t.test('another media type, charset or coding gets 415', async (t) => {
    const body = '{"code":"A","name":"A"}'
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=latin1',
      'application/json; charset="iso-8859-1"',
      'application/json;charset=utf-16',
      'application/merge-patch+json',
      'Application/Merge-Patch+JSON',
      'application/jsonp',
      'json',
      ';',
    ]) {
      t.match(await expectRejected(body, { 'content-type': type }), { status: 415 }, type)
    }
    t.match(await expectRejected(body, { ...json, 'content-encoding': 'gzip' }), { status: 415 }, 'gzip')
  })

  await t.test('__proto__ gets 400, however it is spelled and wherever it stands', async (t) => {
    for (const body of [
      '{"code":"A","name":"A","__proto__":{"active":false}}',
      '{"code":"A","name":"A","\\u005f_proto__":{"active":false}}',
      '{"__proto__":{"code":"A","name":"A"}}',
      '{"code":"A","name":"A","constructor":{"prototype":{"x":1}}}',
      '{"code":"A","name":"A","toString":1}',
    ]) {
      t.match(await expectRejected(body), { status: 400 }, body)
    }
    t.equal(({} as Record<string, unknown>)['active'], undefined)
  })

  await t.test('deep nesting gets 400', async (t) => {
    for (const body of [
      '['.repeat(100_000) + ']'.repeat(100_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      `{"code":"A","name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `${'{"__proto__":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      '['.repeat(500_000),
    ]) {
      t.match(await expectRejected(body), { status: 400 })
    }
  })

  await t.test('more values and keys than any body has get 400 before they are read', async (t) => {
    const many = '{},'.repeat(30_000)
    const keys = Array.from({ length: 30_000 }, (_, n) => `"k${n}":1`).join()
    for (const body of [
      `{"code":"A","name":"A","x":[${many}1]}`,
      `{"code":"A","name":"A","x":[${many}1],"__proto__":1}`,
      `{"code":"A","name":"A","\\\\":"\\\\\\"","x":[${many}1]}`,
      `{${keys}}`,
      many,
    ]) {
      t.match(await expectRejected(body), {
        status: 400,
        code: 'malformed_body',
        detail: /more than 20000 values/,
      })
    }
    const text = '{"a":[1,2,3]},'.repeat(3_000)
    const long = await expectRejected(JSON.stringify({ code: text, name: `${text}"\\` }))
    t.match(long, { code: 'invalid_request' }, 'what stands in texts is no value')
    const patched = await send('PATCH', '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e', {
      body: `{"x":[${many}1],"__proto__":1}`,
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
    })
    t.match(patched.json(), { status: 400, code: 'malformed_body' }, 'a merge patch as well')
  })

  await t.test('10 MB get 413, announced or not, and the server reads no further', async (t) => {
    const body = Buffer.alloc(10_000_000, 0x20)
    t.match(await expectRejected(body), { status: 413, code: 'body_too_large' })
    const port = await listen(app)
    const headers = { authorization: String(await authorization('registrar')), ...json }
    const announced = await sendRaw(port, async (socket) => {
      socket.write(requestText('POST', '/v1/programs', { ...headers, 'content-length': '10000000' }))
      socket.write(body)
    })
    t.equal(announced.status, 413)
    t.equal(JSON.parse(announced.body).code, 'body_too_large')
    const chunked = await sendRaw(port, async (socket) => {
      socket.write(requestText('POST', '/v1/programs', { ...headers, 'transfer-encoding': 'chunked' }))
      for (let i = 0; i < 20; i++) socket.write(`${(500_000).toString(16)}\r\n${' '.repeat(500_000)}\r\n`)
    })
    t.equal(chunked.status, 413)
    t.equal(JSON.parse(chunked.body).code, 'body_too_large')
  })

  await t.test('a body where none is taken gets 400, an empty one is passed over', async (t) => {
    const url = '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
    const headers = { ...json, 'if-match': '*' }
    t.equal((await send('DELETE', url, { body: { purge: true }, headers })).statusCode, 400)
    t.equal((await send('POST', `${url}/restore`, { body: { x: 1 }, headers })).statusCode, 400)
    t.equal((await send('POST', `${url}/restore`, { body: '[', headers })).statusCode, 400)
    t.equal((await send('POST', `${url}/restore`, { body: '{}', headers })).statusCode, 404)
    t.equal((await send('POST', `${url}/restore`, { body: '', headers })).statusCode, 404)
    const text = { 'content-type': 'text/plain', 'if-match': '*' }
    t.equal((await send('POST', `${url}/restore`, { body: 'hello', headers: text })).statusCode, 415)
    t.equal((await send('DELETE', url, { body: 'hello', headers: text })).statusCode, 415)
  })

  await t.test('what has no body has no media type either', async (t) => {
    const url = '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
    const types = [
      'application/json',
      'application/merge-patch+json',
      'application/json; charset=latin1',
      'text/plain',
      'text/csv',
      'application/octet-stream',
      'json',
      ';',
    ]
    for (const type of types) {
      const headers = { 'content-type': type, 'if-match': '*' }
      t.equal((await send('DELETE', url, { headers })).statusCode, 404, `DELETE ${type}`)
      t.equal((await send('POST', `${url}/restore`, { headers })).statusCode, 404, `restore ${type}`)
      const publish = `${url.replace('programs', 'posts')}/publish`
      t.equal((await send('POST', publish, { headers })).statusCode, 404, `publish ${type}`)
    }
    const needed = await send('POST', '/v1/programs', { headers: { 'content-type': 'text/plain' } })
    t.equal(needed.statusCode, 415, 'where a body is needed, the type is told first')
  })

  t.same(await rowCounts(database), before, 'nothing was stored by any of it')
})

test('a byte order mark, spaces and UTF-8 spelled in any way are no reason to refuse', async (t) => {
  const { send } = await startApp(t)
  const cases: [string, string][] = [
    ['\ufeff{"code":"B1","name":"Đảng"}', 'application/json'],
    [' \n\t{"code":"B2","name":"Đảng"}\r\n', 'application/json;charset=UTF-8'],
    ['{"code":"B3","name":"\\u0110\\u1ea3ng"}', 'application/json; charset="utf-8"'],
    ['{"code":"B4","name":"__proto__ is a word"}', 'APPLICATION/JSON; Charset=utf8'],
  ]
  for (const [body, type] of cases) {
    const answer = await send('POST', '/v1/programs', { body, headers: { 'content-type': type } })
    t.equal(answer.statusCode, 201, type)
  }
})
