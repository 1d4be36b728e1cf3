import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { testRejections } from '../../support/resource-contract.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/training-plans'

test('training plans', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram } = registers(app)
  const theory = await createProgram({ code: 'TCLLCT' })
  const officials = await createProgram({ code: 'BD-CV' })
  const least = { year: 2020, program_id: theory.id, classes: 8, learners: 600 }
  const create = (body: object) => expect(201, 'POST', path, { as: 'registrar', body })
  const list = async (query: string) =>
    (await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })).items.map(
      ({ year, version, in_force }: Record<string, unknown>) => [year, version, in_force],
    )

  await t.test('a registrar creates one, and anyone reads it', async (t) => {
    const row = await create({ ...least, document_number: '15-KH/TCT', document_date: '2020-01-10' })
    t.match(row, {
      ...least,
      version: 1,
      in_force: true,
      document_number: '15-KH/TCT',
      document_date: '2020-01-10',
      note: null,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' }), row)
    await expect(403, 'POST', path, { as: 'editor', body: least })
  })

  await t.test('the next one of the year and program is the next version, which is in force', async (t) => {
    const second = await create({ ...least, learners: 640, note: 'Bổ sung' })
    t.match(second, { version: 2, in_force: true })
    t.match(await create({ ...least, year: 2021 }), { version: 1, in_force: true })
    t.match(await create({ ...least, program_id: officials.id }), { version: 1 })
    t.same(await list('year=2020&program=TCLLCT&sort=created_at'), [
      [2020, 1, false],
      [2020, 2, true],
    ])
    t.same(await list('year=2020&in_force=true&program=tcllct'), [[2020, 2, true]])
    t.same(await list('in_force=false'), [[2020, 1, false]])
    const fifth = await create({ ...least, version: 5 })
    t.match(await create({ ...least }), { version: 6 })
    await expect(204, 'DELETE', `${path}/${fifth.id}`, { headers })
    t.match(await create({ ...least, year: 2022, version: 3 }), { version: 3, in_force: true })
  })

  await t.test('a plan that leaves for the trash puts the version before in force again', async (t) => {
    const [last] = (await expect(200, 'GET', `${path}?year=2020&program=TCLLCT&in_force=true`)).items
    await expect(204, 'DELETE', `${path}/${last.id}`, { headers })
    t.same(await list('year=2020&program=TCLLCT&in_force=true'), [[2020, 2, true]])
    const [trashed] = (await expect(200, 'GET', `${path}?trash=only`)).items.filter(
      ({ id }: { id: string }) => id === last.id,
    )
    t.equal(trashed.in_force, false)
    // the version is free, and stays taken by the new one
    t.match(await create({ ...least }), { version: 3 })
    t.match(await create({ ...least, version: 6 }), { version: 6 })
    const { errors } = await expect(409, 'POST', `${path}/${last.id}/restore`, { headers })
    t.match(errors, [{ pointer: '/version', code: 'taken' }])
  })

  await t.test('a change keeps the version, a move takes the next one', async (t) => {
    const put = (body: object) =>
      send('PUT', `${path}/by-external-id/kh-1`, { as: 'registrar', body: { ...least, ...body } })
    const { version } = (await put({ year: 2023 })).json()
    t.equal(version, 1)
    t.match((await put({ year: 2023, learners: 650 })).json(), { version: 1, learners: 650 })
    await create({ ...least, year: 2024 })
    t.match((await put({ year: 2024 })).json(), { version: 2 })
    const [{ id }] = (await expect(200, 'GET', `${path}?external_id=kh-1`)).items
    const patch = (body: object) => expect(200, 'PATCH', `${path}/${id}`, { headers, body })
    t.match(await patch({ version: 9 }), { version: 9, in_force: true })
    t.match(await patch({ version: null }), { version: 9 })
  })

  await t.test('what contradicts is refused by name', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/classes', { year: 2020, program_id: theory.id }],
      ['/classes', { ...least, classes: -1 }],
      ['/learners', { ...least, learners: 1.5 }],
      ['/version', { ...least, version: 0 }],
      ['/year', { ...least, year: 1800 }],
      ['/program_id', { year: 2020, classes: 1 }],
    ])
    await testRejections(t, app, path, 409, [['/version', { ...least, version: 2 }]])
    await testRejections(t, app, path, 422, [
      ['/program/code', { year: 2020, classes: 1, program: { code: 'NONE' } }],
    ])
  })

  await t.test('ten at once become ten versions', async (t) => {
    const body = { ...least, year: 2030 }
    const rows = await Promise.all(Array.from({ length: 10 }, () => create(body)))
    t.same(
      rows.map(({ version }) => version).toSorted((a: number, b: number) => a - b),
      Array.from({ length: 10 }, (_, n) => n + 1),
    )
    t.same(await list('year=2030&in_force=true'), [[2030, 10, true]])
    await testConcurrentPuts(t, app, path, { ...least, year: 2031 })
  })

  await t.test('a repeated request makes one plan', async (t) => {
    const body = { ...least, year: 2032 }
    const repeat = { 'idempotency-key': 'kh-2032' }
    const first = await expect(201, 'POST', path, { headers: repeat, body })
    t.same(await expect(201, 'POST', path, { headers: repeat, body }), first)
    t.same(await list('year=2032'), [[2032, 1, true]])
  })

  await t.test('a table with Vietnamese heads, and its export', async (t) => {
    const rows = [
      'Mã ngoài,Năm,Mã chương trình,Số lớp,Số học viên,Số văn bản,Ngày văn bản,Ghi chú',
      'kh-a,2033,TCLLCT,8,600,15-KH/TCT,10/01/2033,',
      'kh-b,2033,TCLLCT,9,650,40-KH/TCT,01/06/2033,Điều chỉnh',
      'kh-c,2033,BD-CV,4,,15-KH/TCT,10/01/2033,',
    ]
    t.match(await importFile(app, 'training-plans', 'csv', rows.join('\n')), { created: 3 })
    t.match(await importFile(app, 'training-plans', 'csv', rows.join('\n')), { created: 0, unchanged: 3 })
    t.same(await list('year=2033&program=TCLLCT&in_force=true'), [[2033, 2, true]])
    const exported = await send('GET', '/v1/exports/training-plans?format=csv&year=2033&in_force=true', {
      as: 'anonymous',
    })
    const lines = exported.body.trim().split('\r\n')
    t.equal(lines.length, 3, 'the head and two plans in force')
    t.match(lines[0], /year/)
  })
})
