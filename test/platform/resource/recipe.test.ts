import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import readExcel from 'read-excel-file/node'
import { modules } from '../../../src/modules.ts'
import { packageRoot } from '../../../src/package.ts'
import { openApiOf } from '../../../src/platform/http/openapi/documentation.ts'
import { importFile } from '../../features/exchange/imports/import-file.ts'
import { textRowXml, workbookFile } from '../../features/exchange/imports/workbook-file.ts'
import { roomsModule } from '../../fixtures/rooms/module.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

/** The SQL that drizzle-kit generates from the table of rooms. */
function migration(): string {
  // drizzle-kit takes its folder relative to the project
  const folder = mkdtempSync(path.join(packageRoot, '.recipe-'))
  try {
    const out = path.relative(packageRoot, folder)
    const kit = path.join(packageRoot, 'node_modules/.bin/drizzle-kit')
    const schema = './test/fixtures/rooms/table.ts'
    const options = ['--dialect', 'postgresql', '--schema', schema, '--out', out]
    execFileSync(kit, ['generate', ...options], { cwd: packageRoot, stdio: 'pipe' })
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
    return files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a resource is a folder, a line in the list of modules and a migration', async (t) => {
  const app = await startApp(t, {}, [...modules, roomsModule])
  const { expect, send } = app
  await app.database.pool.query(migration())

  await t.test('it is created, read, changed, and refused where it does not fit', async (t) => {
    const hall = await expect(201, 'POST', '/v1/rooms', {
      body: { code: 'A101', name: 'Hội trường A', capacity: 120 },
      as: 'registrar',
    })
    t.match(hall, { code: 'A101', name: 'Hội trường A', capacity: 120, revision: 1 })
    t.same(await expect(200, 'GET', '/v1/rooms/a101', { as: 'anonymous' }), hall)
    const problem = await expect(400, 'POST', '/v1/rooms', {
      body: { code: 'A102', name: 'Phòng', capacity: 0 },
    })
    t.match(problem, { errors: [{ pointer: '/capacity' }] })
    const taken = { code: 'a101', name: 'Phòng khác', capacity: 20 }
    t.match(await expect(409, 'POST', '/v1/rooms', { body: taken }), { errors: [{ pointer: '/code' }] })
    await expect(401, 'POST', '/v1/rooms', { body: taken, as: 'anonymous' })
    await expect(403, 'POST', '/v1/rooms', { body: taken, as: 'editor' })
  })

  await t.test('it is imported from a sheet with Vietnamese heads', async (t) => {
    const rows = [
      ['Mã phòng', 'Tên phòng', 'Sức chứa'],
      ['B201', 'Phòng học số 1', '40'],
      ['B202', 'Phòng học số 2', '60'],
      ['B203', 'Phòng họp', 'nhiều'],
    ]
    const file = await workbookFile({
      sheets: { Phòng: rows.map((texts, n) => textRowXml(n + 1, ...texts)).join('') },
    })
    const report = await importFile(app, 'rooms?match=code', 'xlsx', file)
    t.match(report, { created: 2, refused: 1, errors: [{ line: 4, field: 'capacity', label: 'Sức chứa' }] })
    const csv = 'Mã phòng,Tên phòng,Số chỗ\r\nB201,Phòng học số 1,45\r\n'
    t.match(await importFile(app, 'rooms?match=code', 'csv', csv), { created: 0, changed: 1 })
  })

  await t.test('it is listed, filtered by a range, and sorted in the order of Vietnamese', async (t) => {
    const names = async (query: string) => {
      const { items } = await expect(200, 'GET', `/v1/rooms?${query}`, { as: 'anonymous' })
      return items.map((item: { code: string }) => item.code)
    }
    t.same(await names(''), ['A101', 'B201', 'B202'])
    t.same(await names('sort=-capacity'), ['A101', 'B202', 'B201'])
    t.same(await names('capacity%5Bgte%5D=45&capacity%5Blt%5D=120'), ['B201', 'B202'])
    t.same(await names('code=b202'), ['B202'])
  })

  await t.test('it is found by its words', async (t) => {
    const found = await expect(200, 'GET', '/v1/search?q=hoi+truong', { as: 'anonymous' })
    t.match(found.items, [{ type: 'room', title: 'Hội trường A', href: '/v1/rooms/A101' }])
    const listed = await expect(200, 'GET', '/v1/rooms?q=phong+hoc', { as: 'anonymous' })
    t.same(listed.items.map((item: { code: string }) => item.code).toSorted(), ['B201', 'B202'])
  })

  await t.test('it is exported as it was imported', async (t) => {
    const csv = await send('GET', '/v1/exports/rooms?format=csv', { as: 'anonymous' })
    t.equal(csv.statusCode, 200)
    t.match(csv.body, /B201.*Phòng học số 1.*45/)
    const xlsx = await send('GET', '/v1/exports/rooms?format=xlsx', { as: 'anonymous' })
    const sheet = await readExcel(xlsx.rawPayload)
    t.ok(JSON.stringify(sheet).includes('Hội trường A'))
  })

  await t.test('its writes are in the audit trail, and its operations in the document', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/audit-events?resource=rooms')
    t.same(items.map((item: { operation: string }) => item.operation).toSorted(), [
      'createRoom',
      'importRooms',
      'importRooms',
    ])
    const { paths, tags } = openApiOf(app.app) as { paths: object; tags: { name: string }[] }
    t.ok('/v1/rooms' in paths && '/v1/imports/rooms' in paths && '/v1/exports/rooms' in paths)
    t.ok(tags.some(({ name }) => name === 'Rooms'))
  })
})
