import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('an editor sends only what is to change', async (t) => {
  const { database, send, expect } = await startApp(t)
  const headers = { 'if-match': '*' }
  const whole = {
    code: 'TC',
    name: 'Trung cấp',
    training_type: 'degree',
    family: 'leadership',
    level: 'trung cấp',
    valid_from: '2020-01-01',
    valid_to: '2020-12-31',
    active: false,
    external_id: 'old-7',
  }
  const { id } = await expect(201, 'POST', '/v1/programs', { body: whole })
  const url = `/v1/programs/${id}`
  const patch = (body: unknown) => expect(200, 'PATCH', url, { body, headers })
  const expectRejected = async (body: unknown) => {
    const before = await expect(200, 'GET', url)
    const problem = await expect(400, 'PATCH', url, { body, headers })
    t.same(await expect(200, 'GET', url), before, 'nothing changed')
    return problem.errors
  }
  const auditRows = async () => (await database.pool.query('select 1 from audit_events')).rows.length

  await t.test('what is left out stays', async (t) => {
    const { revision, updated_at: _, ...rest } = await patch({ name: 'Cao cấp' })
    t.equal(revision, 2)
    t.match(rest, { ...whole, name: 'Cao cấp' })
  })

  await t.test('null takes a field back to its default', async (t) => {
    t.match(await patch({ level: null, external_id: null, valid_to: null }), {
      level: null,
      external_id: null,
      valid_to: null,
    })
    t.match(await patch({ family: null, active: null }), { family: 'other', active: true })
  })

  await t.test('null where a value is needed is refused', async (t) => {
    t.match(await expectRejected({ name: null }), [{ pointer: '/name', code: 'required' }])
    t.match(await expectRejected({ code: null, name: null }), [{ pointer: '/code' }, { pointer: '/name' }])
  })

  await t.test('the whole must hold together, also with what is stored', async (t) => {
    t.match(await expectRejected({ valid_to: '2019-12-31' }), [
      { pointer: '/valid_to', code: 'before_start' },
    ])
    t.match(await patch({ valid_from: '2019-01-01', valid_to: '2019-12-31' }), { valid_to: '2019-12-31' })
  })

  await t.test('a patch that says what is there already changes nothing', async (t) => {
    const before = await send('GET', url)
    const { code, name, active, level, valid_from } = before.json()
    const events = await auditRows()
    for (const body of [{}, { name }, { code, name, active, level, valid_from }, { level: null }]) {
      const answer = await send('PATCH', url, { body, headers })
      t.equal(answer.statusCode, 200)
      t.equal(answer.body, before.body, JSON.stringify(body))
      t.equal(answer.headers.etag, before.headers.etag)
    }
    t.equal(await auditRows(), events)
  })

  await t.test('text that differs only in its Unicode form is the same', async (t) => {
    await patch({ name: 'Đảng ủy' })
    const before = await expect(200, 'GET', url)
    t.same(await patch({ name: 'Đảng ủy'.normalize('NFD') }), before)
  })

  await t.test('both media types are read', async (t) => {
    for (const [i, type] of ['application/merge-patch+json', 'application/json'].entries()) {
      const answer = await send('PATCH', url, {
        body: JSON.stringify({ level: `L${i}` }),
        headers: { ...headers, 'content-type': type },
      })
      t.equal(answer.statusCode, 200, type)
      t.equal(answer.json().level, `L${i}`, type)
    }
    const other = await send('PATCH', url, {
      body: '[{"op":"remove","path":"/level"}]',
      headers: { ...headers, 'content-type': 'application/json-patch+json' },
    })
    t.equal(other.statusCode, 415)
  })

  await t.test('what is no patch is refused', async (t) => {
    for (const body of ['[]', 'null', '"x"', '1']) {
      const answer = await send('PATCH', url, {
        body,
        headers: { ...headers, 'content-type': 'application/json' },
      })
      t.equal(answer.statusCode, 400, body)
    }
    t.match(await expectRejected({ nmae: 'x' }), [
      { pointer: '/nmae', code: 'unknown_field', message: /"name"/ },
    ])
    const { errors } = await expect(422, 'PATCH', url, { body: { revision: 9 }, headers })
    t.match(errors, [{ pointer: '/revision', code: 'read_only' }])
    t.match(await expectRejected({ name: 'a\0b' }), [{ pointer: '/name', code: 'nul_character' }])
    t.match(await expectRejected({ active: 'no' }), [{ pointer: '/active', code: 'wrong_type' }])
  })

  await t.test('a taken value is 409 and changes nothing', async (t) => {
    await expect(201, 'POST', '/v1/programs', { body: { code: 'OTHER', name: 'A' } })
    const before = await expect(200, 'GET', url)
    const problem = await expect(409, 'PATCH', url, { body: { code: 'OTHER', level: 'x' }, headers })
    t.match(problem.errors, [{ pointer: '/code', code: 'taken' }])
    t.same(await expect(200, 'GET', url), before)
  })

  await t.test('what is in the trash is not changed', async (t) => {
    await expect(204, 'DELETE', url, { headers })
    const problem = await expect(409, 'PATCH', url, { body: { name: 'x' }, headers })
    t.equal(problem.code, 'wrong_state')
    await expect(200, 'POST', `${url}/restore`, { headers })
  })

  await t.test('ten patches of different fields at once all arrive', async (t) => {
    const fields = ['name', 'level', 'partner', 'basis_document', 'code']
    const before = await expect(200, 'GET', url)
    await Promise.all(fields.map((field) => patch({ [field]: `at-once-${field}` })))
    const after = await expect(200, 'GET', url)
    for (const field of fields) t.equal(after[field], `at-once-${field}`)
    t.equal(after.revision, before.revision + fields.length)
  })
})

