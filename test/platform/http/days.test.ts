import { z } from 'zod'
import { bareSchema } from '../../../src/features/exchange/exports/schema.ts'
import { resources as exchanged } from '../../../src/modules.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { sheetXml, textRowXml, workbookFile } from '../../features/exchange/imports/workbook-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const outside = ['0020-03-05', '1899-12-31', '2201-01-01', '9999-01-01']
const headers = { 'if-match': '*' }

test('days and moments are held to the years that registers have', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app

  await t.test('every day of every resource', async (t) => {
    let fields = 0
    for (const { path, input } of exchanged) {
      const days = Object.keys(input.shape).filter(
        (name) => bareSchema(input.shape[name]) instanceof z.ZodISODate,
      )
      for (const field of days) {
        fields += 1
        for (const day of outside) {
          const { errors } = await expect(400, 'POST', `/v1/${path}`, { body: { [field]: day } })
          const error = errors.find(({ pointer }: { pointer: string }) => pointer === `/${field}`)
          t.match(error, { code: 'out_of_range', message: /1900 .*2200/ }, `${path} ${field} ${day}`)
        }
        for (const day of ['1900-01-01', '2200-12-31']) {
          const { errors } = await expect(400, 'POST', `/v1/${path}`, { body: { [field]: day, none: 1 } })
          const fieldErrors = errors.filter(({ pointer }: { pointer: string }) => pointer === `/${field}`)
          t.same(fieldErrors, [], `${path} ${field} ${day}`)
        }
      }
    }
    t.ok(fields >= 16, `${fields} fields`)
  })

  await t.test('days inside others, and moments', async (t) => {
    const body = {
      period: { kind: 'custom', start: '0020-01-01', end: '9999-12-31' },
      source: { date: '9999-01-01' },
    }
    const { errors } = await expect(400, 'POST', '/v1/figures', { body })
    for (const pointer of ['/period/start', '/period/end', '/source/date']) {
      const error = errors.find((error: { pointer: string }) => error.pointer === pointer)
      t.match(error, { code: 'out_of_range' }, pointer)
    }
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Tin' } })
    for (const moment of ['0020-03-05T00:00:00Z', '9999-01-01T00:00:00Z']) {
      const body = { published_at: moment }
      t.match((await expect(400, 'POST', `/v1/posts/${post.id}/publish`, { body, headers })).errors, [
        { pointer: '/published_at', code: 'out_of_range' },
      ])
      const key = { name: 'x', role: 'reader', expires_at: moment }
      t.match((await expect(400, 'POST', '/v1/api-keys', { body: key })).errors, [{ pointer: '/expires_at' }])
    }
    // a filter may use a day outside the limits
    for (const query of [
      'opened_on[lt]=1900-01-01',
      'opened_on[lte]=9999-12-31',
      'updated_at[gte]=0001-01-01T00:00:00Z',
    ])
      await expect(200, 'GET', `/v1/classes?${query}`)
    await expect(200, 'GET', '/v1/search?q=tin&published_at[gte]=0001-01-01T00:00:00Z')
  })

  await t.test('a stored row outside can still be changed in other fields', async (t) => {
    await expect(201, 'POST', '/v1/programs', { body: { code: 'T', name: 'Trung cấp' } })
    const body = { external_id: 'c1', code: 'K1', name: 'Lớp', year: 2020, program: { code: 'T' } }
    await expect(201, 'POST', '/v1/classes', { body: { ...body, closed_on: '2020-12-18' } })
    await app.database.pool.query(`update classes set opened_on = '0020-03-05'`)
    const patch = async (status: number, body: object) =>
      await expect(status, 'PATCH', '/v1/classes/K1', { body, headers })
    t.match(await patch(200, { name: 'Lớp một' }), { name: 'Lớp một', opened_on: '0020-03-05' })
    t.match((await patch(400, { closed_on: '0020-03-06' })).errors, [
      { pointer: '/closed_on', code: 'out_of_range' },
    ])
    const row = lines({ external_id: 'c1', venue: 'Huyện', opened_on: '0020-03-05' })
    t.match(await importFile(app, 'classes', 'ndjson', row), { changed: 1, refused: 0 })
    const exported = await send('GET', '/v1/exports/classes?format=csv')
    t.match(await importFile(app, 'classes', 'csv', exported.rawPayload), { unchanged: 1, refused: 0 })
    t.match(await patch(200, { opened_on: '2020-03-05' }), { opened_on: '2020-03-05' })
    t.match((await patch(400, { opened_on: '0020-03-05' })).errors, [{ pointer: '/opened_on' }])
  })

  await t.test('a number of a spreadsheet below 367 is no day', async (t) => {
    const address = 'classes?match=code&on_error=skip'
    const head = ['code', 'name', 'program.code', 'year', 'opened_on']
    const day = (cell: string) => textRowXml(2, 'S1', 'Lớp', 'T', '2020').replace('</row>', `${cell}</row>`)
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    const send = async (cell: string, properties = '') =>
      await importFile(
        app,
        address,
        'xlsx',
        await workbookFile({
          sheets: { A: sheetXml(textRowXml(1, ...head) + day(cell)) },
          styles,
          properties,
        }),
      )
    const expectedError = {
      field: 'opened_on',
      code: 'serial_too_small',
      message_en: /31\/12\/2020/,
      message_vi: /31\/12\/2020/,
    }
    for (const serial of ['0', '1', '59', '366']) {
      t.match(
        (await send(`<c r="E2" s="1"><v>${serial}</v></c>`)).errors,
        [{ ...expectedError, value: serial }],
        serial,
      )
      t.match((await send(`<c r="E2"><v>${serial}</v></c>`)).errors, [expectedError], serial)
      t.match(
        (await send(`<c r="E2" s="1"><v>${serial}</v></c>`, 'date1904="1"')).errors,
        [expectedError],
        `${serial} from 1904`,
      )
      const csv = `${head.join(',')}\nS2,Lớp,T,2020,${serial}\n`
      t.match((await importFile(app, address, 'csv', csv)).errors, [expectedError], `${serial} in a text`)
    }
    t.match(await send('<c r="E2" s="1"><v>367</v></c>'), { created: 1 })
    t.equal((await expect(200, 'GET', '/v1/classes/S1')).opened_on, '1901-01-01')
    const late = (await send('<c r="E2" s="1"><v>2958465</v></c>')).errors
    t.match(late, [{ field: 'opened_on', code: 'out_of_range', message_vi: /1900 đến 2200/ }])
    const csv = `${head.join(',')}\nS3,Lớp,T,2020,05/03/0020\n`
    t.match((await importFile(app, address, 'csv', csv)).errors, [
      { field: 'opened_on', code: 'out_of_range' },
    ])
  })
})
