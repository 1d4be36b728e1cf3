import { importFile } from '../../features/exchange/imports/import-file.ts'
import { resources } from '../../../src/modules.ts'
import { normalizeStoredKeys } from '../../../src/platform/resource/nonconforming-keys.ts'
import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any
type Row = Record<string, unknown>

test('classes and Party cells of schools that were merged', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const add = (code: string, headcount: number, more = {}) =>
    createClass(program.id, { code, headcount, status: 'open', ...more })
  await add('K1', 10)
  const moved = await add('K2', 20, { origin: 'TCT-HN' })
  await add('K3', 40, { origin: 'TCT-NB' })

  await t.test('a list is narrowed to a former school, or to the school itself', async (t) => {
    const codes = async (origin: string) =>
      (await expect(200, 'GET', `/v1/classes?origin=${origin}&sort=code`, { as: 'anonymous' })).items.map(
        ({ code }: Answer) => code,
      )
    t.same(await codes('TCT-HN'), ['K2'])
    t.same(await codes('TCT-HN,TCT-NB'), ['K2', 'K3'])
    t.same(await codes('null'), ['K1'])
  })

  const byOrigin = async () => {
    const query = 'year=2020&source=register&group_by=origin'
    const { rows } = await expect(200, 'GET', `/v1/statistics/training?${query}`, { as: 'anonymous' })
    return rows.map(({ group, years }: Answer) => [
      group[0].value,
      group[0].label.vi,
      years[0].classes.value,
      years[0].learners.value,
      years[0].planned_classes.value,
    ])
  }

  await t.test('statistics count by former school, and follow a change', async (t) => {
    t.same(await byOrigin(), [
      ['TCT-HN', 'TCT-HN', 1, 20, null],
      ['TCT-NB', 'TCT-NB', 1, 40, null],
      [null, 'Trường hiện nay', 1, 10, null],
    ])
    await expect(200, 'PATCH', `/v1/classes/${moved.id}`, { headers, body: { origin: 'TCT-NB' } })
    t.same(await byOrigin(), [
      ['TCT-NB', 'TCT-NB', 2, 60, null],
      [null, 'Trường hiện nay', 1, 10, null],
    ])
  })

  await t.test('tables have a column for it', async (t) => {
    const classes = 'Mã lớp,Tên lớp,Mã chương trình,Năm,Trường cũ\nK9,Lớp,TC,2021,TCT-HN\n'
    t.match(await importFile(app, 'classes?match=code', 'csv', classes), { created: 1 })
    t.match(await expect(200, 'GET', '/v1/classes/K9@TCT-HN'), { origin: 'TCT-HN' })
    const cells = 'Mã chi bộ,Tên chi bộ,Trường trước sáp nhập\nc1,Chi bộ Khoa cũ,TCT-HN\nc2,Chi bộ 1,\n'
    t.match(await importFile(app, 'party-cells', 'csv', cells), { created: 2 })
    const found = await expect(200, 'GET', '/v1/party-cells?origin=TCT-HN', { as: 'anonymous' })
    t.match(found.items, [{ name: 'Chi bộ Khoa cũ', origin: 'TCT-HN' }])
    t.equal(found.items.length, 1)
  })
})