test('a reference is replaced whichever way it is named', async (t) => {
  const { expect } = await startApp(t)
  const [first, second] = await Promise.all(
    ['P1', 'P2'].map((code) =>
      expect(201, 'POST', '/v1/programs', { body: { code, name: code, external_id: `ext-${code}` } }),
    ),
  )
  const body = { code: 'K1', name: 'Lớp 1', year: 2020, program: { code: 'P1' } }
  const created = await expect(201, 'POST', '/v1/classes', { body })
  t.equal(created.program_id, first.id)
  const patch = (status: number, change: unknown) =>
    expect(status, 'PATCH', `/v1/classes/${created.id}`, { body: change, headers: { 'if-match': '*' } })

  t.equal((await patch(200, { program: { code: 'P2' } })).program_id, second.id, 'by code')
  t.equal((await patch(200, { program_id: first.id })).program_id, first.id, 'by id')
  t.equal((await patch(200, { program: { external_id: 'ext-P2' } })).program_id, second.id, 'by external id')
  const { revision } = await patch(200, { program_id: second.id })
  t.equal(
    (await patch(200, { program: { code: 'P2' } })).revision,
    revision,
    'the same by another name is no change',
  )

  const both = await patch(400, { program_id: first.id, program: { code: 'P1' } })
  t.match(both.errors, [{ code: 'one_of' }])
  t.match((await patch(400, { program: { code: 'P1', external_id: 'ext-P1' } })).errors, [{ code: 'one_of' }])
  t.match((await patch(400, { program: {} })).errors, [{ code: 'one_of' }])
  t.match((await patch(400, { program: { code: null } })).errors, [{ pointer: '/program' }])
  t.match((await patch(400, { program_id: null })).errors, [{ code: 'required' }])
  t.match((await patch(400, { program: null })).errors, [{ code: 'required' }])
  t.match((await patch(422, { program: { code: 'NO' } })).errors, [{ pointer: '/program/code' }])
  const missing = await patch(422, { program_id: '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e' })
  t.match(missing, { code: 'unknown_reference', errors: [{ pointer: '/program_id' }] })
  t.equal((await expect(200, 'GET', `/v1/classes/${created.id}`)).revision, revision)
})
