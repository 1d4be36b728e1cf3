import { resources as exchanged } from '../../../../src/modules.ts'
import { startApp } from '../../../support/app.ts'
import { createRowsOfEachResource } from '../example-data.ts'
import { readNdjson } from '../files.ts'
import { importFile } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

test('what was exported comes back in', async (t) => {
  const app = await startApp(t)
  const other = await startApp(t)
  await createRowsOfEachResource(app)
  const file = async (from: typeof app, path: string, format: string) =>
    (await from.send('GET', `/v1/exports/${path}?format=${format}`)).rawPayload

  for (const { path } of exchanged) {
    for (const format of ['ndjson', 'csv', 'xlsx'] as const) {
      await t.test(`${path} as ${format}: nothing changes where it came from`, async (t) => {
        const before = await file(app, path, 'ndjson')
        const count = readNdjson(before).length
        const report = await importFile(app, `${path}?on_error=skip`, format, await file(app, path, format))
        t.match(report, { status: 'completed', rows_read: count, unchanged: count, refused: 0, errors: [] })
        t.equal((await file(app, path, 'ndjson')).toString(), before.toString())
      })
    }
  }

  for (const { path } of exchanged) {
    await t.test(`${path}: another server has the same rows then`, async (t) => {
      const named = readNdjson(await file(app, path, 'ndjson')).filter((row) => row['external_id'] !== null)
      const text = named.map((row) => `${JSON.stringify(row)}\n`).join('')
      const report = await importFile(other, `${path}?on_error=skip`, 'ndjson', text)
      const all = readNdjson(await file(other, path, 'ndjson'))
      const elsewhere = all.filter((row) => row['external_id'] !== null)
      // people and pictures in a post, and rows without an external id, have ids of the first server only
      t.equal(report.created + report.refused, named.length)
      for (const { code } of report.errors) t.equal(code, 'unknown_reference')
      for (const { id: _id, ...row } of elsewhere) {
        const original = named.find(({ external_id }) => external_id === row['external_id'])!
        for (const [name, value] of Object.entries(row)) {
          if (!name.endsWith('_id') || name === 'external_id')
            t.same(value, original[name], `${path} ${name}`)
        }
      }
    })
  }
})
