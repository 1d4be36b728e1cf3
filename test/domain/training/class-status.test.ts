import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision as headers } from './registers.ts'

/** A day in the time zone of the school, a number of days from today. */
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * 86_400_000)

test('the state of a class follows from its days unless it is said', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const program = await expect(201, 'POST', '/v1/programs', { body: { code: 'T', name: 'Trung cấp' } })
  const body = (code: string, more: object) => ({
    code,
    name: code,
    program_id: program.id,
    year: 2020,
    ...more,
  })
  const add = (code: string, more: object) => expect(201, 'POST', '/v1/classes', { body: body(code, more) })

  await t.test('a new one', async (t) => {
    const cases: [more: object, status: string][] = [
      [{ opened_on: '2020-03-05', closed_on: '2020-12-18' }, 'completed'],
      [{ closed_on: '2020-12-18' }, 'completed'],
      [{ opened_on: '2020-03-05' }, 'open'],
      [{ opened_on: '2020-03-05', closed_on: dayFromNow(30) }, 'open'],
      [{ opened_on: '2020-03-05', closed_on: dayFromNow(1) }, 'open'],
      [{ opened_on: dayFromNow(2) }, 'scheduled'],
      [{ closed_on: dayFromNow(30) }, 'scheduled'],
      [{}, 'scheduled'],
      [{ opened_on: '2020-03-05', closed_on: '2020-12-18', status: 'cancelled' }, 'cancelled'],
      [{ opened_on: '2020-03-05', closed_on: '2020-12-18', status: 'scheduled' }, 'scheduled'],
    ]
    for (const [n, [more, status]] of cases.entries())
      t.equal((await add(`N${n}`, more)).status, status, JSON.stringify(more))
  })

  await t.test('one that is replaced, and one that takes it back', async (t) => {
    const days = { opened_on: '2020-03-05', closed_on: '2020-12-18' }
    const put = (more: object) => app.send('PUT', '/v1/classes/by-external-id/p1', { body: body('P1', more) })
    t.equal((await put({})).json().status, 'scheduled')
    t.equal((await put(days)).json().status, 'completed')
    t.equal((await put({ ...days, status: 'cancelled' })).json().status, 'cancelled')
    const patch = (body: object) => expect(200, 'PATCH', '/v1/classes/P1', { body, headers })
    t.equal((await patch({ status: null })).status, 'completed')
  })

  await t.test('a change of days leaves it', async (t) => {
    await add('D1', { opened_on: '2020-03-05', status: 'cancelled' })
    const patch = (body: object) => expect(200, 'PATCH', '/v1/classes/D1', { body, headers })
    t.equal((await patch({ closed_on: '2020-12-18' })).status, 'cancelled')
    t.equal((await patch({ status: 'open', closed_on: null })).status, 'open')
    t.equal((await patch({ closed_on: '2020-12-18', venue: 'Huyện' })).status, 'open')
  })

  await t.test('the day of a cancellation', async (t) => {
    const patch = (code: string, body: object) =>
      expect(200, 'PATCH', `/v1/classes/${code}`, { body, headers })
    t.equal((await add('C1', { status: 'cancelled' })).cancelled_on, null)
    t.equal((await add('C2', { status: 'cancelled', cancelled_on: '2020-04-01' })).cancelled_on, '2020-04-01')
    await add('C3', {})
    const before = dayFromNow(0)
    const { cancelled_on } = await patch('C3', { status: 'cancelled' })
    t.ok([before, dayFromNow(0)].includes(cancelled_on))
    t.equal((await patch('C3', { venue: 'Xã' })).cancelled_on, cancelled_on)
    t.equal((await patch('C3', { cancelled_on: '2020-05-04' })).cancelled_on, '2020-05-04')
    t.equal((await patch('C3', { status: 'open' })).cancelled_on, null)
    t.equal((await patch('C3', { status: 'cancelled', cancelled_on: null })).cancelled_on, null)
    await patch('C3', { status: 'open' })
    t.match(await expect(422, 'PATCH', '/v1/classes/C3', { body: { cancelled_on: '2020-05-04' }, headers }), {
      errors: [{ pointer: '/cancelled_on', code: 'not_cancelled' }],
    })
    const put = (more: object) => app.send('PUT', '/v1/classes/by-external-id/c4', { body: body('C4', more) })
    await put({ status: 'cancelled', cancelled_on: '2020-05-04' })
    t.equal((await put({ status: 'cancelled', name: 'Lớp hủy' })).json().cancelled_on, '2020-05-04')
    t.equal((await put({})).json().cancelled_on, null)
    const rows = 'Mã lớp,Tên lớp,Mã chương trình,Năm,Trạng thái,Ngày hủy\nC5,Lớp,T,2020,Đã hủy,04/05/2020\n'
    t.match(await importFile(app, 'classes?match=code', 'csv', rows), { created: 1 })
    t.match(await expect(200, 'GET', '/v1/classes/C5'), { status: 'cancelled', cancelled_on: '2020-05-04' })
  })

  await t.test('rows of a file', async (t) => {
    const head = 'Mã lớp,Tên lớp,Mã chương trình,Năm,Ngày khai giảng,Ngày bế giảng'
    const send = (rows: string) => importFile(app, 'classes?match=code', 'csv', rows)
    t.match(await send(`${head}\nI1,Lớp,T,2020,05/03/2020,18/12/2020\nI2,Lớp,T,2020,,\n`), { created: 2 })
    t.equal((await expect(200, 'GET', '/v1/classes/I1')).status, 'completed')
    t.equal((await expect(200, 'GET', '/v1/classes/I2')).status, 'scheduled')
    // a file without the column keeps the status, an empty cell derives it from the days
    t.match(await send(`${head}\nI2,Lớp,T,2020,05/03/2020,18/12/2020\n`), { changed: 1 })
    t.equal((await expect(200, 'GET', '/v1/classes/I2')).status, 'scheduled')
    t.match(await send(`${head},Trạng thái\nI2,Lớp,T,2020,05/03/2020,18/12/2020,\n`), { changed: 1 })
    t.equal((await expect(200, 'GET', '/v1/classes/I2')).status, 'completed')
  })

  await t.test('whether a program is offered, too', async (t) => {
    const program = async (code: string, more: object) =>
      (await expect(201, 'POST', '/v1/programs', { body: { code, name: code, ...more } })).active
    t.equal(await program('A1', { valid_to: '2015-12-31' }), false)
    t.equal(await program('A2', { valid_to: '2015-12-31', active: true }), true)
    t.equal(await program('A3', { valid_to: dayFromNow(1) }), true)
    t.equal(await program('A4', {}), true)
    t.equal(await program('A5', { active: false }), false)
    const patched = await expect(200, 'PATCH', '/v1/programs/A4', {
      body: { valid_to: '2015-12-31' },
      headers,
    })
    t.equal(patched.active, true)
  })
})
