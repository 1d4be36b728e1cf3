import { startApp, type Caller } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { sheetXml, textRowXml, workbookFile } from './workbook-file.ts'
import { test } from '../../../support/shared-test.ts'

test('what comes back, and who sees it', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app

  await t.test('refused rows come back with the separator they came with', async (t) => {
    await expect(201, 'POST', '/v1/party-cells', { body: { external_id: 'cb1', name: 'Chi bộ Một' } })
    for (const [n, separator] of [';', '\t', ','].entries()) {
      const score = separator === ';' ? '7,5' : '7.5'
      const rows = [
        ['external_id', 'party_cell.external_id', 'year', 'grade', 'score'],
        [`g${n}`, 'cb1', 'x', 'good', score],
      ]
      const file = rows.map((cells) => cells.join(separator)).join('\r\n')
      const { id } = await importFile(app, 'party-cell-gradings?on_error=skip', 'csv', file)
      const refused = (await send('GET', `/v1/imports/${id}/refused-rows`)).body
      t.match(refused, new RegExp(`^\uFEFFexternal_id${separator}party_cell`))
      const mended = refused.replace(`${separator}x${separator}`, `${separator}${2010 + n}${separator}`)
      t.match(await importFile(app, 'party-cell-gradings', 'csv', mended), { created: 1, refused: 0 })
    }
    t.match((await expect(200, 'GET', '/v1/party-cell-gradings?external_id=g0')).items, [{ score: 7.5 }])
  })

  await t.test('imports are seen by those who may import into the register', async (t) => {
    const writer = { scopes: ['party:write' as const] }
    const file = lines({ external_id: 'm1', full_name: '' })
    const theirs = await importFile(app, 'party-members?on_error=skip', 'ndjson', file)
    const own = await importFile(app, 'party-members?on_error=skip', 'ndjson', file, { as: writer })
    const outsiders: Caller[] = ['editor', 'registrar', { scopes: ['party:read'] }]
    for (const { id } of [theirs, own]) {
      for (const part of ['', '/errors', '/refused-rows']) {
        for (const as of outsiders) {
          await expect(404, 'GET', `/v1/imports/${id}${part}`, { as })
        }
        for (const as of ['party_officer', 'admin', writer] as const) {
          t.equal((await send('GET', `/v1/imports/${id}${part}`, { as })).statusCode, 200)
        }
      }
      await expect(404, 'POST', `/v1/imports/${id}/cancel`, { as: 'editor' })
    }
    const seen = async (as: Caller) =>
      (await expect(200, 'GET', '/v1/imports?resource=party-members', { as })).items.map(
        (item: { id: string }) => item.id,
      )
    t.same(await seen(writer), [own.id, theirs.id])
    t.same(await seen('editor'), [])
  })

  await t.test('a published post that comes back from the trash is a draft', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { external_id: 'b1', title: 'Tin' } })
    const headers = { 'if-match': '*' }
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers })
    await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
    const file = lines({ external_id: 'b1', title: 'Tin' })
    t.match(await importFile(app, 'posts', 'ndjson', file, { as: 'editor' }), { changed: 1 })
    t.match(await expect(200, 'GET', `/v1/posts/${id}`), { status: 'draft', deleted_at: null })
    await expect(404, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    t.match(await importFile(app, 'posts', 'ndjson', file, { as: 'editor' }), { unchanged: 1 })
  })

  await t.test('of a workbook that goes on in a second sheet, none is passed over in silence', async (t) => {
    const sheet = (code: string) => sheetXml(textRowXml(1, 'external_id', 'name') + textRowXml(2, code, code))
    const file = await workbookFile({ sheets: { tags: sheet('w1'), 'tags 2': sheet('w2') } })
    t.match(await importFile(app, 'tags', 'xlsx', file, { status: 422 }), {
      errors: [{ code: 'several_sheets' }],
      detail: /sheet=tags%202/,
    })
    for (const name of ['tags', 'tags%202']) {
      t.match(await importFile(app, `tags?sheet=${name}`, 'xlsx', file), { created: 1 })
    }
    const other = await workbookFile({ sheets: { tags: sheet('w1'), notes: sheet('w3') } })
    t.match(await importFile(app, 'tags', 'xlsx', other), { unchanged: 1 })
  })
})

test('a workbook is refused before it begins where a cell would be too long for it', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const url = `https://example.org/${'a'.repeat(1900)}`
  const emoji = { title: 'Hình', body: '😀'.repeat(20_000), external_id: 'emoji' }
  const { id } = await expect(201, 'POST', '/v1/posts', { body: emoji })
  t.match(await expect(422, 'GET', '/v1/exports/posts?format=xlsx'), { detail: new RegExp(id) })
  const short = { title: 'Hình ngắn', body: '😀'.repeat(16_000), external_id: 'short' }
  await expect(201, 'POST', '/v1/posts', { body: short })
  t.equal((await send('GET', '/v1/exports/posts?format=xlsx&external_id=short')).statusCode, 200)
  const media = (count: number) => ({
    kind: 'image',
    title: `Ảnh ${count}`,
    external_id: `m${count}`,
    sources: Array.from({ length: count }, (_, n) => ({ url: `${url}${n}` })),
  })
  await expect(201, 'POST', '/v1/media', { body: media(15) })
  t.equal((await send('GET', '/v1/exports/media?format=xlsx')).statusCode, 200)
  const { id: long } = await expect(201, 'POST', '/v1/media', { body: media(20) })
  t.match(await expect(422, 'GET', '/v1/exports/media?format=xlsx'), { detail: new RegExp(long) })
})
