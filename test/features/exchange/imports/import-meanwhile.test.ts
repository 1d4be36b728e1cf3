import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'

const count = 6000

test('lists are answered while a file is imported at once, and the file is whole', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '10000000' })
  const tags = Array.from({ length: count }, (_, n) => ({ external_id: `t${n}`, name: `Thẻ số ${n}` }))
  const imports = { ended: false }
  const imported = importFile(app, 'tags', 'ndjson', lines(...tags)).finally(() => (imports.ended = true))
  let answered = 0
  while (!imports.ended) {
    const { page } = await app.expect(200, 'GET', '/v1/tags?limit=1&count=exact', { as: 'anonymous' })
    if (imports.ended) break
    t.equal(page.count, 0, 'nothing is there before all of it is')
    answered++
  }
  t.match(await imported, { status: 'completed', rows_read: count, created: count, refused: 0 })
  t.comment(`${answered} lists were answered meanwhile`)
  t.ok(answered > 10, `${answered} lists were answered meanwhile`)
  const { page } = await app.expect(200, 'GET', '/v1/tags?limit=1&count=exact', { as: 'anonymous' })
  t.equal(page.count, count)
})