test('a code is unique within a former school', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass, createLearner } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const origin = 'TCT-HN'
  const own = await createClass(program.id, { code: 'K1', year: 2024 })
  const former = await createClass(program.id, { code: 'k1', year: 2024, origin })
  const onlyFormer = await createClass(program.id, { code: 'K7', origin })
  const learner = await createLearner({ code: 'HV1', full_name: 'Nguyễn Văn An' })
  const formerLearner = await createLearner({ code: 'HV1', full_name: 'Trần Thị Bình', origin })
  const create = (path: string, body: Row, status = 201) => expect(status, 'POST', path, { body })
  const codes = ({ items }: Answer) => items.map(({ id }: Answer) => id)

  await t.test(
    'twice in one school is refused, also after a change of the school or a restore',
    async (t) => {
      const body = { code: 'K1', name: 'Lớp', program_id: program.id, year: 2020 }
      for (const more of [{}, { origin }, { origin: 'tct-hn' }])
        t.match(await create('/v1/classes', { ...body, ...more }, 409), {
          code: 'already_exists',
          errors: [{ pointer: '/code' }],
        })
      const third = await create('/v1/classes', { ...body, origin: 'TCT-NB' })
      await expect(409, 'PATCH', `/v1/classes/${third.id}`, { headers, body: { origin } })
      await expect(409, 'PATCH', `/v1/classes/${third.id}`, { headers, body: { origin: null } })
      await expect(204, 'DELETE', `/v1/classes/${former.id}`, { headers })
      await expect(200, 'PATCH', `/v1/classes/${third.id}`, { headers, body: { origin } })
      await expect(409, 'POST', `/v1/classes/${former.id}/restore`, { headers })
      await expect(200, 'PATCH', `/v1/classes/${third.id}`, { headers, body: { origin: 'TCT-NB' } })
      await expect(200, 'POST', `/v1/classes/${former.id}/restore`, { headers })
      await expect(409, 'POST', '/v1/learners', { body: { full_name: 'Lê Văn Cường', code: 'hv1', origin } })
    },
  )

  await t.test('a plain code means the school itself, and is no guess at another one', async (t) => {
    t.equal((await expect(200, 'GET', '/v1/classes/K1')).id, own.id)
    t.equal((await expect(200, 'GET', '/v1/classes/K1@TCT-HN')).id, former.id)
    t.equal((await expect(200, 'GET', '/v1/classes/k1%40tct-hn')).id, former.id)
    await expect(404, 'GET', '/v1/classes/K7')
    const enrollment = { class: { code: 'K7' }, learner: { code: 'HV1' } }
    const problem = await create('/v1/enrollments', enrollment, 422)
    t.match(problem.errors, [{ pointer: '/class/code', code: 'unknown_reference', message: /"origin"/ }])
    await expect(200, 'PATCH', '/v1/classes/K1@TCT-HN', { headers, body: { venue: 'Hội trường' } })
    t.equal((await expect(200, 'GET', '/v1/classes/K1')).venue, null)
  })

  await t.test('bodies name a row by code and origin', async (t) => {
    const ofFormer = await create('/v1/enrollments', {
      class: { code: 'K1', origin },
      learner: { code: 'HV1', origin },
    })
    t.match(ofFormer, { class_id: former.id, learner_id: formerLearner.id })
    const ofSchool = await create('/v1/enrollments', {
      class: { code: 'K1', origin: null },
      learner: { code: 'HV1' },
    })
    t.match(ofSchool, { class_id: own.id, learner_id: learner.id })
    await create('/v1/enrollments', { class: { external_id: 'x', origin }, learner: { code: 'HV1' } }, 400)
    const moved = await create(`/v1/enrollments/${ofFormer.id}/events`, {
      kind: 'transferred',
      on: '2024-05-06',
      to_class: { code: 'K7', origin },
    })
    const there = await expect(200, 'GET', `/v1/enrollments/${moved.to_enrollment_id}`)
    t.equal(there.class_id, onlyFormer.id)
    const results = (item: Row, status: number) =>
      expect(status, 'POST', '/v1/classes/K7@TCT-HN/results', {
        body: { on: '2024-12-02', items: [{ learner_code: 'HV1', result: 'good', ...item }] },
      })
    await results({}, 422)
    t.match(await results({ learner_origin: origin }, 200), { items: [{ enrollment_id: there.id }] })
  })

  await t.test('filters: `code` finds all schools, a reference the school that it names', async (t) => {
    const ids = async (query: string) => codes(await expect(200, 'GET', `/v1/${query}`)).toSorted()
    t.equal((await ids('classes?code=k1&year=2024')).length, 2)
    t.same(await ids('classes?code=K1&origin=TCT-HN'), [former.id])
    t.same(await ids('classes?code=K1&origin=null'), [own.id])
    t.same(await ids('learners?code=hv1&origin=TCT-HN'), [formerLearner.id])
    t.same(await ids('learners?class=K7@TCT-HN'), [formerLearner.id])
    t.same(await ids('learners?class=K7'), [])
    t.equal((await ids('enrollments?class=K1,K1@TCT-HN')).length, 2)
    t.equal((await ids('enrollments?class=K1@TCT-HN')).length, 1)
  })

  await t.test('search leads to the class of the former school', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/search?q=k1&type=class')
    const found = items.map(({ href }: Answer) => href)
    t.ok(found.includes('/v1/classes/k1%40TCT-HN'))
    for (const href of found) await expect(200, 'GET', href)
  })

  await t.test('a key that an earlier version stored is corrected at the start', async (t) => {
    const key = async () =>
      (await app.database.pool.query('select code_key from classes where id = $1', [former.id])).rows[0]
        .code_key
    await app.database.pool.query("update classes set code_key = 'k1-' where id = $1", [former.id])
    t.same(await normalizeStoredKeys(app.database, resources), [])
    t.equal(await key(), 'k1@tct-hn')
  })

  await t.test('imports match within the school, and exports can be imported again', async (t) => {
    const rows =
      'Mã lớp,Tên lớp,Mã chương trình,Năm,Trường cũ\nK1,Lớp của trường,TC,2024,\nK1,Lớp của trường cũ,TC,2024,TCT-HN\nK7,Lớp mới,TC,2024,\n'
    t.match(await importFile(app, 'classes?match=code', 'csv', rows), { created: 1, changed: 2, refused: 0 })
    t.equal((await expect(200, 'GET', `/v1/classes/${own.id}`)).name, 'Lớp của trường')
    t.match(await expect(200, 'GET', `/v1/classes/${former.id}`), { name: 'Lớp của trường cũ', code: 'k1' })
    t.equal((await expect(200, 'GET', '/v1/classes/K7')).origin, null)
    const twice = `${rows}k1,Lớp,TC,2024,tct-hn\n`
    t.match(await importFile(app, 'classes?match=code&on_error=skip', 'csv', twice), { refused: 1 })

    const enrollments =
      'Mã lớp,Trường cũ của lớp,Mã số học viên,Trường cũ của học viên\nK7,TCT-HN,HV1,\nK7,,HV1,TCT-HN\n'
    const sent = await importFile(app, 'enrollments?match=external_id&on_error=skip', 'csv', enrollments)
    t.match(sent, { refused: 2 })
    const keyed = enrollments
      .split('\n')
      .map((line, at) => (line === '' ? '' : `${at === 0 ? 'Mã ghi danh' : `gd-${at}`},${line}`))
      .join('\n')
    t.match(await importFile(app, 'enrollments', 'csv', keyed), { created: 2 })
    const first = await expect(200, 'GET', '/v1/enrollments?external_id=gd-1&include=class,learner')
    t.match(first.items, [{ class: { origin }, learner: { origin: null } }])
    for (const format of ['csv', 'ndjson'] as const) {
      const file = await send('GET', `/v1/exports/enrollments?format=${format}`)
      t.match(await importFile(app, 'enrollments', format, file.body), { created: 0, changed: 0, refused: 0 })
    }
    const learners = await send('GET', '/v1/exports/learners?format=csv')
    t.match(await importFile(app, 'learners?match=code', 'csv', learners.body), { unchanged: 2, refused: 0 })
  })
})
